#include "kb/text_table.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace casebook {
namespace {

std::size_t widest(const std::string& table) {
  std::istringstream lines(table);
  std::size_t width = 0;
  for (std::string line; std::getline(lines, line);)
    width = std::max(width, text_width(line));
  return width;
}

TEST(TextTable, StandsInColumns) {
  EXPECT_EQ(
      text_table({{"case", 1}, {"age", 1}}, {{"1", "24"}, {"12", ""}}, 80),
      "case  age\n"
      "────  ───\n"
      "1     24\n"
      "12\n");
}

TEST(TextTable, LongCellsAreWrappedBetweenWords) {
  EXPECT_EQ(text_table({{"n", 1}, {"drugs", 1}},
                       {{"1", "calcium; vitamin D; teriparatide"}}, 20),
            "n  drugs\n"
            "─  ─────────────────\n"
            "1  calcium; vitamin\n"
            "   D; teriparatide\n");
}

TEST(TextTable, TheWidthGoesToTheColumnThatMakesTheTableShortest) {
  EXPECT_EQ(text_table({{"parity", 1}, {"drugs", 1}},
                       {{"delivery number 1",
                         "calcium; vitamin D; teriparatide 20 "
                         "ug daily; zoledronate 5 mg once"}},
                       40),
            "parity    drugs\n"
            "────────  ──────────────────────────────\n"
            "delivery  calcium; vitamin D;\n"
            "number 1  teriparatide 20 ug daily;\n"
            "          zoledronate 5 mg once\n");
}

TEST(TextTable, ALongNameBreaksAtItsDash) {
  EXPECT_EQ(text_table({{"document", 1}}, {{"two-nursing-mothers"}}, 12),
            "document\n"
            "────────────\n"
            "two-nursing-\n"
            "mothers\n");
}

TEST(TextTable, NoLineIsWiderThanTheTerminal) {
  const std::vector<TextColumn> columns = {
      {"document", 1}, {"title", 6}, {"drugs", 2}, {"düğüm", 3}};
  const std::vector<std::vector<std::string>> rows = {
      {"a-very-long-file-name-without-a-space", "A title of many words", "x",
       "ışığın öyküsü çok uzun"},
      {"b", "日本語の題名です、とても長い", "", "y"}};
  for (std::size_t width = 1; width < 120; ++width) {
    EXPECT_LE(widest(text_table(columns, rows, width)),
              std::max<std::size_t>(width, 25))
        << width;
  }
  for (std::size_t width = 25; width < 120; ++width)
    EXPECT_LE(widest(text_table(columns, rows, width)), width) << width;
}

TEST(TextTable, TheHeaviestColumnsGoFirstAndAreNamed) {
  const std::string table =
      text_table({{"case", 1}, {"title", 9}, {"age", 2}},
                 {{"1", "A title of many words", "24 years old"}}, 20);
  EXPECT_EQ(table.find("A title"), std::string::npos);
  EXPECT_NE(table.find("Left out"), std::string::npos) << table;
  EXPECT_NE(table.find("24"), std::string::npos);
}

TEST(TextTable, NothingSteersTheTerminal) {
  const std::string table = text_table({{"title", 1}},
                                       {{"\x1b[2J\x07 red \u202E evil \xC2\x9B"
                                         "31m"}},
                                       80);
  EXPECT_NE(table.find("?[2J? red ? evil ?31m"), std::string::npos) << table;
}

TEST(TextTable, BrokenBytesDoNotHarmIt) {
  EXPECT_FALSE(text_table({{"t", 1}}, {{"\xF0\x9F"}, {"\x80\x80"}}, 3).empty());
}

}  // namespace
}  // namespace casebook
