#include "corpus/aligned_block.h"

#include <gtest/gtest.h>

#include <string>

#include "profiles.h"

namespace casebook {
namespace {

// Which lines the table takes, "2-5", with "t" for a title above it and "c" for
// a caption below; "none".
std::string block_at(const std::string& text, std::size_t first) {
  const Lines lines = lines_of(text);
  const auto block = AlignedBlocks(text, lines, test_profiles()).at(first);
  if (!block) return "none";
  return std::to_string(first) + "-" + std::to_string(block->end) +
         (block->titled ? "t" : "") + (block->caption ? "c" : "");
}

TEST(AlignedBlock, BeginsWithHeadsThatLeaveTheLabelsCornerEmpty) {
  EXPECT_EQ(block_at("Density (Hologic)\n"
                     "              Baseline   12 months\n"
                     "L1-L4         -3.9       -2.6\n"
                     "Total hip     -2.1       -1.9\n"
                     "\n"
                     "She was seen again.\n",
                     0),
            "0-4t");
}

TEST(AlignedBlock, TakesAListOfAFigureALineForProse) {
  EXPECT_EQ(block_at("Chemistry (reference)\n"
                     "Calcium        2.38 mmol/L   (2.15-2.55)\n"
                     "Phosphate      1.21 mmol/L   (0.81-1.45)\n"
                     "Prolactin      71 ng/mL\n",
                     0),
            "none");
}

TEST(AlignedBlock, TakesTwoColumnsOfProseForProse) {
  EXPECT_EQ(
      block_at("Bone was lost in the third      was found at the spine and\n"
               "trimester, and the woman of     at the hip in 2 of 30; the\n"
               "31 years had pain that went     others were seen 12 months\n",
               0),
      "none");
}

TEST(AlignedBlock, KeepsRowsThatBlankLinesPartAndEndsBeforeOtherHeads) {
  EXPECT_EQ(block_at("Test       Result   Unit\n"
                     "\n"
                     "Calcium    9.6      mg/dL\n"
                     "\n"
                     "PTH        29       pg/mL\n"
                     "\n"
                     "Site       Before   After\n"
                     "L1-L4      -3.5     -2.8\n",
                     0),
            "0-3");
}

TEST(AlignedBlock, TakesShortFormsAndACaptionBelowTheRows) {
  EXPECT_EQ(block_at("Patient   LS T-score   FN T-score\n"
                     "1         -3.4         -1.8\n"
                     "2         -2.7         n.r.\n"
                     "LS: lumbar spine; FN: femoral neck.\n"
                     "Table 2. Scores of both women\n"
                     "\n"
                     "She was seen again and had no further pain at all.\n",
                     0),
            "0-5c");
}

TEST(AlignedBlock, NeedsAHeadForEachColumn) {
  EXPECT_EQ(block_at("Patient   T-score\n"
                     "1         -3.4         -1.8\n"
                     "2         -2.7         -2.0\n",
                     0),
            "none");
}

TEST(AlignedBlock, TakesOfTwoColumnsOnlyScoresForFiguresUnderAHead) {
  EXPECT_EQ(block_at("Region         T-score\n"
                     "L1-L4          -3.3\n"
                     "Femoral neck   -2.0\n",
                     0),
            "0-3");
  EXPECT_EQ(block_at("Smoking        none\n"
                     "Age            31\n"
                     "BMI            21.3\n",
                     0),
            "none");
}

TEST(AlignedBlock, TakesWhatNoShapeReadsFromProseWhereHeadsStandOverFigures) {
  EXPECT_EQ(block_at("Site         Before      After\n"
                     "L1-L4            -3.4  -2.6   x\n"
                     "Femur   -2.1     -1.9        y   z\n",
                     0),
            "0-3");
}

}  // namespace
}  // namespace casebook
