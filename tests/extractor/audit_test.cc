// Audits: each numeral in one place, what is left out is listed, what is
// dismissed has a name.
#include "extractor/audit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "extractor/trace.h"
#include "grammars.h"

namespace casebook {
namespace {

class Audit : public testing::Test {
 protected:
  void read(const std::string& text) {
    document_ = report(text);
    report_ = audit(document_, project_grammar(), {});
  }
  // Without the facts of this kind.
  void read_without(const std::string& text, const std::string& kind) {
    document_ = report(text);
    std::vector<Fact> facts = extract(document_, project_grammar(), {}).facts;
    std::erase_if(facts, [&](const Fact& one) { return one.kind == kind; });
    report_ = audit(document_, project_grammar(), {.facts = &facts});
  }
  // The entry of a numeral or mention with this text; of the first one.
  const AuditEntry* entry(std::string_view text) const {
    for (const AuditEntry& one : report_.entries) {
      if (one.type != AuditType::kDoubt &&
          slice(document_.text, one.span) == text)
        return &one;
    }
    return nullptr;
  }
  void expect(std::string_view text, AuditState state,
              const std::string& by = "") const {
    const AuditEntry* found = entry(text);
    ASSERT_NE(found, nullptr) << text;
    EXPECT_STREQ(to_text(found->state), to_text(state)) << text << found->by;
    if (!by.empty()) {
      EXPECT_EQ(found->by, by) << text;
    }
  }

