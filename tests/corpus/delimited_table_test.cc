#include <gtest/gtest.h>

#include "grid_rows.h"

namespace casebook {
namespace {

TEST(DelimitedTable, ReadsBarsWithAndWithoutThemAtTheEnds) {
  EXPECT_EQ(grid_rows("| No | Age | Drug |\n"
                      "|---|:---:|---|\n"
                      "| 1 | 26 | none |\n"
                      "| 2 |  | denosumab |\n",
                      delimited_table),
            "No|Age|Drug/1|26|none/2||denosumab");
  EXPECT_EQ(
      grid_rows("No | Yaş | İlaç\n1 | 26 | yok\n2 | 35 | -\n", delimited_table),
      "No|Yaş|İlaç/1|26|yok/2|35|-");
}

TEST(DelimitedTable, ReadsABoxWhoseRowsHaveSeveralLines) {
  EXPECT_EQ(grid_rows("+----+-----+-----------+\n"
                      "| No | Age | Drug      |\n"
                      "+----+-----+-----------+\n"
                      "| 1  | 26  | calcium,  |\n"
                      "|    |     | 1 g daily |\n"
                      "+----+-----+-----------+\n"
                      "| 2  | 35  | none      |\n"
                      "+----+-----+-----------+\n",
                      delimited_table),
            "No|Age|Drug/1|26|calcium, 1 g daily/2|35|none");
}

TEST(DelimitedTable, ReadsNoRowOfAnotherLength) {
  EXPECT_EQ(grid_rows("| No | Age | Drug |\n| 1 | 26 |\n| 2 | 35 | none |\n",
                      delimited_table),
            "none");
}

TEST(DelimitedTable, ReadsSemicolonsAndQuotes) {
  EXPECT_EQ(grid_rows("Olgu;Yaş;Kırık;T skoru\n"
                      "1;26;\"T12; L1\";-3,4\n"
                      "2;35;;-2,9\n",
                      delimited_table),
            "Olgu|Yaş|Kırık|T skoru/1|26|T12; L1|-3,4/2|35||-2,9");
}

TEST(DelimitedTable, TakesNoDecimalCommaForTheEndOfACell) {
  EXPECT_EQ(
      grid_rows("Case,Age,T-score\n1,26,-3.4\n2,35,-2.9\n", delimited_table),
      "Case|Age|T-score/1|26|-3.4/2|35|-2.9");
  EXPECT_EQ(grid_rows("Olgu,Yaş,T skoru\n1,26,-3\n2,-2,9\n", delimited_table),
            "none");
}

TEST(DelimitedTable, LeavesCellsEmptyBehindTheLastTab) {
  EXPECT_EQ(grid_rows("No\tAge\tDrug\n1\t26\n2\t35\tnone\n", delimited_table),
            "No|Age|Drug/1|26|/2|35|none");
}

TEST(DelimitedTable, LeavesCellsEmptyBeforeTheFirstWord) {
  EXPECT_EQ(grid_rows("Site\tMeasure\tEntry\tExit\n"
                      "Hip\tBMD\t0.71\t0.79\n"
                      "\tT-score\t-3.6\t-2.9\n",
                      delimited_table),
            "Site|Measure|Entry|Exit/Hip|BMD|0.71|0.79/|T-score|-3.6|-2.9");
}

TEST(DelimitedTable, KeepsAnEmptyCellBeforeABarThatIsNoBorder) {
  EXPECT_EQ(grid_rows("Site | Measure | Entry\n"
                      "Hip | BMD | 0.71\n"
                      "     | T-score | -3.6\n"
                      "Spine | T-score |\n",
                      delimited_table),
            "Site|Measure|Entry/Hip|BMD|0.71/|T-score|-3.6/Spine|T-score|");
}

}  // namespace
}  // namespace casebook
