// A rule of nested repeats over a text made for it: without a budget it would
// take as long as the text is large.
#include "extractor/rule_effort.h"

#include <gtest/gtest.h>

#include <string>

#include "grammars.h"

namespace casebook {
namespace {

class RuleEffortTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.rules(
        GrammarFolder::fact("en.good", "{analyte:a} was {number:v}") +
        "<fact id=\"en.slow\" kind=\"lab\"><pattern>(((house|tree|stone) "
        "house? tree?)*30 stone ({!analyte} {!analyte}?)*30)*30 {analyte:a} "
        "house {number:v}</pattern><set name=\"$a\" value=\"$v\"/>\n"
        "<hit>tree stone <m name=\"calcium\" value=\"9\">calcium house "
        "9</m>.</hit>\n<miss>Calm.</miss></fact>\n");
    load_ = folder_.load();
    for (const Error& error : load_.errors) ADD_FAILURE() << error.to_text();
  }

  Document document(const std::string& text) const {
    Document made;
    ReadOptions options;
    options.format = "text";
    EXPECT_TRUE(read_source({"r.txt", "r", text}, options,
                            load_.grammar.profiles, [&](Document&& read) {
                              made = std::move(read);
                              return true;
                            }));
    return made;
  }

  GrammarFolder folder_;
  GrammarLoad load_;
};

std::string hostile() {
  std::string text = "Case report\n\nA woman came. The calcium was 9.\n\n";
  for (int sentence = 0; sentence < 60; ++sentence) {
    for (int word = 0; word < 560; ++word)
      text += word % 3 == 0 ? "stone " : word % 2 == 0 ? "tree " : "house ";
    text += "calcium was 8.\n\n";
  }
  return text;
}

std::size_t count_of(const Extraction& found, std::string_view rule) {
  std::size_t count = 0;
  for (const Fact& fact : found.facts) count += fact.rule == rule ? 1 : 0;
  return count;
}

TEST_F(RuleEffortTest, ARuleThatTakesTooLongIsLeftOutAndNamedTheOthersGoOn) {
  const Extraction found = extract(document(hostile()), load_.grammar, {});
  EXPECT_EQ(found.slow_rules, std::vector<std::string>{"en.slow"});
  EXPECT_EQ(count_of(found, "en.good"), 2U);  // repeats are one fact
  // The next document has a budget of its own.
  const Extraction next =
      extract(document("Case report\n\nA woman came. There was a tree, a stone "
                       "calcium house 9.\n"),
              load_.grammar, {});
  EXPECT_TRUE(next.slow_rules.empty());
  EXPECT_EQ(count_of(next, "en.slow"), 1U);
}

TEST_F(RuleEffortTest, TheBudgetEndsAtTheSamePlaceEachTime) {
  const Document text = document(hostile());
  const Extraction once = extract(text, load_.grammar, {});
  const Extraction again = extract(text, load_.grammar, {});
  EXPECT_EQ(once.slow_rules, again.slow_rules);
  ASSERT_EQ(once.facts.size(), again.facts.size());
  for (std::size_t i = 0; i < once.facts.size(); ++i)
    EXPECT_EQ(to_json(once.facts[i], text), to_json(again.facts[i], text));
}

}  // namespace
}  // namespace casebook
