// A grammar that was checked before is known again by its hash and loads, with
// no second look, to the same.
#include <gtest/gtest.h>

#include "extractor/fact.h"
#include "extractor/grammar_files.h"
#include "extractor/grammar_test.h"
#include "extractor/rule_hash.h"
#include "grammars.h"

namespace casebook {
namespace {

constexpr const char* kReports[] = {
    "Case report\n\nA 31-year-old woman had a fracture of L1 ten days after "
    "delivery. Her T-score was -3.1 at the lumbar spine. Teriparatide 20 mcg "
    "daily was given for 12 months; her mother had no fracture.\n",
    "Olgu sunumu\n\n31 yaşında kadın hasta doğumdan on gün sonra L1 kırığı ile "
    "başvurdu. Lomber T skoru -3,1 idi. 12 ay teriparatid verildi; annesinde "
    "kırık yoktu.\n"};

TEST(VouchedGrammar, LoadsToTheSame) {
  const std::filesystem::path folder =
      std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars";
  const GrammarLoad vouched =
      load_grammar(folder, {.vouched = project_grammar().hash});
  ASSERT_TRUE(vouched.errors.empty()) << vouched.errors[0].to_text();
  EXPECT_EQ(vouched.grammar.hash, project_grammar().hash);
  EXPECT_EQ(rule_hashes(vouched.grammar), rule_hashes(project_grammar()));
  for (const char* text : kReports) {
    const Document document = report(text);
    const Extraction found = extract(document, project_grammar(), {});
    EXPECT_GE(found.facts.size(), 5U);
    EXPECT_EQ(extract(document, vouched.grammar, {}).facts, found.facts);
  }
}

TEST(VouchedGrammar, HasAllRulesAtTheirLinesWithoutTheirExamples) {
  const GrammarFolder folder;
  folder.rules(GrammarFolder::fact("a", "{analyte:a} was {number:v}") +
               "<!-- lines\nwithout a rule -->\n" +
               GrammarFolder::fact("b", "{analyte:a} is {number:v}"));
  const GrammarLoad checked = folder.load();
  ASSERT_TRUE(checked.errors.empty());
  const LoadOptions options{.vouched = checked.grammar.hash};
  const GrammarLoad vouched = load_grammar(folder.path(), options);
  ASSERT_TRUE(vouched.errors.empty());
  const RuleList rules = vouched.grammar.compiled->rules();
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[1]->id, "b");
  EXPECT_EQ(rules[1]->where, checked.grammar.compiled->rules()[1]->where);
  EXPECT_TRUE(rules[0]->examples.empty());
  EXPECT_EQ(test_grammar(checked.grammar).hits, 2);
}

TEST(VouchedGrammar, IsNotLookedAtAgain) {
  const GrammarFolder folder;
  folder.rules(GrammarFolder::fact("x", "{analyte:a}", "nmae=\"$a\""));
  ASSERT_FALSE(folder.load().errors.empty());
  const std::string hash = GrammarFiles(folder.path()).hash();
  EXPECT_TRUE(load_grammar(folder.path(), {.vouched = hash}).errors.empty());
}

TEST(VouchedGrammar, IsNotThatWhoseFilesHaveChanged) {
  const GrammarFolder folder;
  folder.rules(GrammarFolder::fact("x", "{analyte:a} was {number:v}"));
  const std::string hash = folder.load().grammar.hash;
  const LoadOptions options{.vouched = hash};
  ASSERT_TRUE(load_grammar(folder.path(), options).errors.empty());
  folder.write("concepts/extra.tsv", "name\tisa\nthis\tnothing\n");
  EXPECT_FALSE(load_grammar(folder.path(), options).errors.empty());
}

TEST(VouchedGrammar, IsNoneWhereThereIsNoHash) {
  const GrammarFolder folder;
  EXPECT_FALSE(load_grammar(folder.path() / "nowhere", {}).errors.empty());
}

}  // namespace
}  // namespace casebook
