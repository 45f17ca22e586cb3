#include "corpus/loose_heads.h"

#include <gtest/gtest.h>

#include <string>

#include "corpus/table_shapes.h"

namespace casebook {
namespace {

LooseBody body_of(const std::string& text) {
  return loose_body(text, {0, static_cast<std::uint32_t>(text.size())});
}

TEST(LooseHeads, TakesALineAtTheMarginForTheRestOfTheLastHead) {
  const std::string text = "No Age Treatment\n(months)\n1 26 12\n2 35 18\n";
  const auto heads = loose_heads(body_of(text), {0, 2}, 3);
  ASSERT_TRUE(heads.has_value());
  EXPECT_EQ(slice(text, heads->cells[2]), "Treatment\n(months)");
}

// The bracket stands below one of the heads, which one a single space leaves
// open.
TEST(LooseHeads, TellsNoHeadsApartWhoseSecondLinesStandFurtherIn) {
  const std::string text = "No Age Treatment\n   (yr)\n1 26 12\n2 35 18\n";
  EXPECT_FALSE(loose_heads(body_of(text), {0, 2}, 3).has_value());
}

TEST(LooseHeads, FitNoWordsBelowAScoreThatOnlyCapitalsTold) {
  const std::string text = "No Lowest T-score Drug\n1 -3.4 Calcium none\n";
  const std::vector<PlannedRow> rows = {
      {{{0, 2}}, {{3, 9}}, {{10, 17}}, {{18, 22}}},
      {{{23, 24}}, {{25, 29}}, {{30, 37}}, {{38, 42}}}};
  EXPECT_FALSE(heads_fit_cells(text, grid_of(rows, 1, 0.8)));
  EXPECT_TRUE(heads_fit_cells(text, grid_of(rows, 1, 0.95)));
}

}  // namespace
}  // namespace casebook