  Document document_;
  AuditReport report_;
};

constexpr const char* kReport =
    "Case report\n\nA 31-year-old woman had back pain in May 2015. MRI "
    "showed fractures of T12 and L1 (Figure 2). Her lumbar T-score was -3.1. "
    "She took teriparatide 20 mcg daily.\n";

TEST_F(Audit, AFactsFigureIsAccountedForByIt) {
  read(kReport);
  expect("31", AuditState::kFact, "en.age.years-old");
  expect("3.1", AuditState::kFact);
  expect("12", AuditState::kFact);
  expect("20", AuditState::kFact);
}

TEST_F(Audit, ADismissedFigureNamesTheRule) {
  read(kReport);
  expect("2015", AuditState::kDismissed, "en.date");
  expect("2", AuditState::kDismissed, "en.figure-number");
}

TEST_F(Audit, AFigureWhoseFactIsMissingIsOpenWithAGuess) {
  read_without(kReport, "bmd");
  expect("3.1", AuditState::kOpen);
  EXPECT_EQ(entry("3.1")->guess, "bmd");
}

TEST_F(Audit, ADrugAndALevelThatNoFactNamesAreMentions) {
  read_without(kReport, "drug");
  expect("teriparatide", AuditState::kOpen);
  expect("20", AuditState::kOpen);
  read_without(kReport, "fracture");
  expect("12", AuditState::kOpen);
  EXPECT_EQ(report_.count(AuditType::kMention, AuditState::kOpen), 1U);
}

TEST_F(Audit, TurkishIsAuditedAlike) {
  constexpr const char* kText =
      "Olgu sunumu\n\n31 yaşındaki kadın hasta Mayıs 2015'te başvurdu. L1 ve "
      "L2 vertebralarda kırık saptandı (Şekil 2). T skoru -3,1 idi.\n";
  read(kText);
  expect("31", AuditState::kFact);
  expect("2015", AuditState::kDismissed, "tr.date");
  expect("3,1", AuditState::kFact);
  read_without(kText, "bmd");
  expect("3,1", AuditState::kOpen);
}

TEST_F(Audit, WhatIsSaidAgainLeansOnTheFactThatSaysIt) {
  read(
      "Abstract\n\nA 31-year-old woman had a T-score of -3.1.\n\n"
      "Case report\n\nA 31-year-old woman came. Her T-score was -3.1 at the "
      "lumbar spine.\n");
  EXPECT_GE(report_.count(AuditType::kNumeral, AuditState::kRepeat), 1U);
  EXPECT_EQ(report_.count(AuditType::kNumeral, AuditState::kOpen), 0U);
}

TEST_F(Audit, ADoubtfulSignStandsFirst) {
  read(
      "Case report\n\nA 31-year-old woman came. Her lumbar T-score was 3.1. "
      "She walked 7 times.\n");
  ASSERT_FALSE(report_.entries.empty());
  EXPECT_EQ(report_.entries[0].type, AuditType::kDoubt);
  EXPECT_EQ(report_.entries[0].by, "doubtful sign");
}

TEST_F(Audit, AConflictStandsFirstWithBothPlaces) {
  read(
      "Abstract\n\nA 31-year-old woman had a T-score of -3.1.\n\n"
      "Case report\n\nA 34-year-old woman came. Her T-score was -3.1. She "
      "walked 7 times.\n");
  ASSERT_FALSE(report_.entries.empty());
  const AuditEntry& first = report_.entries[0];
  EXPECT_EQ(first.type, AuditType::kConflict);
  EXPECT_EQ(first.by, "figure");
  EXPECT_EQ(slice(document_.text, first.span), "31-year-old woman");
  EXPECT_EQ(slice(document_.text, first.other), "34-year-old woman");
}

TEST_F(Audit, OtherPatientsFiguresAreDismissed) {
  read(
      "Case report\n\nA 31-year-old woman came.\n\nDiscussion\n\nYilmaz et "
      "al. reported a 44-year-old woman with a T-score of -4.2.\n");
  expect("44", AuditState::kDismissed, "others");
  expect("4.2", AuditState::kDismissed, "others");
}

TEST_F(Audit, AnOrdinalBesideATimeIsAFigure) {
  constexpr const char* kText =
      "Case report\n\nA 31-year-old woman had back pain in the third "
      "postpartum week, in the 34th week of her second pregnancy a fall.\n";
  read(kText);
  EXPECT_EQ(report_.open(), 0U);
  read_without(kText, "timing");
  expect("third", AuditState::kOpen);
  expect("34", AuditState::kOpen);
  read_without(kText, "parity");
  expect("second", AuditState::kOpen);
  read_without(
      "Olgu sunumu\n\n31 yaşındaki hasta doğumdan sonraki dördüncü haftada "
      "başvurdu.\n",
      "timing");
  expect("dördüncü", AuditState::kOpen);
}

TEST_F(Audit, OfAListOfLevelsTheMissingOneIsOpen) {
  document_ = report(
      "Olgu sunumu\n\n31 yaşındaki hastada T11, T12 ve L3'te kırık "
      "saptandı.\n");
  std::vector<Fact> facts = extract(document_, project_grammar(), {}).facts;
  ASSERT_EQ(
      std::erase_if(facts,
                    [](const Fact& one) { return one.get("site") == "T12"; }),
      1U);
  report_ = audit(document_, project_grammar(), {.facts = &facts});
  expect("11", AuditState::kFact);
  expect("12", AuditState::kOpen);
}

TEST_F(Audit, WhatIsDeniedAsARiskIsNoMissingDrug) {
  constexpr const char* kText =
      "Case report\n\nA 31-year-old woman came. She did not smoke and had "
      "never taken anticonvulsants.\n";
  read(kText);
  EXPECT_EQ(report_.open(), 0U);
  document_ = report(kText);
  std::vector<Fact> facts = extract(document_, project_grammar(), {}).facts;
  std::erase_if(facts, [](const Fact& one) {
    return one.kind == "risk_factor" || one.kind == "drug";
  });
  report_ = audit(document_, project_grammar(), {.facts = &facts});
  expect("did not smoke", AuditState::kOpen);
  expect("anticonvulsants", AuditState::kOpen);
}

TEST_F(Audit, AnothersFractureIsMissingAlthoughThePatientHasOne) {
  document_ = report(
      "Case report\n\nA 31-year-old woman had a hip fracture. Her mother "
      "had a hip fracture at 70.\n");
  std::vector<Fact> facts = extract(document_, project_grammar(), {}).facts;
  ASSERT_GE(
      std::erase_if(facts,
                    [](const Fact& one) { return one.assertion == "family"; }),
      1U);
  report_ = audit(document_, project_grammar(), {.facts = &facts});
  EXPECT_EQ(report_.count(AuditType::kMention, AuditState::kOpen), 1U);
}

TEST_F(Audit, ATablesCellsAreTheirOwnPatients) {
  document_ = report(
      "Case report\n\nTable 1. Patients\n\n"
      "Patient     Age    Delivery\n"
      "1           31     Cesarean\n"
      "2           29     Cesarean\n\n");
  std::vector<Fact> facts = extract(document_, project_grammar(), {}).facts;
  ASSERT_EQ(std::erase_if(facts,
                          [](const Fact& one) {
                            return one.kind == "delivery" && one.case_id == "2";
                          }),
            1U);
  report_ = audit(document_, project_grammar(), {.facts = &facts});
  EXPECT_EQ(report_.count(AuditType::kMention, AuditState::kOpen), 1U);
}

TEST_F(Audit, EmptyAndOddTextsAreAuditedToo) {
  read("12\n");
  EXPECT_EQ(report_.entries.size(), 1U);
  read("no figure at all\n");
  EXPECT_EQ(report_.count(AuditType::kNumeral, AuditState::kOpen), 0U);
  read(
      "1.2.3,4 ½ 10⁵ m2 007 \xE2\x88\x92"
      "5\n");
  EXPECT_GE(report_.entries.size(), 4U);
}

TEST_F(Audit, TheWatchChangesNoFact) {
  for (const char* text : {kReport, "Olgu\n\n31 yaşında hasta geldi.\n"}) {
    const Document document = report(text);
    const Extraction plain = extract(document, project_grammar(), {});
    Trace trace(document, project_grammar());
    const Extraction watched =
        extract(document, project_grammar(), {.watch = &trace});
    EXPECT_EQ(plain.facts, watched.facts);
    EXPECT_EQ(plain.cases.size(), watched.cases.size());
    EXPECT_FALSE(trace.sentences().empty());
  }
}

}  // namespace
}  // namespace casebook
