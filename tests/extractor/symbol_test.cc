#include "extractor/symbol.h"

#include <gtest/gtest.h>

#include "extractor/pattern.h"

namespace casebook {
namespace {

TEST(Symbol, IsOneForASetInAnyOrder) {
  SymbolTable table;
  const ClassId drug = table.class_of("drug");
  const ClassId analyte = table.class_of("analyte");
  EXPECT_EQ(table.intern({drug, analyte}), table.intern({analyte, drug}));
  EXPECT_EQ(table.intern({drug, drug}), table.intern({drug}));
  EXPECT_NE(table.intern({drug}), table.intern({drug, analyte}));
  EXPECT_EQ(table.find_class("drug"), drug);
  EXPECT_EQ(table.find_class("site"), -1);
}

class SymbolSets : public testing::Test {
 protected:
  using Ids = std::vector<ClassId>;
  static SymbolTable::Selection asked(Ids wanted, Ids also, Ids excluded) {
    return {std::move(wanted), std::move(also), std::move(excluded), false};
  }
  static SymbolTable::Selection rest(Ids unwanted) {
    return {std::move(unwanted), {}, {}, true};
  }
  // Whether the class expression takes the symbol.
  bool takes(const SymbolTable::Selection& selection, Symbol symbol) {
    std::string text;
    SymbolTable::append(symbol, text);
    Result<Pattern> pattern = Pattern::compile(table_.expression(selection));
    EXPECT_TRUE(pattern);
    Pattern::Groups groups;
    return pattern && pattern->find(text, 0, groups);
  }

  SymbolTable table_;
  ClassId drug_ = table_.class_of("drug");
  ClassId analyte_ = table_.class_of("analyte");
  ClassId stop_ = table_.class_of("stop");
  Symbol only_drug_ = table_.intern({drug_});
  Symbol both_ = table_.intern({drug_, analyte_});
  Symbol only_analyte_ = table_.intern({analyte_});
  Symbol end_ = table_.intern({stop_});
};

TEST_F(SymbolSets, AClassTakesEverySetThatHoldsIt) {
  EXPECT_TRUE(takes(asked({drug_}, {}, {}), only_drug_));
  EXPECT_TRUE(takes(asked({drug_}, {}, {}), both_));
  EXPECT_FALSE(takes(asked({drug_}, {}, {}), only_analyte_));
}

TEST_F(SymbolSets, AnExclusionTakesOutWhatIsBoth) {
  EXPECT_TRUE(takes(asked({drug_}, {}, {analyte_}), only_drug_));
  EXPECT_FALSE(takes(asked({drug_}, {}, {analyte_}), both_));
}

TEST_F(SymbolSets, AConditionTakesOnlyWhatIsBoth) {
  EXPECT_TRUE(takes(asked({drug_}, {analyte_}, {}), both_));
  EXPECT_FALSE(takes(asked({drug_}, {analyte_}, {}), only_drug_));
}

TEST_F(SymbolSets, WithoutTakesTheRest) {
  EXPECT_TRUE(takes(rest({drug_, stop_}), only_analyte_));
  EXPECT_FALSE(takes(rest({drug_, stop_}), both_));
  EXPECT_FALSE(takes(rest({drug_, stop_}), end_));
}

TEST_F(SymbolSets, AnEmptySelectionTakesNothing) {
  const ClassId nobody = table_.class_of("nobody");
  for (const Symbol one : {only_drug_, both_, only_analyte_, end_})
    EXPECT_FALSE(takes(asked({nobody}, {}, {}), one));
}

TEST(Symbol, IsThreeBytesHoweverManyThereAre) {
  for (const std::size_t symbol :
       {std::size_t{0}, std::size_t{1000}, SymbolTable::kMost - 1}) {
    std::string text;
    SymbolTable::append(static_cast<Symbol>(symbol), text);
    EXPECT_EQ(text.size(), SymbolTable::kWidth);
  }
}

}  // namespace
}  // namespace casebook
