// Patients whom a report tells apart by numbers and letters.
#include <gtest/gtest.h>

#include "extractor/told_names.h"
#include "told_report.h"

namespace casebook {
namespace {

class NumberedPatients : public ToldReport {};

TEST_F(NumberedPatients, PatientsKnownByLettersAreMeantByTheLetterAlone) {
  read(
      "Patient A was 24 years old and had fractures of T8 and T9. Patient B "
      "was 37 years old and had a fracture of L3. Only B received alendronate. "
      "In A the T-score at L1-L4 was -3.1.\n");
  EXPECT_EQ(cases(), "1 2");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("fracture", "L3"), "2");
  EXPECT_EQ(whose("drug", "alendronate"), "2");
  EXPECT_EQ(whose("bmd", "-3.1"), "1");
}

TEST_F(NumberedPatients, NumberedHeadingsPartThePatients) {
  read(
      "Case reports\n\nCase 1\n\nA 24-year-old woman had a compression "
      "fracture of T12. She was given teriparatide.\n\nCase 2\n\nA "
      "31-year-old woman had a compression fracture of L3. She was given "
      "alendronate.\n");
  EXPECT_EQ(cases(), "1 2");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("age", "31"), "2");
  EXPECT_EQ(whose("fracture", "L3"), "2");
  EXPECT_EQ(whose("drug", "alendronate"), "2");
}

TEST_F(NumberedPatients, RomanNumeralsAndLettersNumberToo) {
  read(
      "Case reports\n\nCase I\n\nA 24-year-old woman had a compression "
      "fracture of T12.\n\nCase II\n\nA 31-year-old woman had a compression "
      "fracture of L3.\n");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("fracture", "L3"), "2");
  read(
      "Case reports\n\nPatient A\n\nA 24-year-old woman had a compression "
      "fracture of T12.\n\nPatient B\n\nA 31-year-old woman had a compression "
      "fracture of L3.\n");
  EXPECT_EQ(cases(), "1 2");
  EXPECT_EQ(whose("fracture", "L3"), "2");
}

TEST_F(NumberedPatients, TurkishHeadingsPartThePatients) {
  read(
      "Olgu Sunumu\n\nOlgu 1\n\nYirmi dört yaşında kadın hastada T12 vertebra "
      "kırığı saptandı. Teriparatid başlandı.\n\nOlgu 2\n\nOtuz bir yaşında "
      "kadın hastada L3 vertebra kırığı saptandı. Alendronat başlandı.\n");
  EXPECT_EQ(cases(), "1 2");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("fracture", "L3"), "2");
  EXPECT_EQ(whose("drug", "alendronate"), "2");
}

TEST_F(NumberedPatients, AnOrdinalWithAnAgeBesideItIsOnePatient) {
  read(
      "CASE SERIES\n\nFour women attended our clinic.\n\n"
      "The first woman, 26 years of age, had a fracture of T11.\n\n"
      "Our third patient was aged 30. A fracture of L1 was found.\n\n"
      "The fourth, a 33-year-old teacher whose mother had osteoporosis, "
      "reported low back pain. MRI showed an L2 fracture.\n");
  EXPECT_EQ(whose("age", "33"), "4");
  EXPECT_EQ(whose("fracture", "L2"), "4");
  EXPECT_EQ(whose("fracture", "L1"), "3");
}

TEST_F(NumberedPatients, InitialsAtASentencesBeginBringAPatientIn) {
  read(
      "CASES\n\nTwo women were seen in our clinic.\n\n"
      "F.K. was 26 when her back gave way. She had a fracture of T11.\n\n"
      "The second woman, 37 years of age, had a fracture of L3.\n");
  EXPECT_EQ(whose("fracture", "T11"), whose("age", "26"));
  EXPECT_EQ(whose("fracture", "L3"), whose("age", "37"));
  EXPECT_NE(whose("fracture", "T11"), whose("fracture", "L3"));
}

TEST_F(NumberedPatients, ALetterBehindMrsIsAPatientsName) {
  read(
      "Mrs A. (38 years, third pregnancy) and Mrs B. (27 years) were admitted "
      "in the same month. Mrs A. had a fracture of T5; in Mrs B. only L4 had "
      "collapsed. Mrs B. was treated with risedronate.\n");
  EXPECT_EQ(whose("fracture", "T5"), "1");
  EXPECT_EQ(whose("fracture", "L4"), "2");
  EXPECT_EQ(whose("drug", "risedronate"), "2");
}

