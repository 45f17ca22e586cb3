#include "extractor/kinds.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

TEST(Kinds, SayWhichKeysAFactHas) {
  std::vector<Error> errors;
  const Kinds kinds = Kinds::read(
      R"(<kinds version="7">
           <kind name="bmd" core="true"><key name="value" type="number"/>
             <key name="site"/>
             <plausible name="T-score" low="-8" high="5" minus="expected"/>
           </kind>
           <kind name="sex" once="true"/>
           <kind name="study" of="document"/>
           <kind name="fracture" value="count"/>
         </kinds>)",
      "kinds.xml", "", errors);
  EXPECT_TRUE(errors.empty());
  EXPECT_EQ(kinds.version(), "7");
  EXPECT_EQ(kinds.all().size(), 4U);
  const Kind* bmd = kinds.find("bmd");
  ASSERT_NE(bmd, nullptr);
  EXPECT_TRUE(bmd->core);
  EXPECT_FALSE(bmd->once);
  ASSERT_EQ(bmd->keys.size(), 2U);
  EXPECT_TRUE(bmd->keys[0].number);
  EXPECT_FALSE(bmd->keys[1].number);
  ASSERT_EQ(bmd->plausible.size(), 1U);
  EXPECT_EQ(bmd->plausible[0].low, -8);
  EXPECT_TRUE(bmd->plausible[0].minus_expected);
  EXPECT_TRUE(kinds.find("sex")->once);
  EXPECT_TRUE(kinds.find("study")->of_document);
  EXPECT_TRUE(kinds.find("fracture")->counts_sites);
  EXPECT_EQ(kinds.find("bdm"), nullptr);
}

TEST(Kinds, AreFoundThoughTheirNamesBeginAndEndAlike) {
  std::vector<Error> errors;
  const Kinds kinds = Kinds::read(
      "<kinds><kind name='loss'/><kind name='less'/><kind "
      "name='lass'/></kinds>",
      "kinds.xml", "", errors);
  for (const char* name : {"loss", "less", "lass"}) {
    ASSERT_NE(kinds.find(name), nullptr) << name;
    EXPECT_EQ(kinds.find(name)->name, name);
  }
  EXPECT_EQ(kinds.find("loos"), nullptr);
  EXPECT_EQ(kinds.find(""), nullptr);
}

TEST(Kinds, ADamagedFileIsAMistakeOfTheGrammar) {
  std::vector<Error> errors;
  Kinds::read("<kinds><kind name='a'>", "kinds.xml", "", errors);
  ASSERT_FALSE(errors.empty());
  EXPECT_EQ(errors[0].fault, Fault::kGrammar);
  EXPECT_TRUE(errors[0].where.starts_with("kinds.xml:")) << errors[0].where;
}

}  // namespace
}  // namespace casebook
