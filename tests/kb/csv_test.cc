#include "kb/csv.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace casebook {
namespace {

std::string excel(const std::string& cell, char delimiter = ',') {
  std::string text;
  append_csv_row({cell}, excel_csv(delimiter), text);
  return text.substr(0, text.size() - 2);
}

TEST(Csv, ANegativeScoreStaysANumber) {
  EXPECT_EQ(excel("-3.2"), "-3.2");
  EXPECT_EQ(excel("\u22123.2"), "-3.2");
  EXPECT_EQ(excel("0.540"), "0.540");
  EXPECT_EQ(excel("24"), "24");
}

TEST(Csv, WhereTheDelimiterIsASemicolonNumbersHaveAComma) {
  EXPECT_EQ(excel("-3.2", ';'), "-3,2");
  EXPECT_EQ(excel("a,b", ';'), "a,b");
  EXPECT_EQ(excel("a;b", ';'), "\"a;b\"");
}

TEST(Csv, NothingRunsAsAFormula) {
  for (const char* cell :
       {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1", "-",
        "--1", "-3.2 x", "\uFF1D1+1", "+49 30 123"}) {
    const std::string made = excel(cell);
    EXPECT_TRUE(made.starts_with("'") || made.starts_with("\"'")) << made;
  }
  EXPECT_EQ(excel("\t=1"), "'\t=1");
}

TEST(Csv, NothingTurnsIntoADateOrLosesDigits) {
  for (const char* cell :
       {"2-4", "1/2", "3.5.2020", "10:30", "1E5", "1-2-3", "1/2/03", "MAR1",
        "1-Sep", "SEPT2", "Dec 5", "007", "1234567890123456"})
    EXPECT_EQ(excel(cell), std::string("'") + cell);
}

TEST(Csv, OrdinaryCellsStayAsTheyAre) {
  for (const char* cell :
       {"", "T12", "T11–L5 (7)", "2–4", "\u22124.5 → \u22121.0", "T12-L1",
        "marked 3", "L1-L4", "20 ug daily", "10.1000/182", "a@b", "0", "n=3"})
    EXPECT_EQ(excel(cell), cell);
}

TEST(Csv, QuotesDelimitersAndLineEndsAreQuoted) {
  EXPECT_EQ(excel("a,b"), "\"a,b\"");
  EXPECT_EQ(excel("a \"b\""), "\"a \"\"b\"\"\"");
  EXPECT_EQ(excel("a\nb"), "\"a\nb\"");
  EXPECT_EQ(excel(" a"), "\" a\"");
}

TEST(Csv, ThePlainProfileChangesNothing) {
  std::string text;
  append_csv_row({"=1+1", "2-4", "\u22123.2", "a,b"}, plain_csv(','), text);
  EXPECT_EQ(text, "=1+1,2-4,\u22123.2,\"a,b\"\n");
}

}  // namespace
}  // namespace casebook