TEST_F(NumberedPatients, ANumberBesideAnAgeNamesTheRowsPatient) {
  read(
      "Results\n\nTable 1. Characteristics\n"
      "No   Age   Fractures   Treatment\n"
      "1    24    T12, L1     Alendronate 70 mg weekly\n"
      "2    27    T9          Teriparatide 20 ug daily\n"
      "3    31    L2          Calcium\n");
  EXPECT_EQ(whose("fracture", "L1"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "2");
  EXPECT_EQ(whose("fracture", "L2"), "3");
}

TEST_F(NumberedPatients, APatientsNumberMayStandBehindAMark) {
  read(
      "Five women were followed for a year. Patient no. 2 had fractures of T9. "
      "In patient number 4 L3 was fractured.\n");
  EXPECT_EQ(whose("fracture", "T9"), "2");
  EXPECT_EQ(whose("fracture", "L3"), "4");
}

TEST_F(NumberedPatients, ANumberedPatientIsKnownInTurkishToo) {
  read(
      "Beş kadın bir yıl izlendi. İki numaralı hastada T9 kırığı vardı. Dört "
      "numaralı hastada L3 kırığı saptandı.\n");
  EXPECT_EQ(whose("fracture", "T9"), "2");
  EXPECT_EQ(whose("fracture", "L3"), "4");
}

TEST_F(NumberedPatients, AThesisCallsThemParticipants) {
  read(
      "4. FINDINGS\n\n4.1 Participant 1. Aged 29, a teacher. Radiographs "
      "showed fractures of T11 and L2.\n\n4.2 Participant 2. Aged 36, three "
      "children. MRI showed a fracture of L3.\n\n4.3 Comparison\n\n"
      "Participant 1's 25-OH vitamin D was 12 ng/mL.\n");
  EXPECT_EQ(told_by_case("age"), "1: 29 year, 2: 36 year");
  EXPECT_EQ(told_by_case("fracture"), "1: T11, 1: L2, 2: L3");
  EXPECT_EQ(whose("lab", "12"), "1");
  read(
      "4. BULGULAR\n\n4.1. Katılımcı 1\n\n29 yaşında, öğretmen. Grafide T11 "
      "ve L2 kırığı görüldü.\n\n4.2. Katılımcı 2\n\n36 yaşında, üç çocuk "
      "annesi. MR'da L3 kırığı vardı.\n\n4.3. Karşılaştırma\n\n"
      "Katılımcı 1'in 25-OH D vitamini 12 ng/mL idi.\n");
  EXPECT_EQ(told_by_case("age"), "1: 29 year, 2: 36 year");
  EXPECT_EQ(told_by_case("fracture"), "1: T11, 1: L2, 2: L3");
  EXPECT_EQ(whose("lab", "12"), "1");
}

TEST_F(NumberedPatients, AHeadingMayHaveANumberOfThreeParts) {
  read(
      "4. FINDINGS\n\n4.2.1 Participant One\n\nShe was 34. She had a fracture "
      "of T12.\n\n"
      "4.2.2 Participant Two\n\nAged 27, she had a fracture of L4.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T12, 2: L4");
  read(
      "4. BULGULAR\n\n4.2.1 Birinci katılımcı\n\n34 yaşında. T12 kırığı "
      "vardı.\n\n"
      "4.2.2 İkinci katılımcı\n\n27 yaşında. L4 kırığı vardı.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T12, 2: L4");
}

TEST_F(NumberedPatients, ANumberWithItsMarkOpensAPatientOfAnAbstract) {
  read(
      "Gene panels in two women\n\nResults:\n#1. 27 y, G1P1. VFx T8 and T11. "
      "LS Z -3.0.\n\n#2. 35 y, G3P2. X-ray: T6 and L1. LS Z -3.8.\n");
  EXPECT_EQ(told_by_case("age"), "1: 27 year, 2: 35 year");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 1: T11, 2: T6, 2: L1");
  read(
      "İki kadında gen paneli\n\nBulgular:\n#1. 27 y, G1P1. T8 ve T11 "
      "kırığı.\n\n#2. 35 y, G3P2. T6 ve L1 kırığı.\n");
  EXPECT_EQ(told_by_case("age"), "1: 27 year, 2: 35 year");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 1: T11, 2: T6, 2: L1");
}

// The women of a thesis once were all one, and the text behind the table, under
// headings with numbers, was taken for rows of it.
TEST_F(NumberedPatients, TheNamesOfATablesRowsAreTheirs) {
  read(
      "5.1 The women\nAll were seen in one clinic (Table 5.1).\n\n"
      "Table 5.1 Particulars of the women\n"
      "Pseudonym   Age   Weeks postpartum   Fractured vertebrae\n"
      "Solveig     33    9                  T9, T11\n"
      "Ama         28    4                  T12, L2\n\n"
      "5.2 Solveig\nSolveig taught the cello. She was woken by her back, and "
      "she was given teriparatide 20 ug daily by the hospital, which she took "
      "for 18 months. Her lumbar T-score was -2.3 then.\n\n"
      "5.3 Ama\nAma had come from Accra three years before this, and nobody "
      "looked at her back though she asked. Her lumbar T-score was -2.0 when "
      "she was seen for the last time.\n");
  EXPECT_EQ(told_by_case("age"), "1: 33 year, 2: 28 year");
  EXPECT_EQ(told_by_case("fracture"), "1: T9, 1: T11, 2: T12, 2: L2");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("bmd", "-2.0"), "2");
  read(
      "5.1 Kadınlar\nHepsi aynı poliklinikte izlendi (Tablo 5.1).\n\n"
      "Tablo 5.1. Kadınların özellikleri\n"
      "Rumuz      Yaş   Kırık omurlar\n"
      "Zerrin     33    T9, T11\n"
      "Ceyda      28    T12, L2\n\n"
      "5.2 Zerrin\nZerrin bir okulda çello öğretiyordu. Sırt ağrısı ile uyandı "
      "ve hastanede kendisine teriparatid 20 mcg/gün başlandı, ilacı on sekiz "
      "ay kullandı. Lomber T-skoru -2,3 bulundu.\n\n"
      "5.3 Ceyda\nCeyda üç yıl önce bu şehre gelmişti ve sorduğu halde kimse "
      "sırtına bakmamıştı. Son kez görüldüğünde lomber T-skoru -2,0 idi.\n");
  EXPECT_EQ(told_by_case("age"), "1: 33 year, 2: 28 year");
  EXPECT_EQ(told_by_case("fracture"), "1: T9, 1: T11, 2: T12, 2: L2");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("bmd", "-2.0"), "2");
}

