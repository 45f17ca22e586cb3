#include "kb/decide.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kb/evidence.h"
#include "kb/journal.h"
#include "kb/show.h"
#include "scratch.h"

namespace casebook {
namespace {

// Two reports of three facts each.
std::vector<Report> reports() {
  Report one = report("one",
                      "A 24-year-old woman. T-score of -3.2 at the "
                      "spine. She broke T12 and took calcium.");
  add_fact(one, "1", "age", "", "24-year-old", {"value=24", "unit=year"});
  add_fact(one, "1", "bmd", "T-score", "-3.2 at the spine",
           {"value=-3.2", "site=spine"});
  add_fact(one, "1", "drug", "calcium", "calcium", {});
  Report two = report("two", "Case 2 was 24 years old and broke T12.");
  add_fact(two, "2", "age", "", "24 years old", {"value=24", "unit=year"});
  add_fact(two, "2", "fracture", "vertebral", "T12", {"site=T12"});
  return {one, two};
}

class DecideTest : public testing::Test {
 protected:
  DecideTest() : kb_(scratch_.base()) {
    ingest_reports(kb_, reports(), test_options());
  }

  std::string id_of(const std::string& document, const std::string& kind) {
    const auto shown = show_documents(kb_, document);
    if (!shown) return "";
    for (const StoredFact& fact : shown->front().facts)
      if (fact.kind == kind) return fact_id(shown->front().sha256, fact);
    return "";
  }
  static DecisionRequest request(const std::string& target,
                                 const std::string& verdict,
                                 const std::string& by = "AB") {
    DecisionRequest request;
    request.target = target;
    request.verdict = verdict;
    request.by = by;
    return request;
  }
  Decided done(const DecisionRequest& request) {
    const Result<Decided> decided = decide(kb_, request);
    if (decided) return *decided;
    ADD_FAILURE() << decided.error().to_text();
    return {};
  }
  std::string code(const DecisionRequest& request) {
    const Result<Decided> decided = decide(kb_, request);
    return decided ? "" : decided.error().code;
  }
  std::string ask(const std::string& query) {
    const Result<std::string> text = kb_.connection().text(query);
    return text ? *text : text.error().to_text();
  }
  std::size_t journal_lines() const {
    const auto journal = read_journal(journal_path(kb_.path()));
    return journal ? journal->decisions.size() : 999;
  }

