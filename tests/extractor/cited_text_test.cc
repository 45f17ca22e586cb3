// What a review's text says of patients whom its table's rows tell of.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class CitedText : public ToldReport {
 protected:
  void review(const std::string& sentence) {
    read(
        "Hip fracture in young mothers: a review\n\nSummary\n"
        "We sought out the reports of hip fractures in young mothers.\n\n"
        "Table 1. Published cases\n"
        "Author [ref] Country Age (years) Side Hip T-score Therapy Follow-up "
        "(months)\n"
        "Amsel [2] Chile 30 left -1.8 calcium 500 mg/day 7\n"
        "Cole [9] Peru 26 right -2.6 risedronate 35 mg/week 5\n"
        "Dunn [3] Mali 22 both -2.0 none 9\n\n"
        "What the cases share\n" +
        sentence +
        " All of the women had walked with crutches for some weeks before an "
        "image was made, and none of the reports says how the hips looked in "
        "the years that followed. We found no more than that in the papers, "
        "and asked the authors in vain.\n");
  }
};

TEST_F(CitedText, IsOfTheRowWhereItNamesTheAuthorAsWhoseThePatientWas) {
  review("Cole's patient [9] weighed 46 kg and had taken prednisolone 5 mg.");
  EXPECT_EQ(cases(), "1 2 3");
  EXPECT_EQ(whose("risedronate"), "2");
  EXPECT_EQ(whose("46"), "2");
  EXPECT_EQ(whose("prednisolone"), "2");
}

TEST_F(CitedText, IsNobodysWhereTheAuthorOnlySaysSo) {
  review("Cole [9] holds that 46 kg and prednisolone 5 mg explain a fracture.");
  EXPECT_NE(whose("46"), "2");
  EXPECT_NE(whose("prednisolone"), "2");
}

// "Published cases of hip fracture": each of them had one.
TEST_F(CitedText, TheCaptionTellsWhatThePatientOfEachRowBroke) {
  const std::string rows =
      "Author [ref]    Age (years)    Drug\n"
      "Amsel [2]       30             calcium\n"
      "Cole [9]        26             risedronate\n"
      "Dunn [3]        22             none\n\n";
  read(
      "A review\n\nSummary\nWe sought out the reports.\n\n"
      "Table 1. Published cases of hip fracture\n" +
      rows);
  EXPECT_EQ(told_by_case("fracture"), "1:, 2:, 3:");
  read(
      "A review\n\nSummary\nWe sought out the reports.\n\n"
      "Table 1. Published cases\n" +
      rows);
  EXPECT_EQ(told_by_case("fracture"), "");
}

}  // namespace
}  // namespace casebook
