// Patients whom a report calls by names, by ages or "one" and "the other".
#include <gtest/gtest.h>

#include "extractor/told_initials.h"
#include "extractor/told_names.h"
#include "told_report.h"

namespace casebook {
namespace {

class CalledByName : public ToldReport {};

TEST_F(CalledByName, ASurnameGoesOnWithoutItsTitle) {
  read(
      "We report two women. Mrs Hale, aged 29, had fractures of T7; Mrs Innes, "
      "aged 34, had fractures of L1. Innes had prednisolone 5 mg daily. Hale's "
      "hip T-score was -2.4.");
  EXPECT_EQ(whose("prednisolone"), "2");
  EXPECT_EQ(whose("-2.4"), "1");
  read(
      "İki kadın sunuyoruz. 29 yaşındaki Bayan Demir T7 kırığı ile geldi; 34 "
      "yaşındaki Bayan Kaynar'da L1 kırığı vardı. Kaynar'a prednizolon 5 "
      "mg/gün verilmişti. Bayan Demir'in kalça T-skoru -2,4 idi.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
  EXPECT_EQ(whose("prednisolone"), "2");
  EXPECT_EQ(whose("-2.4"), "1");
}

TEST_F(CalledByName, AWordIsNoSurnameWhereItOpensASentence) {
  read(
      "We report two women. Mrs Frost, aged 29, had fractures of T7. Mrs "
      "Innes, "
      "aged 34, had fractures of L1 after a fall in the frost. Mrs Innes was "
      "given calcium. Frost lay on the road when she had prednisolone.");
  EXPECT_EQ(whose("prednisolone"), "2");
}

TEST_F(CalledByName, ANameOfNoListIsBroughtInByAnAge) {
  read(
      "Two mothers came in one winter. Ottoline, 29, had fractures of T7. "
      "Philippa, 34, had fractures of L1. Ottoline's hip T-score was -2.4. "
      "Philippa was given alendronate and Ottoline took calcium.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
  EXPECT_EQ(told_by_case("age"), "1: 29 year, 2: 34 year");
  EXPECT_EQ(whose("-2.4"), "1");
  EXPECT_EQ(whose("alendronate"), "2");
  EXPECT_EQ(whose("calcium"), "1");
  read(
      "Bu kış iki anne başvurdu. Perizat 29 yaşındaydı, T7 kırığı saptandı. "
      "Dilhun ise 34 yaşında olup L1 kırığı vardı. Perizat'ın kalça T-skoru "
      "-2,4 idi. Dilhun'a alendronat verildi.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
  EXPECT_EQ(whose("-2.4"), "1");
  EXPECT_EQ(whose("alendronate"), "2");
}

TEST_F(CalledByName, EachAgeIsAPatientWhereTheyAreAsMany) {
  read(
      "We present three women. The 29-year-old patient had fractures of T7, "
      "the 34-year-old patient of L1 and the 37-year-old patient of T12.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1, 3: T12");
  read(
      "İki olgu sunuyoruz. 29 yaşındaki hasta T7 kırığı ile geldi; 34 "
      "yaşındaki "
      "hastada L1 kırığı vardı.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
  read(
      "Üç hasta sunuyoruz. 29 yaşındaki hastada T7 kırığı, 34 yaşındaki "
      "hastada "
      "L1 kırığı, 37 yaşındaki hastada T12 kırığı vardı.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1, 3: T12");
}

TEST_F(CalledByName, AnEarlierAgeOfHersIsNoPatient) {
  read(
      "We present two women. A 31-year-old woman, who had broken a wrist at "
      "the "
      "age of 19 years, had fractures of T7. A 34-year-old woman had fractures "
      "of L1.");
  EXPECT_EQ(told_by_case("fracture"), "1:, 1: T7, 2: L1");
}

TEST_F(CalledByName, OneAndTheOther) {
  read(
      "We present two women. One was 29 and had fractures of T7, the other was "
      "34 and had fractures of L1.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
  EXPECT_EQ(told_by_case("age"), "1: 29 year, 2: 34 year");
  read(
      "We present two women. One had fractures of T7; the other had fractures "
      "of L1.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
  read(
      "İki hasta sunuyoruz. Birinde (29 yaş) T7 kırığı, diğerinde (34 yaş) L1 "
      "kırığı vardı.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
}

TEST_F(CalledByName, InitialsAreWhoseTheFiguresAre) {
  read(
      "İki kız kardeş sunulmaktadır. E.K., 29 yaşında, T7 kırığı ile geldi.\n\n"
      "Kardeşi N.D. o tarihte gebe değildi. 30 yaşındaydı; L1 kırığı vardı. "
      "L1-L4 T skoru E.K.'de -3,7, N.D.'de -2,9 bulundu. 25-hidroksivitamin D "
      "E.K.'de 11 ng/mL iken N.D.'de 24 ng/mL ölçüldü. E.K. 158 cm boyunda ve "
      "47 kg, N.D. 159 cm boyunda ve 50 kg idi. N.D. emzirmeye hiç başlamadı.");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
  EXPECT_EQ(told_by_case("age"), "1: 29 year, 2: 30 year");
  EXPECT_EQ(whose("-3.7"), "1");
  EXPECT_EQ(whose("-2.9"), "2");
  EXPECT_EQ(told_by_case("lab"), "2: 24 ng/mL, 1: 11 ng/mL");
  EXPECT_EQ(told_by_case("height"), "1: 158 cm, 2: 159 cm");
  EXPECT_EQ(told_by_case("weight"), "1: 47 kg, 2: 50 kg");
  EXPECT_EQ(told_by_case("lactation"), "2: absent");
  read(
      "Two sisters are presented. E.K. was 29 years old, N.D. was 30. The "
      "lumbar T-score was -3.7 in E.K. and -2.9 in N.D. Lumbar Z-score of E.K. "
      "was -3.5 and of N.D. -2.5. PTH was 31 pg/mL (E.K.) and 44 pg/mL (N.D.). "
      "Calcium was 9.1 mg/dL in E.K., whereas in N.D. it was 9.4 mg/dL.");
  EXPECT_EQ(whose("-3.7"), "1");
  EXPECT_EQ(whose("-2.9"), "2");
  EXPECT_EQ(whose("-2.5"), "2");
  EXPECT_EQ(told_by_case("lab"),
            "2: 44 pg/mL, 1: 31 pg/mL, 2: 9.4 mg/dL, 1: 9.1 mg/dL");
}

TEST_F(CalledByName, OneAndOneAndOneTellNotWhich) {
  read(
      "We describe three women. One took an oral bisphosphonate, one was given "
      "teriparatide, and one had supplements only.\n\nCase 1\n\nA 31-year-old "
      "woman had a fracture of T7.\n\nCase 2\n\nA 34-year-old woman had a "
      "fracture of L1.\n\nCase 3\n\nA 29-year-old woman had a fracture of "
      "T9.\n");
  EXPECT_EQ(whose("drug", "teriparatide"), "4");
}

// How they are numbered, in the order of the text: "1 2 1".
std::string initials(const std::string& text) {
  const Document document = report(text);
  std::string all;
  for (const PatientCodes::Place& one : find_told_initials(document)) {
    all.append(all.empty() ? "" : " ").append(one.number).append("=");
    all += slice(document.text, one.span);
  }
  return all;
}

TEST(ToldInitials, OfSeveralComeAgainOneWithAnAge) {
  EXPECT_EQ(initials("E.K., 29, came. N.D. came later. E.K. and N. D. met."),
            "1=E.K. 2=N.D. 1=E.K. 2=N. D.");
  EXPECT_EQ(initials("Ş.Ö. 29 yaşında. A.B.C'de ve Ş.Ö.'de; A.B.C. geldi."),
            "1=Ş.Ö. 2=A.B.C 1=Ş.Ö. 2=A.B.C.");
  // The last dot ends the sentence as well.
  EXPECT_EQ(initials("E.K., 29, met N.D. She met E.K. and N.D. often."),
            "1=E.K. 2=N.D 1=E.K. 2=N.D.");
}

TEST(ToldInitials, OfOneOrOfAuthorsAreNone) {
  EXPECT_EQ(initials("E.K., 29, came. E.K. left. N.D. wrote."), "");
  EXPECT_EQ(initials("E.K. and N.D. designed the study; E.K. and N.D. wrote."),
            "");
  EXPECT_EQ(initials("L. Smith, 29, and J. Jones. L. Smith left J. Jones."),
            "");
}

class ToldNames : public testing::Test {
 protected:
  std::vector<std::string> of(const std::vector<std::string>& sentences) {
    Document document;
    for (const std::string& words : sentences) {
      const auto begin = static_cast<std::uint32_t>(document.text.size());
      document.text += words + " ";
      Sentence sentence;
      sentence.span = {begin, begin + static_cast<std::uint32_t>(words.size())};
      document.sentences.push_back(sentence);
    }
    return find_told_names(document, [](std::string_view word) {
      return word == "Anna" || word == "Berta" || word == "weight";
    });
  }
};

TEST_F(ToldNames, ComeWithAnAgeAndComeAgain) {
  const std::vector<std::string> both{"Ottoline", "Philippa"};
  EXPECT_EQ(of({"Ottoline, 29, came.", "Philippa (34 years) too.",
                "Ottoline and Philippa met."}),
            both);
  EXPECT_TRUE(of({"Ottoline, 29, came.", "Philippa, 34, came."}).empty());
  EXPECT_TRUE(of({"Ottoline, 29, came.", "Ottoline left."}).empty());
  // One of them may be on a list; where all are, rules speak of them.
  EXPECT_EQ(of({"Anna, 29, met Philippa.", "Philippa, 34, met Anna."}).size(),
            2U);
  EXPECT_TRUE(of({"Anna, 29, met Berta.", "Berta, 34, met Anna."}).empty());
}

TEST_F(ToldNames, WordsFiguresAndAuthorsAreNone) {
  EXPECT_TRUE(of({"Later, 29, came.", "Philippa, 34, came later.",
                  "Later Philippa left."})
                  .empty());
  EXPECT_TRUE(
      of({"Weight, 52, rose.", "Philippa, 34, came.", "Weight of Philippa."})
          .empty());
  EXPECT_TRUE(of({"Leptin 29 ng/mL was low.", "Ghrelin 34 ng/mL was low.",
                  "Both, Leptin and Ghrelin, rose."})
                  .empty());
  EXPECT_TRUE(of({"Philippa, 34, came.", "Ottoline, 29, came.",
                  "Ottoline et al. (2014) and Philippa (2016) agree."})
                  .empty());
}

TEST_F(ToldNames, StandInTheOrderOfTheText) {
  const auto places =
      places_of({"Ottoline", "Philippa"}, "Philippa's; Ottoline, Ottolines.");
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].number, "2");
  EXPECT_EQ(places[1].number, "1");
}

TEST_F(CalledByName, ALetterIsTheElderWhereOneSentenceSaysSo) {
  read(
      "Two sisters and one gene\n\nAbstract\nWe describe two sisters. The "
      "elder broke T7 after her first confinement; the younger broke nothing."
      "\n\nFamily report\nSister A. She was 30 when T8 collapsed.\n\nSister B, "
      "though the younger, had been delivered twice. She was 27 and took "
      "calcium. A panel of genes was read in A. Alendronate was then "
      "prescribed.\n");
  EXPECT_EQ(whose("fracture", "T7"), "1");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("calcium"), "2");
}

// A letter that begins with what it answers.
TEST_F(CalledByName, ThoseWhomALetterAnswersAreNotItsOwn) {
  read(
      "Letter to the editor\n\nSir,\n\nWe read the survey by Hallam and "
      "co-workers [1]. Their 19 women had vertebral fractures, and more than "
      "half had injected dalteparin 5000 units daily. We should like to report "
      "two patients of our own.\n\nMrs K., aged 29, had a fracture of T9. She "
      "took calcium.\n\nMrs M., aged 37, had a fracture of the sacrum.\n");
  EXPECT_EQ(whose("dalteparin"), "?");
  EXPECT_EQ(told_by_case("fracture"), "1: T9, 2:");
  EXPECT_EQ(whose("calcium"), "1");
}

}  // namespace
}  // namespace casebook
