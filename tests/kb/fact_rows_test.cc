#include "kb/fact_rows.h"

#include <gtest/gtest.h>

#include <string>

#include "kb/decided_facts.h"
#include "scratch.h"

namespace casebook {
namespace {

KnowledgeBase base_of(const Scratch& scratch) {
  KnowledgeBase kb = scratch.base();
  Report made = report("a", "T12 and L1 broke; pth and PTH; 24 years, T12");
  add_fact(made, "1", "fracture", "vertebral", "T12", {"site=T12"});
  add_fact(made, "1", "fracture", "vertebral", "L1", {"site=L1"});
  add_fact(made, "1", "fracture", "vertebral", "T12", {"site=T12"}, "past");
  add_fact(made, "1", "lab", "PTH", "PTH", {"value=24.50", "unit=pg/mL"});
  add_fact(made, "1", "lab", "pth", "pth", {"value=3", "unit=pg/mL"});
  add_fact(made, "", "fracture", "vertebral", "T12", {"site=T12"});
  EXPECT_EQ(ingest_reports(kb, {made}, test_options()).counts.facts, 6U);
  return kb;
}

std::string column(KnowledgeBase& kb, const std::string& what,
                   const std::string& from = "facts") {
  return *kb.connection().text("SELECT group_concat(" + what +
                               ", ' ') FROM (SELECT * FROM " + from +
                               " ORDER BY document_id, position)");
}

TEST(FactRows, ShareTheirLabelsAndOrigins) {
  const Scratch scratch;
  KnowledgeBase kb = base_of(scratch);
  EXPECT_EQ(count(kb, "labels"), 5);
  EXPECT_EQ(count(kb, "origins"), 1);
  // Another connection finds the labels that are there.
  KnowledgeBase other = scratch.base();
  Report again = report("b", "T12 broke again");
  add_fact(again, "1", "fracture", "vertebral", "T12", {"site=T12"});
  ingest_reports(other, {again}, test_options());
  EXPECT_EQ(count(kb, "labels"), 5);
  EXPECT_EQ(count(kb, "facts"), 7);
}

TEST(FactRows, ReadAsTheFactsTheyAre) {
  const Scratch scratch;
  KnowledgeBase kb = base_of(scratch);
  EXPECT_EQ(column(kb, "name"),
            "vertebral vertebral vertebral PTH pth vertebral");
  EXPECT_EQ(column(kb, "coalesce(site, '-')"), "T12 L1 T12 - - T12");
  EXPECT_EQ(column(kb, "assertion"),
            "present present past present present present");
  EXPECT_EQ(column(kb, "coalesce(value, '-')"), "- - - 24.5 3.0 -");
  EXPECT_EQ(column(kb, "keys"),
            R"({"site":"T12"} {"site":"L1"} {"site":"T12"} )"
            R"({"value":24.50,"unit":"pg/mL"} {"value":3,"unit":"pg/mL"} )"
            R"({"site":"T12"})");
  EXPECT_EQ(column(kb, "flags || readings || decided || anchor"), "     ");
  // Names are compared in either case, as they always were.
  EXPECT_EQ(*kb.connection().integer(
                "SELECT count(*) FROM facts WHERE kind = 'LAB' AND name ="
                " 'Pth'"),
            2);
}

// Facts are written several at a time; nothing of one stays in another.
TEST(FactRows, ManyAreWrittenAsFewAre) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  for (int facts = 1; facts <= 10; ++facts) {
    Report made = report("r" + std::to_string(facts),
                         "T12  broke; 7 of " + std::to_string(facts));
    for (int i = 0; i < facts; ++i) {
      if (i % 2 == 0) {
        add_fact(made, "1", "fracture", "vertebral", "T12  broke",
                 {"site=T12"});
      } else {
        add_fact(made, "", "lab", "PTH", "7",
                 {"value=" + std::to_string(i), "unit=pg/mL"});
        made.extraction.facts.back().flags = {"doubtful sign", "outlier"};
        made.extraction.facts.back().readings = {"7", "-7"};
      }
    }
    ASSERT_EQ(ingest_reports(kb, {made}, test_options()).counts.facts,
              static_cast<std::size_t>(facts));
  }
  EXPECT_EQ(count(kb, "facts"), 55);
  EXPECT_EQ(*kb.connection().integer(
                "SELECT count(*) FROM facts WHERE position % 2 = 0 AND"
                " quote = 'T12 broke' AND case_id = '1' AND site = 'T12' AND"
                " value IS NULL AND shown || flags || readings = '' AND"
                " keys = '{\"site\":\"T12\"}'"),
            30);
  EXPECT_EQ(*kb.connection().integer(
                "SELECT count(*) FROM facts WHERE position % 2 = 1 AND"
                " quote = '7' AND case_id = '' AND site IS NULL AND value ="
                " position AND shown = position || ' pg/mL' AND"
                " flags = 'doubtful sign; outlier' AND readings = '7; -7'"),
            25);
}

// The view is written to as the table that it once was.
TEST(FactRows, TheViewTakesAndGivesBackAFact) {
  const Scratch scratch;
  KnowledgeBase kb = base_of(scratch);
  Connection& c = kb.connection();
  const std::string before = column(kb, "keys || quote || rule || shown");
  ASSERT_TRUE(
      c.run("INSERT INTO facts_set_aside SELECT * FROM facts"
            " WHERE position = 3;"
            "DELETE FROM facts WHERE position = 3"));
  EXPECT_EQ(count(kb, "facts"), 5);
  ASSERT_TRUE(c.run("INSERT INTO facts SELECT * FROM facts_set_aside"));
  EXPECT_EQ(column(kb, "keys || quote || rule || shown"), before);
  EXPECT_EQ(count(kb, "labels"), 5);
  ASSERT_TRUE(
      c.run("UPDATE facts SET decided = 'accepted', anchor = 'x'"
            " WHERE position = 0"));
  EXPECT_EQ(column(kb, "decided || anchor"), "acceptedx     ");
  EXPECT_FALSE(c.run("UPDATE facts SET quote = 'y' WHERE position = 0"));
  ASSERT_TRUE(
      c.run("INSERT INTO facts (document_id, position, case_id, kind,"
            " name, assertion, shown, keys, flags, readings, begin_,"
            " end_, quote, section, language, rule) VALUES (1, 6, '1',"
            " 'lab', 'pTH', 'present', '', '{}', '', '', 0, 3, 'T12',"
            " '', 'en', 'hand')"));
  EXPECT_EQ(count(kb, "labels"), 6);
  EXPECT_EQ(count(kb, "origins"), 2);
}

}  // namespace
}  // namespace casebook
