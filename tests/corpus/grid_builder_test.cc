#include "corpus/grid_builder.h"

#include <gtest/gtest.h>

#include <string>

namespace casebook {
namespace {

// Which cell stands where: a letter a cell, in reading order.
std::string picture(const Grid& grid) {
  std::string lines;
  for (std::uint16_t r = 0; r < grid.rows; ++r) {
    for (std::uint16_t c = 0; c < grid.columns; ++c) {
      const Cell* cell = grid.at(r, c);
      lines += cell == nullptr
                   ? '.'
                   : static_cast<char>('a' + (cell - grid.cells.data()));
    }
    lines += '\n';
  }
  return lines;
}

TEST(GridBuilder, SpansFillTheirRectangles) {
  GridBuilder builder;
  builder.begin_row();
  builder.place({.rows = 2});
  builder.place({.columns = 2});
  builder.begin_row();
  EXPECT_EQ(builder.place({}), 1);
  builder.place({});
  EXPECT_EQ(picture(builder.finish()), "abb\nacd\n");
}

TEST(GridBuilder, RaggedRowsLeaveHoles) {
  GridBuilder builder;
  builder.begin_row();
  builder.place({});
  builder.begin_row();
  builder.place({});
  builder.place({});
  EXPECT_EQ(picture(builder.finish()), "a.\nbc\n");
}

TEST(GridBuilder, ARowspanEndsWithItsGroup) {
  GridBuilder builder;
  builder.begin_group(true);
  builder.begin_row();
  builder.place({.rows = 9});
  builder.end_group();
  builder.begin_group(false);
  builder.begin_row();
  builder.place({.rows = 0});
  builder.place({});
  builder.begin_row();
  builder.place({});
  const Grid grid = builder.finish();
  EXPECT_EQ(picture(grid), "a.\nbc\nbd\n");
  EXPECT_EQ(grid.head_rows, 1);
  EXPECT_TRUE(grid.cells[0].head);
  EXPECT_FALSE(grid.cells[1].head);
}

TEST(GridBuilder, ASpanStopsAtAPlaceThatIsTaken) {
  GridBuilder builder;
  builder.begin_row();
  builder.place({});
  builder.place({.rows = 2});
  builder.begin_row();
  builder.place({.columns = 3});
  EXPECT_EQ(picture(builder.finish()), "ab\ncb\n");
}

TEST(GridBuilder, HostileSpansAreCapped) {
  GridBuilder builder;
  for (int r = 0; r < 3000; ++r) {
    builder.begin_row();
    for (int c = 0; c < 3; ++c)
      builder.place({.rows = 65535, .columns = 65535});
  }
  const Grid grid = builder.finish();
  EXPECT_LE(grid.columns, kMaxGridColumns);
  EXPECT_LE(grid.map.size(), kMaxGridPlaces);
  EXPECT_EQ(grid.map.size(), std::size_t{grid.rows} * grid.columns);
}

TEST(GridBuilder, ManyRowsKeepWithinTheLimit) {
  GridBuilder builder;
  for (int r = 0; r < 100000; ++r) {
    builder.begin_row();
    for (int c = 0; c < 10; ++c) builder.place({});
  }
  const Grid grid = builder.finish();
  EXPECT_LE(grid.map.size(), kMaxGridPlaces);
  EXPECT_EQ(grid.cells.size(), grid.map.size());
}

TEST(GridBuilder, ASpanThatIsNoNumberIsOne) {
  EXPECT_EQ(span_attribute(""), 1U);
  EXPECT_EQ(span_attribute("two"), 1U);
  EXPECT_EQ(span_attribute("-3"), 1U);
  EXPECT_EQ(span_attribute("3"), 3U);
  EXPECT_EQ(span_attribute("0"), 0U);
  EXPECT_EQ(span_attribute("99999999999999999999"), 65535U);
}

}  // namespace
}  // namespace casebook
