#include "extractor/concept.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

class Concepts : public testing::Test {
 protected:
  void read(const std::string& tsv, const std::string& cls = "drug") {
    store_.read_concepts(tsv, "concepts/" + cls + ".tsv", cls, forms_, errors_);
  }
  std::vector<std::string> form_texts() const {
    std::vector<std::string> texts;
    texts.reserve(forms_.size());
    for (const SurfaceForm& form : forms_) texts.push_back(form.form);
    return texts;
  }

  ConceptStore store_;
  std::vector<SurfaceForm> forms_;
  std::vector<Error> errors_;
};

TEST_F(Concepts, ReadsNamesParentsFormsAndAttributes) {
  read(
      "name\tisa\tcodes\tforms\torder\n"
      "bisphosphonate\t\t\t\t\n"
      "alendronate\tbisphosphonate\tATC:M05BA04\tFosamax|alendronic acid\t7\n");
  EXPECT_TRUE(errors_.empty());
  ASSERT_EQ(store_.size(), 2U);
  const Concept* found = store_.find("drug", "alendronate");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->isa, std::vector<std::string>{"bisphosphonate"});
  EXPECT_EQ(found->codes, "ATC:M05BA04");
  EXPECT_EQ(found->attribute("order"), "7");
  EXPECT_EQ(found->attribute("nothing"), "");
  EXPECT_EQ(form_texts(),
            (std::vector<std::string>{"bisphosphonate", "Fosamax",
                                      "alendronic acid", "alendronate"}));
}

TEST_F(Concepts, AnEqualsSignAsksForTheLetterCaseAsWritten) {
  read("name\tforms\nmagnetic resonance\t=MR|mri\n");
  EXPECT_EQ(forms_[0].form, "MR");
  EXPECT_TRUE(forms_[0].exact);
  EXPECT_FALSE(forms_[1].exact);
}

TEST_F(Concepts, ADashHidesTheName) {
  read("name\tforms\nonset\t-\n");
  EXPECT_TRUE(forms_.empty());
  EXPECT_EQ(store_.size(), 1U);
}

TEST_F(Concepts, ANameStandsOnceInAListButMayStandInTwo) {
  read("name\ncalcium\ncalcium\n");
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_[0].where, "concepts/drug.tsv:3");
  EXPECT_NE(errors_[0].what.find("calcium"), std::string::npos);
  read("name\ncalcium\n", "analyte");
  EXPECT_EQ(errors_.size(), 1U);
  EXPECT_EQ(store_.size(), 2U);
}

TEST_F(Concepts, EveryMistakeOfAListIsReportedWithItsLine) {
  read("name\tforms\n\tno name\nok\ta\tone too many\nfine\n");
  ASSERT_EQ(errors_.size(), 2U);
  EXPECT_EQ(errors_[0].where, "concepts/drug.tsv:2");
  EXPECT_EQ(errors_[1].where, "concepts/drug.tsv:3");
  for (const Error& error : errors_) EXPECT_EQ(error.fault, Fault::kGrammar);
}

TEST_F(Concepts, TheFirstLineNamesTheColumns) {
  read("alendronate\tbisphosphonate\n");
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_NE(errors_[0].hint.find("name"), std::string::npos);
}

TEST_F(Concepts, ALoopOfParentsIsShownAsAChain) {
  read("name\tisa\na\tb\nb\tc\nc\ta\nd\ta\n");
  store_.check(errors_);
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_[0].code, "E-LEXICON-LOOP");
  EXPECT_NE(errors_[0].what.find("a > b > c > a"), std::string::npos)
      << errors_[0].what;
}

TEST_F(Concepts, OneThatIsItsOwnParentIsALoop) {
  read("name\tisa\na\ta\n");
  store_.check(errors_);
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_[0].code, "E-LEXICON-LOOP");
}

TEST_F(Concepts, AnUnknownParentIsNamed) {
  read("name\tisa\nalendronate\tbisphosphonat\n");
  store_.check(errors_);
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_NE(errors_[0].what.find("'bisphosphonat'"), std::string::npos);
}

TEST_F(Concepts, AParentMayStandInAnotherList) {
  read("name\tisa\nalendronate\tbisphosphonate\n");
  read("name\nbisphosphonate\n", "drug_class");
  store_.check(errors_);
  EXPECT_TRUE(errors_.empty());
}

TEST_F(Concepts, ALanguagesFormsBelongToKnownConcepts) {
  read("name\nalendronate\n");
  forms_.clear();
  store_.read_forms("name\tforms\nalendronate\talendronat\nalendronat\tx\n",
                    "tr/lexicon/drug.tsv", "drug", forms_, errors_);
  EXPECT_EQ(form_texts(), std::vector<std::string>{"alendronat"});
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_[0].where, "tr/lexicon/drug.tsv:3");
}

TEST_F(Concepts, ALexiconWithoutItsFirstLineLosesNoWordInSilence) {
  read("name\nalendronate\n");
  forms_.clear();
  store_.read_forms("alendronate\talendronat\n", "tr/lexicon/drug.tsv", "drug",
                    forms_, errors_);
  EXPECT_FALSE(errors_.empty());
}

TEST_F(Concepts, AFileFromASpreadsheetMayBeginWithAByteOrderMark) {
  read("\xEF\xBB\xBFname\tforms\r\nalendronate\tFosamax\r\n");
  EXPECT_TRUE(errors_.empty());
  EXPECT_EQ(store_.size(), 1U);
}

}  // namespace
}  // namespace casebook
