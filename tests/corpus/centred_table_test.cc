#include <gtest/gtest.h>

#include "grid_rows.h"

namespace casebook {
namespace {

// Cells of two lines stand half above, half below the others: a row's first
// line is not the line of its number.
TEST(CentredTable, KnowsTheRowOfALineByWhatStandsOnTheOtherSide) {
  EXPECT_EQ(grid_rows("No   Age   Drug              Months\n"
                      "           teriparatide\n"
                      "1    26                      18\n"
                      "           20 mcg daily\n"
                      "           denosumab\n"
                      "2    35                      48\n"
                      "           60 mg\n"
                      "3    30    none              -\n",
                      centred_table),
            "No|Age|Drug|Months/1|26|teriparatide 20 mcg daily|18/"
            "2|35|denosumab 60 mg|48/3|30|none|-");
}

TEST(CentredTable, KnowsRowsByTheBlankLinesBetween) {
  EXPECT_EQ(grid_rows("No   Age   Drug              Months\n\n"
                      "           teriparatide\n"
                      "1    26                      18\n"
                      "           20 mcg daily\n\n"
                      "           60 mg of\n"
                      "2    35                      48\n"
                      "           denosumab\n",
                      centred_table),
            "No|Age|Drug|Months/1|26|teriparatide 20 mcg daily|18/"
            "2|35|60 mg of denosumab|48");
}

// Nothing shows that cells stand in the middle: whose the lines between two
// rows are is not known.
TEST(CentredTable, LeavesCellsThatBeginBesideTheLabelToOthers) {
  EXPECT_EQ(grid_rows("No   Age   Drug\n"
                      "1    26    calcium and\n"
                      "           denosumab\n"
                      "2    35    none\n",
                      centred_table),
            "none");
}

TEST(CentredTable, GuessesNothingWhereTheLinesDoNotComeOut) {
  EXPECT_EQ(grid_rows("No   Age   Drug              Months\n"
                      "1    26                      18\n"
                      "           teriparatide\n"
                      "           20 mcg daily\n"
                      "2    35    none              48\n",
                      centred_table),
            "none");
}

}  // namespace
}  // namespace casebook
