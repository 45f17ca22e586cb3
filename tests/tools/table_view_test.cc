#include "tools/writers/table_view.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

Span find(const Document& document, std::string_view words) {
  const std::size_t at = document.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  const auto begin = static_cast<std::uint32_t>(at);
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

Document sample() {
  Document document;
  document.path = "a.pdf";
  document.text = "Table 1. Scores\nSite\tBefore\nHip\t-3.1\n* lost";
  const auto size = static_cast<std::uint32_t>(document.text.size());
  document.sections = {{SectionKind::kTable, {0, size}, {}, "en", 0}};
  document.places = {{find(document, "Hip"), 4, 0, 0, 9, 9}};
  Grid grid;
  grid.label = "Table 1";
  grid.span = {0, size};
  grid.caption = find(document, "Scores");
  grid.footnotes = {find(document, "* lost")};
  grid.rows = grid.columns = 2;
  grid.head_rows = 1;
  grid.cells = {{find(document, "Site"), 0, 0, 1, 1, true},
                {find(document, "Before"), 0, 1, 1, 1, true},
                {find(document, "Hip"), 1, 0, 1, 1, false},
                {find(document, "-3.1"), 1, 1, 1, 1, false}};
  grid.map = {0, 1, 2, 3};
  document.tables = {grid};
  return document;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(TableView, ShowsATablesPlaceItsHeadsAndItsRows) {
  const std::string shown = table_view(sample(), 80);
  EXPECT_TRUE(holds(shown, "a.pdf: Table 1, page 4, bytes 0 to 43")) << shown;
  EXPECT_TRUE(holds(shown, "2 columns, 2 rows, 1 of heads")) << shown;
  EXPECT_TRUE(holds(shown, "Before")) << shown;
  EXPECT_TRUE(holds(shown, "-3.1")) << shown;
  EXPECT_TRUE(holds(shown, "* lost")) << shown;
}

TEST(TableView, SaysOfATableThatIsNotReadWhyAndShowsNoCell) {
  Document document = sample();
  document.tables[0].confidence = 0.5;
  const std::string shown = table_view(document, 80);
  EXPECT_TRUE(holds(shown, "not read: its cells are not sure")) << shown;
  EXPECT_FALSE(holds(shown, "-3.1")) << shown;
  document.tables[0].confidence = 1;
  document.tables[0].head_rows = 0;
  EXPECT_TRUE(holds(table_view(document, 80), "not read: it has no heads"));
}

TEST(TableView, NamesATableWithoutCells) {
  Document document = sample();
  document.tables.clear();
  EXPECT_TRUE(holds(table_view(document, 80),
                    "not read: its cells could not be told apart"));
}

TEST(TableView, SaysWhenThereIsNoTable) {
  Document document;
  document.path = "b.txt";
  EXPECT_EQ(table_view(document, 80), "b.txt: no table\n\n");
}

}  // namespace
}  // namespace casebook
