// Short notes that tell two or three patients apart with few words: "early" and
// "late", "file one", the elder and the younger of siblings whom nobody counts.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class ToldApartBriefly : public ToldReport {};

TEST_F(ToldApartBriefly, AWordBeforeAnAgeHeadsAPatient) {
  read(
      "Two ways of breaking are compared. Abrupt: 27 y, primipara, fracture of "
      "T8 in labour; denosumab every 6 months. Creeping: 41 y, para III, "
      "fracture of L2 after weaning; calcium 1 g daily.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 2: L2");
  EXPECT_EQ(told_by_case("drug"), "1: denosumab, 2: calcium");
}

TEST_F(ToldApartBriefly, AFileIsAPatients) {
  read(
      "We looked up two files. File one concerns a gravida 5, para 4 aged 39 "
      "with a fracture of T9; file two, a gravida 1, para 1 aged 22 with one "
      "of "
      "L1. The former's lumbar T-score was -4.1. Whereas the former used "
      "risedronate, the latter declined all drugs.\n");
  EXPECT_EQ(told_by_case("age"), "1: 39 year, 2: 22 year");
  EXPECT_EQ(whose("fracture", "T9"), "1");
  EXPECT_EQ(whose("bmd", "-4.1"), "1");
  EXPECT_EQ(whose("drug", "risedronate"), "1");
}

TEST_F(ToldApartBriefly, SiblingsNeedNotBeCounted) {
  read(
      "Of the sisters, the elder broke L1 after her first delivery, the "
      "younger "
      "T7 after her second. The elder took calcium citrate; the younger, "
      "zoledronic acid 5 mg, after which she had fever.\n");
  EXPECT_EQ(whose("drug", "calcium"), "1");
  EXPECT_EQ(whose("drug", "zoledronate"), "2");
  read(
      "Aynı ailede iki kardeş: abla 33, kardeş 28 yaşında. Ablada T12, "
      "kardeşte "
      "L1 kırıkları belirlendi. Lomber Z skorları ablada -3,0, kardeşte -3,8 "
      "idi. Ablaya zoledronat 5 mg uygulandı; kardeş ise yalnız D vitamini "
      "aldı.\n");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  EXPECT_EQ(whose("bmd", "-3.8"), "2");
  EXPECT_EQ(told_by_case("drug"), "1: zoledronate, 2: vitamin D");
}

// "Sonraki" is who came later, whoever was named last.
TEST_F(ToldApartBriefly, TheLaterIsNotTheLatter) {
  read(
      "Yatırılan iki hastadan önce geleni (32 yaş) biyopsi oldu. Sonra gelen "
      "(29 yaş) DXA ile tanı aldı. T skorları ilki için -3,4, sonraki için "
      "-4,1; "
      "kırıklar ilkinde L3, sonrakinde T5 idi. Önceki hasta etidronat, sonraki "
      "hasta alendronat kullandı.\n");
  EXPECT_EQ(whose("bmd", "-3.4"), "1");
  EXPECT_EQ(whose("bmd", "-4.1"), "2");
  EXPECT_EQ(whose("fracture", "T5"), "2");
  EXPECT_EQ(told_by_case("drug"), "1: etidronate, 2: alendronate");
  read(
      "Two patients were seen. The first was 33 and the second 26 years old. "
      "The second, then the first, came back. The earlier patient took "
      "etidronate, the later patient alendronate.\n");
  EXPECT_EQ(told_by_case("drug"), "1: etidronate, 2: alendronate");
}

TEST_F(ToldApartBriefly, WhoIsNumberedSecondIsSomebody) {
  read(
      "İlk hastamız 32, ikincisi 40 yaşındadır. Birincide T7, ikincide L4 "
      "kırığı "
      "saptandı. İlkine romosozumab uygulanmış, ikinciye risedronat "
      "önerilmiştir.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L4");
  EXPECT_EQ(told_by_case("drug"), "1: romosozumab, 2: risedronate advised");
}

TEST_F(ToldApartBriefly, AnAgeMayStandBeforeTheNumber) {
  read(
      "Tedaviyi reddeden 35 yaşındaki ikinci hasta dikkate değerdir; bebeğini "
      "on ay emzirmiştir. Birinci hastada (26 yaş) T8 kırığı vardı.\n");
  EXPECT_EQ(whose("age", "35"), "2");
  EXPECT_EQ(whose("age", "26"), "1");
  EXPECT_EQ(whose("fracture", "T8"), "1");
}

TEST_F(ToldApartBriefly, NumberedPatientsHaveTheirFiguresInBrackets) {
  read(
      "Patients 1 and 2 (24 and 41 years old, para 1 and para 4) broke T12 and "
      "L1, respectively. Patient 1 took calcium, patient 2 denosumab.\n");
  EXPECT_EQ(told_by_case("age"), "1: 24 year, 2: 41 year");
  EXPECT_EQ(told_by_case("parity"), "1: 1, 2: 4");
  EXPECT_EQ(told_by_case("drug"), "1: calcium, 2: denosumab");
}

TEST_F(ToldApartBriefly, ALetterMayStandBeforeAChange) {
  read(
      "Hasta A (35 y) ile hasta B (24 y) karşılaştırıldı. Lomber KMY, A'da "
      "0,792'den 0,868 g/cm²'ye; B'de 0,611'den 0,774 g/cm²'ye çıkmıştır.\n");
  EXPECT_EQ(whose("bmd", "0.868"), "1");
  EXPECT_EQ(whose("bmd", "0.774"), "2");
}

}  // namespace
}  // namespace casebook
