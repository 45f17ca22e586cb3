#include "corpus/head_spans.h"

#include <gtest/gtest.h>

#include <string>

namespace casebook {
namespace {

// "0 1-2 3-4": the columns of the first line's heads, the third being a row.
std::string spans_of(const std::string& text) {
  const LooseBody body =
      loose_body(text, {0, static_cast<std::uint32_t>(text.size())});
  const auto spans = head_spans(body, segments_of(body, body.lines[0]),
                                segments_of(body, body.lines[1]),
                                segments_of(body, body.lines[2]));
  if (!spans) return "none";
  std::string all;
  for (const HeadSpan& one : *spans) {
    all += (all.empty() ? "" : " ") + std::to_string(one.first);
    if (one.count > 1) all += "-" + std::to_string(one.first + one.count - 1);
  }
  return all;
}

bool are_figures(const std::string& text) {
  const LooseBody body =
      loose_body(text, {0, static_cast<std::uint32_t>(text.size())});
  return heads_of_figures(body, segments_of(body, body.lines[0]));
}

TEST(HeadSpans, AreToldByWhereTheyBegin) {
  EXPECT_EQ(spans_of("        Drug (n=12)        None (n=10)        p\n"
                     "        Before   After     Before   After\n"
                     "Spine   -3.1     -2.4      -2.9     -2.7     0.02\n"),
            "1-2 3-4 5");
}

TEST(HeadSpans, AreToldByTheirMiddle) {
  EXPECT_EQ(spans_of("Case  Age       Spine             Hip\n"
                     "            T       Z         T       Z\n"
                     "1     31    -3.1    -2.4      -2.9    -2.7\n"),
            "0 1 2-3 4-5");
}

TEST(HeadSpans, AreNoneWhereAHeadIsBroken) {
  EXPECT_EQ(spans_of("        Lumbar              Total\n"
                     "Case    T-score   Parity    hip T-score   Drug\n"
                     "1       -3.4      2         -1.9          none\n"),
            "none");
}

TEST(HeadSpans, FiguresHeadColumnsWhereTheyCountOrAreDays) {
  EXPECT_TRUE(are_figures("Case   1   2   3\n"));
  EXPECT_TRUE(are_figures("       12.03.2019   15.06.2020\n"));
  EXPECT_TRUE(are_figures("T-score   2018   2020\n"));
  EXPECT_TRUE(are_figures("Month   0   6   12\n"));
  EXPECT_TRUE(are_figures("Month   3   6   12\n---------------\nA  1  2  3\n"));
  EXPECT_FALSE(are_figures("Age   24   28   36\n"));
  EXPECT_FALSE(are_figures("Age   31   28   36\n"));
  EXPECT_FALSE(are_figures("1     2    3\n"));
  EXPECT_FALSE(are_figures("Calcium   9.2   10.12.20\n"));
}

}  // namespace
}  // namespace casebook
