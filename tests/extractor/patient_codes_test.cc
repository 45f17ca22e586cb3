#include "extractor/patient_codes.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

TEST(PatientCodes, KnowItsOwnMarkAndCountOnly) {
  const PatientCodes codes("H", 3);
  EXPECT_EQ(codes.number("H2"), "2");
  EXPECT_EQ(codes.number(" H3 "), "3");
  EXPECT_EQ(codes.number("H4"), "");
  EXPECT_EQ(codes.number("L2"), "");
  EXPECT_EQ(codes.number("H"), "");
  EXPECT_EQ(codes.number(""), "");
}

TEST(PatientCodes, StandAsWordsWithEndingsOrWithout) {
  const PatientCodes codes("H", 3);
  const std::string text = "H1 ile H3'ün; AH2, H22, H2a ve (H2).";
  const auto places = codes.places(text);
  ASSERT_EQ(places.size(), 3U);
  EXPECT_EQ(places[0].number, "1");
  EXPECT_EQ(slice(text, places[1].span), "H3");
  EXPECT_EQ(places[2].number, "2");
  EXPECT_EQ(places[2].span.end, text.size() - 2);
}

TEST(PatientCodes, MayHaveAJointAndLettersOfAnyAlphabet) {
  EXPECT_EQ(PatientCodes("Pt-", 12).number("Pt-11"), "11");
  EXPECT_EQ(PatientCodes("Ö", 2).places("Ö1, Ö2").size(), 2U);
}

TEST(PatientCodes, MayBeNames) {
  const PatientCodes codes({"Solveig", "Ama"});
  EXPECT_FALSE(codes.empty());
  EXPECT_EQ(codes.number(" Ama "), "2");
  EXPECT_EQ(codes.number("Amalie"), "");
  const auto places = codes.places("Ama and Solveig's mother; Amalie.");
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].number, "2");
  EXPECT_EQ(places[1].number, "1");
}

TEST(PatientCodes, NoneOfThemIsAnywhere) {
  EXPECT_TRUE(PatientCodes().places("H1").empty());
}

class FindCodes : public testing::Test {
 protected:
  // A table of one column below a head.
  PatientCodes of(const std::vector<std::string>& labels) {
    Document document;
    Grid grid;
    grid.rows = static_cast<std::uint16_t>(labels.size());
    grid.columns = 1;
    grid.head_rows = 1;
    for (const std::string& label : labels) {
      Cell cell;
      cell.row = static_cast<std::uint16_t>(grid.cells.size());
      const auto begin = static_cast<std::uint32_t>(document.text.size());
      document.text += label + "\n";
      cell.span = {begin, begin + static_cast<std::uint32_t>(label.size())};
      grid.map.push_back(static_cast<std::int32_t>(grid.cells.size()));
      grid.cells.push_back(cell);
    }
    document.tables.push_back(grid);
    return find_patient_codes(
        document, [this](const TableWords& words, const std::string& first) {
          asked_ = first;
          return words.head(0) == "Patient";
        });
  }
  std::string asked_;
};

TEST_F(FindCodes, TakesRowsThatCountUpUnderAHeadOfPeople) {
  const PatientCodes codes = of({"Patient", "P1", "P2", "P3", "Mean"});
  EXPECT_EQ(codes.number("P3"), "3");
  EXPECT_EQ(asked_, "P1");
}

TEST_F(FindCodes, LeavesWhatDoesNotCountUpOrIsOfOtherThings) {
  EXPECT_TRUE(of({"Patient", "P1", "P3"}).empty());
  EXPECT_TRUE(of({"Patient", "P1", "Q2"}).empty());
  EXPECT_TRUE(of({"Patient", "P1"}).empty());
  EXPECT_TRUE(of({"Patient", "p1", "p2"}).empty());
  EXPECT_TRUE(of({"Level", "L1", "L2", "L3"}).empty());
}

class ToldCodes : public testing::Test {
 protected:
  static PatientCodes of(const std::vector<std::string>& sentences) {
    Document document;
    for (const std::string& words : sentences) {
      const auto begin = static_cast<std::uint32_t>(document.text.size());
      document.text += words + " ";
      Sentence sentence;
      sentence.span = {begin, begin + static_cast<std::uint32_t>(words.size())};
      document.sentences.push_back(sentence);
    }
    return find_told_codes(document, [](const std::string& first) {
      return first == "L1" || first == "T1";
    });
  }
};

TEST_F(ToldCodes, EachIsBroughtInWithAnAge) {
  const PatientCodes codes =
      of({"P1 was 29 years old.", "P1 had T11.", "P2, 34, had L3.",
          "In P3 (41 years) L1 was broken."});
  EXPECT_EQ(codes.number("P3"), "3");
  EXPECT_EQ(codes.number("P4"), "");
  EXPECT_EQ(of({"H1 29 yaşındaydı; H2'de (34 yaş) kırık vardı."}).number("H2"),
            "2");
  EXPECT_EQ(of({"Pt-1, 29, came.", "Pt-2, 34, too."}).number("Pt-2"), "2");
  EXPECT_EQ(of({"Ö1, 29 yaşında.", "Ö2, 34 yaşında."}).number("Ö2"), "2");
}

TEST_F(ToldCodes, WithoutAnAgeForEachOrAFirstThatOpensThereAreNone) {
  EXPECT_TRUE(of({"P1 was 29 years old.", "P2 had T11 and L1."}).empty());
  EXPECT_TRUE(of({"P1 was 29 years old."}).empty());
  EXPECT_TRUE(of({"P1 was 29 years old.", "P3 was 34."}).empty());
  EXPECT_TRUE(of({"She was G2 P1, 29 years old.", "P2, 34, came."}).empty());
  EXPECT_TRUE(of({"G1P1, 29, came.", "G2P2, 34, came."}).empty());
}

TEST_F(ToldCodes, VertebraeAndMeasuredFiguresAreNone) {
  EXPECT_TRUE(of({"L1 was 29 mm high.", "L2 was 34 mm high."}).empty());
  EXPECT_TRUE(of({"P1 was 29.5 in all.", "P2 was 34.1."}).empty());
  EXPECT_TRUE(of({"P1 rose by 29%.", "P2 rose by 34%."}).empty());
  EXPECT_TRUE(of({"H1 had T11.", "H2 had T12."}).empty());
}

}  // namespace
}  // namespace casebook
