#include "extractor/hidden_cues.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "extractor/form_reader.h"

namespace casebook {
namespace {

class HiddenCues : public testing::Test {
 protected:
  HiddenCues() {
    FormReader reader;
    for (const CueForm& one : read_cues(tsv_, "cues", errors_)) {
      std::vector<WordId>& words = words_[one.form];
      for (const std::string_view word : reader.words(one.form))
        words.push_back(vocabulary_.add(word));
      const std::uint32_t end =
          trie_.add(words, static_cast<std::uint32_t>(cues_.size()));
      cues_.resize(std::max<std::size_t>(cues_.size(), end + 1));
      cues_[end].push_back(one.cue);
    }
  }
  // Whether a cue that the form would hide says so of the kind.
  bool says(const std::string& form, const std::string& value,
            const std::string& kind) {
    const std::vector<Cue> hidden = hidden_cues(words_.at(form), trie_, cues_);
    return std::ranges::any_of(hidden, [&](const Cue& one) {
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
  std::map<std::string, std::vector<WordId>> words_;
};

TEST_F(HiddenCues, GoOnActingOnWhatTheLongerOneLeavesAlone) {
  EXPECT_TRUE(says("had never used", "absent", "risk_factor"));
  EXPECT_FALSE(says("had never used", "absent", "drug"));
  EXPECT_FALSE(says("had never used", "advised", "drug"));  // its own
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
