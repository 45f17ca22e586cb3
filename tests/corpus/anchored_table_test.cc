#include <gtest/gtest.h>

#include "grid_rows.h"

namespace casebook {
namespace {

constexpr const char* kHeads =
    "Author [ref] Country Age (years) Onset Side Hip T-score Therapy Follow-up "
    "(months)\n";

TEST(AnchoredTable, PutsWordsBetweenTheFiguresThatHeadsAnnounce) {
  EXPECT_EQ(grid_rows(std::string(kHeads) +
                          "Amsel [2] South Korea 30 2 days postpartum left "
                          "-1.8 calcium 1 g/day 7\n"
                          "de Boer et al. [4] Chile 41 labour both -3.1 rest, "
                          "etidronate for 3\nmonths, then braces 12\n"
                          "Cole (2011) [9] Peru 26 week 30 right -0.9 none 5\n",
                      anchored_table),
            "Author [ref]|Country|Age (years)|Onset|Side|Hip T-score|Therapy|"
            "Follow-up (months)/"
            "Amsel [2]|South Korea|30|2 days postpartum left|2 days postpartum "
            "left|-1.8|calcium 1 g/day|7/"
            "de Boer et al. [4]|Chile|41|labour both|labour both|-3.1|rest, "
            "etidronate for 3 months, then braces|12/"
            "Cole (2011) [9]|Peru|26|week 30 right|week 30 right|-0.9|none|5");
}

TEST(AnchoredTable, LeavesOneCellWhereAScoreIsMissing) {
  EXPECT_EQ(
      grid_rows(std::string(kHeads) +
                    "Amsel [2] Chile 30 labour left -1.8 calcium 7\n"
                    "Cole [9] Peru 26 labour right not done braces 5\n"
                    "Dunn [3] Mali 22 labour both -2.0 none 9\n",
                anchored_table),
      "Author [ref]|Country|Age (years)|Onset|Side|Hip T-score|Therapy|"
      "Follow-up (months)/"
      "Amsel [2]|Chile|30|labour left|labour left|-1.8|calcium|7/"
      "Cole [9]|Peru|26|labour right not done braces|labour right not done "
      "braces|labour right not done braces|labour right not done braces|5/"
      "Dunn [3]|Mali|22|labour both|labour both|-2.0|none|9");
}

TEST(AnchoredTable, GuessesNothingWhereAFigureMayBeAnothers) {
  // Two scores in a row and one such head; no figure at a row's end; a report
  // twice.
  const std::string rows =
      "Amsel [2] Chile 30 labour left -1.8 calcium 7\n"
      "Dunn [3] Mali 22 labour both -2.0 none 9\n";
  EXPECT_EQ(grid_rows(kHeads + rows +
                          "Cole [9] Peru 26 labour right -2.0 -2.2 braces 5\n",
                      anchored_table),
            "none");
  EXPECT_EQ(grid_rows(kHeads + rows +
                          "Cole [9] Peru 26 labour right -2.0 braces always\n",
                      anchored_table),
            "none");
  EXPECT_EQ(grid_rows(kHeads + rows +
                          "Amsel [2] Peru 26 labour right -2.0 braces 5\n",
                      anchored_table),
            "none");
}

}  // namespace
}  // namespace casebook
