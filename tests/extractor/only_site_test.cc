#include "extractor/only_site.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

class OnlySite : public testing::Test {
 protected:
  void measure(const std::string& who, const std::string& value,
               const std::string& site) {
    Fact& fact = statements_.emplace_back().fact;
    fact.case_id = who;
    fact.kind = "bmd";
    fact.name = "T-score";
    fact.set("value", value, true);
    if (!site.empty()) fact.set("site", site, false);
    fact.span.begin = static_cast<std::uint32_t>(statements_.size());
  }
  std::string last_site() {
    fill_only_sites(project_grammar().compiled->kinds, statements_);
    return std::string(statements_.back().fact.get("site"));
  }
  std::vector<Statement> statements_;
};

TEST_F(OnlySite, TakesTheOneSiteNamedBefore) {
  measure("1", "-3.6", "lumbar spine");
  measure("1", "-2.7", "");
  EXPECT_EQ(last_site(), "lumbar spine");
}

TEST_F(OnlySite, LeavesWhatMayBeOfTwoSites) {
  measure("1", "-3.6", "lumbar spine");
  measure("1", "-2.1", "femoral neck");
  measure("1", "-2.7", "");
  EXPECT_EQ(last_site(), "");
}

TEST_F(OnlySite, TakesNoOtherPatientsSite) {
  measure("1", "-3.6", "lumbar spine");
  measure("2", "-2.7", "");
  EXPECT_EQ(last_site(), "");
}

TEST_F(OnlySite, TakesNoSiteNamedLater) {
  measure("1", "-2.7", "lumbar spine");
  statements_[0].fact.span.begin = 9;
  measure("1", "-3.6", "");
  EXPECT_EQ(last_site(), "");
}

}  // namespace
}  // namespace casebook
