#include "kb/searchable.h"

#include <gtest/gtest.h>

#include <string>

namespace casebook {
namespace {

// Where a word of the body stands in the text.
std::string back(const std::string& text, const Searchable& seen,
                 const std::string& word) {
  const std::size_t at = seen.body.find(word);
  if (at == std::string::npos) return "(not there)";
  const auto begin = static_cast<std::uint32_t>(at);
  return std::string(slice(
      text, seen.map.to_source(
                {begin, begin + static_cast<std::uint32_t>(word.size())})));
}

TEST(Searchable, LeadsBackToTheText) {
  const std::string text = "İki KIRIK ve osteo-\nporoz; ﬁbröz doku.";
  const Searchable seen = make_searchable(text, {});
  EXPECT_EQ(back(text, seen, "kirik"), "KIRIK");
  EXPECT_EQ(back(text, seen, "osteoporoz"), "osteo-\nporoz");
  EXPECT_EQ(back(text, seen, "fibröz"), "ﬁbröz");
  EXPECT_NE(seen.body.find(" osteo poroz"), std::string::npos);
}

TEST(Searchable, LeavesOutWhatItIsToldTo) {
  const std::string text = "One two. REFERENCES three. Four five.";
  const Span out{static_cast<std::uint32_t>(text.find("REF")),
                 static_cast<std::uint32_t>(text.find("Four"))};
  const Searchable seen = make_searchable(text, {out});
  EXPECT_EQ(seen.body.find("three"), std::string::npos);
  EXPECT_EQ(back(text, seen, "four"), "Four");
  EXPECT_EQ(back(text, seen, "two"), "two");
  EXPECT_EQ(searchable_body(text, {out}), seen.body);
}

TEST(Searchable, HoldsNoMark) {
  const Searchable seen = make_searchable(
      "a\x02"
      "b\x03"
      "c",
      {});
  EXPECT_EQ(seen.body.find_first_of("\x02\x03"), std::string::npos);
  EXPECT_EQ(searchable_key("A\x02").find('\x02'), std::string::npos);
}

}  // namespace
}  // namespace casebook