  Scratch scratch_;
  KnowledgeBase kb_;
};

TEST_F(DecideTest, ARejectedFactLeavesFactsViewsAndTable) {
  done(request(id_of("one", "drug"), "reject"));
  EXPECT_EQ(ask("SELECT count(*) FROM v_fact WHERE kind = 'drug'"), "0");
  EXPECT_EQ(ask("SELECT coalesce(drugs, '') FROM v_evidence"
                " WHERE document = 'one'"),
            "");
  EXPECT_EQ(ask("SELECT kind FROM facts_set_aside"), "drug");
  EXPECT_EQ(ask("SELECT verdict || state FROM v_decision"), "rejectkept");
  EXPECT_EQ(journal_lines(), 1U);
}

TEST_F(DecideTest, ACorrectedFactShowsTheCorrectionAndKeepsTheOriginal) {
  DecisionRequest correction = request(id_of("one", "bmd"), "correct");
  correction.keys = {{"value", "-3.5"}, {"time", "baseline"}};
  const std::string id = correction.target;
  done(correction);
  EXPECT_EQ(ask("SELECT value || time || decided FROM v_fact"
                " WHERE kind = 'bmd'"),
            "-3.5baselinecorrected");
  EXPECT_EQ(ask("SELECT original_keys FROM v_fact WHERE kind = 'bmd'"),
            R"({"value":-3.2,"site":"spine"})");
  EXPECT_EQ(id_of("one", "bmd"), id) << "a decided fact keeps its id";
  const auto found = find_fact(kb_, id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->original.keys, R"({"value":-3.2,"site":"spine"})");
  EXPECT_EQ(found->decisions.size(), 1U);
}

TEST_F(DecideTest, AnAddedFactAppearsAndMustStandInTheText) {
  DecisionRequest missed = request("one", "add");
  missed.kind = "fracture";
  missed.name = "vertebral";
  missed.case_id = "1";
  missed.keys = {{"site", "T12"}};
  missed.quote = "broke  T12";
  done(missed);
  EXPECT_EQ(ask("SELECT site || quote || decided FROM v_fact"
                " WHERE document = 'one' AND kind = 'fracture'"),
            "T12broke T12added");
  EXPECT_EQ(ask("SELECT fractures FROM v_evidence WHERE document = 'one'"),
            "T12");
  missed.quote = "broke L4";
  EXPECT_EQ(code(missed), "E-DECISION-QUOTE");
  missed.quote = "o";
  EXPECT_EQ(code(missed), "E-DECISION-QUOTE") << "more than once";
}

TEST_F(DecideTest, WhereTwoPeopleDifferBothAreKeptAndTheFactStays) {
  const std::string id = id_of("one", "age");
  EXPECT_FALSE(done(request(id, "accept", "AB")).disputed);
  EXPECT_TRUE(done(request(id, "reject", "CD")).disputed);
  EXPECT_EQ(ask("SELECT decided FROM v_fact WHERE document = 'one'"
                " AND kind = 'age'"),
            "disputed");
  EXPECT_EQ(count(kb_, "decisions"), 2);
  // One of them comes round.
  EXPECT_FALSE(done(request(id, "accept", "CD")).disputed);
  EXPECT_EQ(ask("SELECT decided FROM v_fact WHERE document = 'one'"
                " AND kind = 'age'"),
            "accepted");
  EXPECT_EQ(count(kb_, "decisions"), 3);
  EXPECT_EQ(ask("SELECT group_concat(state, ' ') FROM v_decision"),
            "kept superseded kept");
}

TEST_F(DecideTest, AStaleLookIsRefusedAndNothingIsLost) {
  DecisionRequest late = request(id_of("one", "age"), "reject", "CD");
  late.seen = "none";
  done(request(late.target, "accept", "AB"));
  EXPECT_EQ(code(late), "E-DECISION-STALE");
  EXPECT_EQ(count(kb_, "decisions"), 1);
}

TEST_F(DecideTest, UndoOfAFactTakesBackOnesLastWordAboutIt) {
  const std::string drug = id_of("one", "drug");
  EXPECT_EQ(code(request(drug, "undo")), "E-DECISION-UNDO");
  done(request(drug, "accept"));
  done(request(drug, "reject"));
  EXPECT_EQ(ask("SELECT count(*) FROM v_fact WHERE kind = 'drug'"), "0");
  EXPECT_EQ(code(request(drug, "undo", "CD")), "E-DECISION-UNDO");
  done(request(drug, "undo"));
  EXPECT_EQ(ask("SELECT decided FROM v_fact WHERE kind = 'drug'"), "accepted");
  done(request(drug, "undo"));
  EXPECT_EQ(ask("SELECT decided FROM v_fact WHERE kind = 'drug'"), "");
  EXPECT_EQ(code(request(drug, "undo")), "E-DECISION-UNDO");
}

TEST_F(DecideTest, UndoIsANewRowAndOnlyForOnesOwn) {
  const Decided first = done(request(id_of("one", "drug"), "reject"));
  EXPECT_EQ(code(request(first.decision.id, "undo", "CD")), "E-DECISION-UNDO");
  const Decided undo = done(request(first.decision.id, "undo"));
  EXPECT_EQ(count(kb_, "decisions"), 2);
  EXPECT_EQ(ask("SELECT count(*) FROM v_fact WHERE kind = 'drug'"), "1");
  EXPECT_EQ(count(kb_, "facts_set_aside"), 0);
  // Taking the taking back back.
  done(request(undo.decision.id, "undo"));
  EXPECT_EQ(ask("SELECT count(*) FROM v_fact WHERE kind = 'drug'"), "0");
}

TEST_F(DecideTest, TheSameWordAgainWritesNothing) {
  const std::string id = id_of("one", "age");
  done(request(id, "accept"));
  EXPECT_TRUE(done(request(id, "accept")).repeated);
  EXPECT_EQ(count(kb_, "decisions"), 1);
  EXPECT_EQ(journal_lines(), 1U);
}

TEST_F(DecideTest, PatientsAreMarkedAsOneOrNot) {
  DecisionRequest same = request("two#2", "same-patient");
  same.with = "one#1";
  done(same);
  EXPECT_EQ(ask("SELECT same || \"case\" || other_case FROM v_same_patient"),
            fake_sha256(reports()[0].document.text) <
                    fake_sha256(reports()[1].document.text)
                ? "112"
                : "121");
  same.verdict = "other-patient";
  same.by = "CD";
  done(same);
  EXPECT_EQ(ask("SELECT sum(disputed) FROM v_same_patient"), "2");
  same.with = "two#2";
  EXPECT_EQ(code(same), "E-DECISION-WITH");
  same.with = "one";
  EXPECT_EQ(code(same), "E-DECISION-CASE");
}

TEST_F(DecideTest, WhatCannotBeDecidedIsSaid) {
  const std::string id = id_of("one", "age");
  EXPECT_EQ(code(request("6eed37bd-0000000000", "accept")), "E-DECISION-FACT");
  EXPECT_EQ(code(request("nonsense", "accept")), "E-DECISION-FACT");
  EXPECT_EQ(code(request(id, "accept", "")), "E-DECISION-BY");
  EXPECT_EQ(code(request(id, "accept", "A\xff")), "E-DECISION-TEXT");
  EXPECT_EQ(code(request(id, "correct")), "E-DECISION-SAME");
  EXPECT_EQ(code(request(id, "note")), "E-DECISION-NOTE");
  DecisionRequest wrong = request(id, "correct");
  wrong.keys = {{"value", "old"}};
  EXPECT_EQ(code(wrong), "E-DECISION-NUMBER");
  wrong = request(id, "assign");
  wrong.case_id = "7";
  EXPECT_EQ(code(wrong), "E-DECISION-CASE");
  wrong = request(id, "correct");
  wrong.assertion = "perhaps";
  EXPECT_EQ(code(wrong), "E-DECISION-ASSERTION");
  EXPECT_EQ(count(kb_, "decisions"), 0);
  EXPECT_EQ(journal_lines(), 0U);
}

TEST_F(DecideTest, TheTableShowsWhatWasDecided) {
  DecisionRequest correction = request(id_of("one", "age"), "correct");
  correction.keys = {{"value", "25"}};
  done(correction);
  done(request(id_of("one", "bmd"), "reject"));
  EvidenceOptions options;
  options.columns = {"age", "T-score spine"};
  const Result<EvidenceTable> table = evidence_table(kb_, options);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows[0].cells[0].text, "25");
  EXPECT_EQ(table->rows[0].cells[1].text, "");
}

TEST_F(DecideTest, EveryFormatMarksWhatWasDecided) {
  DecisionRequest correction = request(id_of("one", "age"), "correct");
  correction.keys = {{"value", "25"}};
  done(correction);
  done(request(id_of("one", "bmd"), "reject"));
  done(request(id_of("one", "drug"), "accept"));
  done(request(id_of("two", "age"), "accept"));
  done(request(id_of("two", "age"), "reject", "CD"));
  DecisionRequest add = request("two", "add");
  add.kind = "symptom";
  add.name = "back pain";
  add.case_id = "2";
  add.quote = "broke";
  done(add);
  EvidenceOptions options;
  options.columns = {"age", "symptoms", "T-score spine", "drugs", "decided"};
  const EvidenceTable table = *evidence_table(kb_, options);
  EXPECT_EQ(table.rows[0].cells[4].text,
            "age: corrected; T-score spine: 1 rejected; drugs: accepted");
  EXPECT_EQ(table.rows[1].cells[4].text, "age: disputed; symptoms: added");
  const auto written = [&table](const char* format) {
    return *write_table(table, format, {});
  };
  EXPECT_NE(written("md").find("| 25 ✎ |"), std::string::npos);
  EXPECT_NE(written("md").find("24 ≠"), std::string::npos);
  EXPECT_NE(written("md").find("✎ corrected"), std::string::npos);
  EXPECT_NE(written("text").find("calcium ✓"), std::string::npos);
  EXPECT_NE(written("html").find("title=\"disputed\""), std::string::npos);
  EXPECT_NE(written("csv").find("symptoms: added"), std::string::npos);
  EXPECT_NE(written("csv").find("\n25,"), std::string::npos);
  EXPECT_NE(written("jsonl").find("\"decided\":\"corrected\""),
            std::string::npos);
  EXPECT_FALSE(written("xlsx").empty());
}

}  // namespace
}  // namespace casebook