TEST_F(NumberedPatients, InitialsOfATablesRowsAreTheirs) {
  read(
      "4. BULGULAR\n\nÜç hastanın verileri Tablo 4.5'tedir.\n\n"
      "Tablo 4.5. Hastalar\n"
      "Hasta  Yaş  Kırık      25(OH)D (ng/mL)  Tedavi\n"
      "A.Y.   29   T12, L1    19               Alendronat\n"
      "S.K.   22   T5, T6     7                Teriparatid\n"
      "N.D.   35   L2         28               Ca + D\n"
      "Ca: kalsiyum, D: D vitamini, Tablo: çizelge.\n\n"
      "A.Y.: Sırt ağrısı doğumdan iki ay sonra başlamış, tanı beşinci ayda "
      "konmuştu. Tedavi sonunda lomber T skoru -2,2 idi.\n\n"
      "N.D.: İkinci doğumundan dört hafta sonra bebek arabasını kaldırırken "
      "beli tutulmuştu. Birinci yılda lomber T skoru -1,9 ölçüldü.\n");
  EXPECT_EQ(told_by_case("age"), "1: 29 year, 2: 22 year, 3: 35 year");
  EXPECT_EQ(told_by_case("fracture"), "1: T12, 1: L1, 2: T5, 2: T6, 3: L2");
  EXPECT_EQ(whose("bmd", "-2.2"), "1");
  EXPECT_EQ(whose("bmd", "-1.9"), "3");
}

std::string labels(const std::string& text) {
  std::string all;
  for (const std::string& one : find_told_labels(report(text)))
    all += (all.empty() ? "" : " ") + one;
  return all;
}

TEST(ToldLabels, OpenParagraphsWithAnAge) {
  EXPECT_EQ(labels("A-3. 39 years old.\n\nB-7: 34 years old."), "A-3 B-7");
  EXPECT_EQ(labels("Ş#1) 39 yaşında.\n\nŞ#2) 34 yaşında."), "Ş#1 Ş#2");
  EXPECT_EQ(labels("A-3. 39 years old.\n\nShe was B-7: 34 years old."), "");
  EXPECT_EQ(labels("A-3. Came late.\n\nB-7: 34 years old."), "");
  EXPECT_EQ(labels("a-3. 39 years old.\n\nb-7: 34 years old."), "");
  EXPECT_EQ(labels("A-3 39 years.\n\nB-7 34 years."), "");
}

}  // namespace
}  // namespace casebook
