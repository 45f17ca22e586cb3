#include <gtest/gtest.h>

#include <string>

#include "corpus/table_shapes.h"

namespace casebook {
namespace {

// The cells of each row, in order: "a|b/c|d".
std::string cells_of(const std::string& text) {
  const LooseBody body =
      loose_body(text, {0, static_cast<std::uint32_t>(text.size())});
  const auto grid = aligned_table(body);
  if (!grid) return "none";
  std::string all;
  for (std::size_t r = 0; r < grid->rows; ++r) {
    if (r > 0) all += '/';
    for (std::size_t c = 0; c < grid->columns; ++c) {
      const auto place =
          static_cast<std::size_t>(grid->map[r * grid->columns + c]);
      const Cell& cell = grid->cells[place];
      all += (c > 0 ? "|" : "") + std::string(slice(text, cell.span));
    }
  }
  return all;
}

TEST(AlignedTable, TellsColumnsByTheOrderOfCellsWhereNothingIsMissing) {
  EXPECT_EQ(cells_of("No  Age  Drug  Months\n"
                     "1   24   calcium and vitamin D  18\n"
                     "2   31   none  12\n"),
            "No|Age|Drug|Months/1|24|calcium and vitamin D|18/2|31|none|12");
}

TEST(AlignedTable, LeavesTheCornerOverTheLabelsEmpty) {
  EXPECT_EQ(cells_of("        A     B\n"
                     "Age   27  33\n"
                     "Onset of pain (weeks)  3   8\n"),
            "|A|B/Age|27|33/Onset of pain (weeks)|3|8");
}

TEST(AlignedTable, GuessesNothingWhereACellIsMissingAndNothingStandsStraight) {
  EXPECT_EQ(cells_of("No  Age  Drug  Months\n"
                     "1   calcium and vitamin D 400 to 800 IU daily  18\n"
                     "2   31   none  12\n"),
            "none");
}

TEST(AlignedTable, LeavesDrawnLinesOutAndJoinsBrokenHeadsAndCells) {
  EXPECT_EQ(cells_of("No   Age (yr)   Onset (weeks   Drug             Months\n"
                     "                postpartum)\n"
                     "---------------------------------------------------\n"
                     "1    26         6              calcium,         30\n"
                     "                               denosumab\n"
                     "2    35         3              none             48\n"
                     "_____ _____ _____\n"),
            "No|Age (yr)|Onset (weeks|Drug|Months/1|26|6|calcium,|30/"
            "2|35|3|none|48");
}

TEST(AlignedTable, TakesADashForACellAndThreeForALine) {
  EXPECT_EQ(cells_of("No   Age   Drug\n"
                     "1    26    -\n"
                     "2    -     none\n"),
            "No|Age|Drug/1|26|-/2|-|none");
}

TEST(AlignedTable, KeepsAHeadThatTwoColumnsShareAboveTheFirst) {
  EXPECT_EQ(cells_of("Case   Age   T-score           Treatment\n"
                     "             Spine     Hip\n"
                     "1      31    -3.4      -2.1    none\n"
                     "2      28    -2.9      -2.8    calcium\n"),
            "Case|Age|T-score||Treatment/||Spine|Hip|/1|31|-3.4|-2.1|none/"
            "2|28|-2.9|-2.8|calcium");
}

TEST(AlignedTable, TakesALowerHeadOfSmallLettersForAHeadsSecondLine) {
  EXPECT_EQ(cells_of("Case   Age at     T-score\n"
                     "       delivery\n"
                     "1      31         -3.4\n"
                     "2      28         -2.9\n"),
            "Case|Age at|T-score/1|31|-3.4/2|28|-2.9");
}

TEST(AlignedTable, EndsANameOfRowsWhereLabelsStandAtTheMarginAgain) {
  EXPECT_EQ(cells_of("              A      B\n"
                     "T-score\n"
                     "  before      -3.1   -2.9\n"
                     "  after       -2.2   -2.0\n"
                     "Months        18     24\n"),
            "|A|B/T-score|T-score|T-score/before|-3.1|-2.9/after|-2.2|-2.0/"
            "||/Months|18|24");
}

TEST(AlignedTable, ReadsNoLineOfACellThatHasNotBegun) {
  EXPECT_EQ(cells_of("No   Age   Drug              Months\n"
                     "1    26                      18\n"
                     "           teriparatide\n"
                     "2    35    none              48\n"),
            "none");
}

TEST(AlignedTable, KeepsAUnitBelowALabelAndTakesWideLinesForFootnotes) {
  const std::string text =
      "Test        Before   After\n"
      "PTH         71       39\n"
      "25(OH)D     9        33\n"
      "(ng/mL)\n\n"
      "n.a.: not available. Lumbar: L1-L4.\n"
      "All had been fasting.\n";
  EXPECT_EQ(cells_of(text), "Test|Before|After/PTH|71|39/25(OH)D|9|33");
  const LooseBody body =
      loose_body(text, {0, static_cast<std::uint32_t>(text.size())});
  ASSERT_EQ(body.lines.size(), 4);
  EXPECT_EQ(body.words(3), "(ng/mL)");
}

TEST(AlignedTable, PartsHeadsThatASingleSpaceKeepsApartWhereColumnsBegin) {
  EXPECT_EQ(cells_of("Patient   Gravida/ Weight  T-score\n"
                     "          para     (kg)\n"
                     "A         2/1      55      -3.6\n"
                     "B         1/1      63      -2.7\n"),
            "Patient|Gravida/|Weight|T-score/A|2/1|55|-3.6/B|1/1|63|-2.7");
}

TEST(AlignedTable, ReadsNoColumnThatHoldsTheFiguresOfTwo) {
  EXPECT_EQ(cells_of("No   Before After   Months\n"
                     "1    -3.4 -2.1     18\n"
                     "2    -2.9 -2.0     24\n"),
            "none");
}

TEST(AlignedTable, AddsAFigureToTheWordsAboveIt) {
  EXPECT_EQ(cells_of("Author [ref]      Age     T-score   Course\n"
                     "A. Moretta [7]    36      -4.4      T-score\n"
                     "                                    -3.1\n"
                     "B. Kowalik [9],   25-38   -3.9 to   none\n"
                     "n = 4                     -3.1\n"
                     "C. Aalto [12]     27      -2.6      none\n"),
            "Author [ref]|Age|T-score|Course/A. Moretta [7]|36|-4.4|T-score/"
            "B. Kowalik [9],|25-38|-3.9 to|none/C. Aalto [12]|27|-2.6|none");
}

TEST(AlignedTable, ReadsNoFigureThatStandsBetweenTwoColumns) {
  EXPECT_EQ(cells_of("Site      Before      After      Last\n"
                     "Spine     -3.4        -2.6       -2.2\n"
                     "Hip              -2.0            -1.7\n"),
            "none");
}

TEST(AlignedTable, PartsNoGroupBeforeItsBracket) {
  EXPECT_EQ(cells_of("        Some drug (n=12)     None (n=10)\n"
                     "        Before    After      Before    After\n"
                     "Spine   -3.1      -2.4       -2.9      -2.7\n"),
            "|Some drug (n=12)|Some drug (n=12)|None (n=10)|None (n=10)/"
            "|Before|After|Before|After/Spine|-3.1|-2.4|-2.9|-2.7");
}

TEST(AlignedTable, PartsALabelFromTheFigureRightBehindIt) {
  EXPECT_EQ(cells_of("            Before    After\n"
                     "L1-L4       -4.3      -3.3\n"
                     "Fem. neck 2 -2.8      -2.5\n"),
            "|Before|After/L1-L4|-4.3|-3.3/Fem. neck 2|-2.8|-2.5");
}

TEST(AlignedTable, AddsAUnitBelowALabelToTheLabelOfItsRow) {
  EXPECT_EQ(cells_of("Test            Baseline   Later\n"
                     "25-hydroxyvitamin D\n"
                     "  (ng/mL)       9          33\n"
                     "Parathormone    71         40\n"),
            "Test|Baseline|Later/25-hydroxyvitamin D|9|33/"
            "Parathormone|71|40");
}

TEST(AlignedTable, SetsAHeadOfOneColumnBesideGroups) {
  EXPECT_EQ(cells_of("        Drug              None              p\n"
                     "        Before   After    Before   After\n"
                     "Spine   -3.1     -2.4     -2.9     -2.7     0.02\n"
                     "Hip     -2.1     -1.9     -2.0     -1.8     0.40\n"),
            "|Drug|Drug|None|None|p/|Before|After|Before|After|/"
            "Spine|-3.1|-2.4|-2.9|-2.7|0.02/Hip|-2.1|-1.9|-2.0|-1.8|0.40");
}

TEST(AlignedTable, PartsLabelsOfTwoColumnsThatStandAskew) {
  EXPECT_EQ(cells_of("                         Entry   Exit\n"
                     "L1, L3   BMD             0.71    0.79\n"
                     "         T-score         -3.6    -2.9\n"
                     "Left femoral neck  BMD   0.60    0.61\n"
                     "         T-score         -2.1    -2.0\n"
                     "Height (cm)              160     158\n"),
            "||Entry|Exit/L1, L3|BMD|0.71|0.79/|T-score|-3.6|-2.9/"
            "Left femoral neck|BMD|0.60|0.61/|T-score|-2.1|-2.0/"
            "Height (cm)||160|158");
}

TEST(AlignedTable, TellsFiguresThatLongLabelsPushedOnByTheirOrder) {
  EXPECT_EQ(cells_of("                  Entry   Exit\n"
                     "Hip    BMD        0.71    0.79\n"
                     "       T-score    -3.6    -2.9\n"
                     "Left femoral neck    BMD      0.60    0.61\n"),
            "||Entry|Exit/Hip|BMD|0.71|0.79/|T-score|-3.6|-2.9/"
            "Left femoral neck|BMD|0.60|0.61");
}

TEST(AlignedTable, ReadsNoSecondLabelThatNoFirstOneStandsAbove) {
  EXPECT_EQ(cells_of("               Entry   Exit\n"
                     "      BMD      0.71    0.79\n"
                     "Left total femur   T-score   -3.6    -2.9\n"
                     "      Z-score  -3.1    -2.8\n"),
            "none");
}

TEST(AlignedTable, PartsAFigureFromTheLongLabelBeforeIt) {
  EXPECT_EQ(cells_of("Visit             Spine   Neck\n"
                     "2011 (first)      -3.9    -2.6\n"
                     "2013 (drug ended) -2.5    -2.1\n"
                     "2016 (weeks later) -3.2   -2.4\n"),
            "Visit|Spine|Neck/2011 (first)|-3.9|-2.6/"
            "2013 (drug ended)|-2.5|-2.1/2016 (weeks later)|-3.2|-2.4");
}

TEST(AlignedTable, TakesARangeWithBlanksForOneCell) {
  EXPECT_EQ(cells_of("Test      Result   Normal\n"
                     "Calcium   9.1      8.5 - 10.5\n"
                     "PTH       71       15 - 65\n"),
            "Test|Result|Normal/Calcium|9.1|8.5 - 10.5/PTH|71|15 - 65");
}

}  // namespace
}  // namespace casebook
