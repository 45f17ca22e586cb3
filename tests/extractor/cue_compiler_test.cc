#include "extractor/cue_compiler.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace casebook {
namespace {

class HiddenCues : public testing::Test {
 protected:
  HiddenCues() {
    compile_cues(read_cues(tsv_, "cues", errors_), vocabulary_, trie_, cues_);
  }
  // Whether any cue of the form says so of the kind.
  bool says(const std::string& form, const std::string& value,
            const std::string& kind) const {
    std::uint32_t node = 0;
    for (const std::string& word : form_words(form))
      node = trie_.step(node, vocabulary_.find(word));
    return std::ranges::any_of(cues_[trie_.end_at(node)], [&](const Cue& one) {
      return one.value == value && one.acts_on(kind);
    });
  }
  std::string tsv_ =
      "never\tabsent\tafter\tclause\n"
      "had never used\tadvised\tafter\tclause\tdrug\n"
      "no\tabsent\tafter\tclause\n"
      "no longer\tskip\n"
      "sister\tfamily\tafter\tclause\tfracture drug\n"
      "her sister\trefused\tafter\t8\tsymptom drug\n";
  std::vector<Error> errors_;
  Vocabulary vocabulary_;
  WordTrie trie_;
  std::vector<std::vector<Cue>> cues_;
};

TEST_F(HiddenCues, GoOnActingOnWhatTheLongerOneLeavesAlone) {
  EXPECT_TRUE(says("had never used", "absent", "risk_factor"));
  EXPECT_FALSE(says("had never used", "absent", "drug"));
  EXPECT_TRUE(says("had never used", "advised", "drug"));
}

TEST_F(HiddenCues, KeepToTheirOwnKinds) {
  EXPECT_TRUE(says("her sister", "family", "fracture"));
  EXPECT_FALSE(says("her sister", "family", "drug"));
  EXPECT_FALSE(says("her sister", "family", "lab"));
}

TEST_F(HiddenCues, StayHiddenWhereAPseudoCueMeansIt) {
  EXPECT_FALSE(says("no longer", "absent", "drug"));
}

}  // namespace
}  // namespace casebook
