#include "kb/vocabulary_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "kb/embedded.h"
#include "scratch.h"

namespace casebook {
namespace {

using Names = std::vector<std::string>;

ConceptListing small_listing() {
  ConceptListing listing;
  listing.concepts = {
      {"drug_class", "antiresorptive", {}, {{"antirezorptif", "tr"}}},
      {"drug_class", "bisphosphonate", {"antiresorptive"}, {{"BPs", ""}}},
      {"drug", "alendronate", {"bisphosphonate"}, {{"alendronat", "tr"}}},
      {"drug", "vitamin D", {}, {{"D vitamini", "tr"}}},
      {"vertebra", "T12", {}, {}},
      {"spine_letter", "T", {}, {{"Th", ""}, {"D", ""}}},
      {"be", "be", {}, {{"was", "en"}}},
  };
  listing.endings = {{"tr", "lar", "2", ""}};
  return listing;
}

class Vocabulary : public testing::Test {
 protected:
  Vocabulary() : kb_(scratch_.base()) {
    const Status done = store_vocabulary(kb_, small_listing(), "one");
    EXPECT_TRUE(done) << done.error().to_text();
  }
  std::string named(const std::string& words) {
    const auto found = concepts_named(kb_.connection(), words);
    return found && found->size() == 1 ? (*found)[0].name : "";
  }

  Scratch scratch_;
  KnowledgeBase kb_;
};

TEST_F(Vocabulary, AThingIsKnownByAllOfItsNames) {
  EXPECT_EQ(named("D VİTAMİNİ"), "vitamin D");
  EXPECT_EQ(named("Alendronat"), "alendronate");
  EXPECT_EQ(named("antiresorptive"), "antiresorptive");
  EXPECT_EQ(named("nothing"), "");
}

TEST_F(Vocabulary, ALevelIsKnownByItsLettersOtherForms) {
  for (const char* form : {"T12", "D12", "th12", "TH 12", "d 12"})
    EXPECT_EQ(named(form), "T12") << form;
}

TEST_F(Vocabulary, AClassReachesDownToItsMembersAndAMemberUp) {
  Result<Names> down =
      members_of(kb_.connection(), {"drug", "name", "antiresorptive"});
  ASSERT_TRUE(down);
  std::sort(down->begin(), down->end());
  EXPECT_EQ(*down, (Names{"alendronate", "antiresorptive", "bisphosphonate"}));
  EXPECT_EQ(*classes_above(kb_.connection(), "drug", "alendronate"),
            (Names{"bisphosphonate", "antiresorptive"}));
}

TEST_F(Vocabulary, OnlyClassesThatNameFactsAreKept) {
  EXPECT_EQ(named("was"), "");
}

TEST_F(Vocabulary, AnotherGrammarsWordsTakeTheirPlace) {
  ConceptListing other;
  other.concepts = {{"drug", "calcium", {}, {}}};
  ASSERT_TRUE(store_vocabulary(kb_, other, "one"));
  EXPECT_EQ(named("alendronat"), "alendronate");  // the same grammar: kept
  ASSERT_TRUE(store_vocabulary(kb_, other, "two"));
  EXPECT_EQ(named("alendronat"), "");
  EXPECT_EQ(named("calcium"), "calcium");
  EXPECT_EQ(count(kb_, "endings"), 0);
}

TEST(ConceptListing, TheProjectsGrammarGivesEveryKeptClass) {
  const Result<ConceptListing> listing =
      list_concepts(std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars");
  ASSERT_TRUE(listing) << listing.error().to_text();
  EXPECT_FALSE(listing->endings.empty());
  for (const KeptClass& kept : kept_classes(vocabulary_tsv())) {
    const auto has = [&listing](const std::string& cls) {
      return std::any_of(
          listing->concepts.begin(), listing->concepts.end(),
          [&cls](const ListedConcept& one) { return one.cls == cls; });
    };
    EXPECT_TRUE(has(kept.cls)) << kept.cls;
    EXPECT_TRUE(kept.letters.empty() || has(kept.letters)) << kept.letters;
  }
}

}  // namespace
}  // namespace casebook
