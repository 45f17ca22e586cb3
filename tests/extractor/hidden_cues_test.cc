#include "extractor/hidden_cues.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

class HiddenCues : public testing::Test {
 protected:
  // Whether any cue of the form says so of the kind.
  bool says(const std::string& form, const std::string& value,
            const std::string& kind) {
    bool found = false;
    for (const CueForm& one : with_hidden(read_cues(tsv_, "cues", errors_))) {
      found |=
          one.form == form && one.cue.value == value && one.cue.acts_on(kind);
    }
    return found;
  }
  std::string tsv_ =
      "never\tabsent\tafter\tclause\n"
      "had never used\tadvised\tafter\tclause\tdrug\n"
      "no\tabsent\tafter\tclause\n"
      "no longer\tskip\n"
      "sister\tfamily\tafter\tclause\tfracture drug\n"
      "her sister\trefused\tafter\t8\tsymptom drug\n";
  std::vector<Error> errors_;
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
