// What cells of a table hold: bones, weeks, marked figures, two figures.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class TableCells : public ToldReport {
 protected:
  void english(const std::string& table) {
    read("Case report\n\nA 36-year-old woman had pain.\n\nTable 1. Results\n" +
         table + "\n");
  }
  void turkish(const std::string& table) {
    read(
        "Olgu sunumu\n\n36 yaşında kadın hastanın ağrısı vardı.\n\n"
        "Tablo 1. Sonuçlar\n" +
        table + "\n");
  }
};

TEST_F(TableCells, NameBonesWithTheirSides) {
  read(
      "Case series\n\nWe report three women.\n\nTable 1. Patients\n"
      "Patient\tAge\tFracture site\n"
      "1\t28\tSacral ala (B/L)\n"
      "2\t33\tRight pubic ramus, sacrum\n"
      "3\t24\tT11, L2, left sacral ala\n");
  EXPECT_EQ(told("fracture"),
            "sacrum both, pubic ramus right, sacrum, sacrum left, "
            "vertebral T11, vertebral L2");
  read(
      "Olgu serisi\n\nÜç kadın hasta sunulmaktadır.\n\nTablo 1. Hastalar\n"
      "Hasta\tYaş\tKırık yeri\n"
      "1\t28\tSakral ala (iki taraflı)\n"
      "2\t33\tSol pubik kol, sakrum\n"
      "3\t24\tT11, L2, sol sakral ala\n");
  EXPECT_EQ(told("fracture"),
            "sacrum both, pubic ramus left, sacrum, sacrum left, "
            "vertebral T11, vertebral L2");
}

TEST_F(TableCells, TellTheWeekOfPregnancy) {
  read(
      "Case series\n\nWe report four women.\n\nTable 1. Patients\n"
      "Patient\tAge\tOnset\n"
      "1\t28\t36 wk POG\n"
      "2\t33\tGA 31 wk\n"
      "3\t24\tpregnancy, week 35\n"
      "4\t30\t3 mo PP\n"
      "PP: postpartum; POG: period of gestation\n");
  EXPECT_EQ(told("timing"),
            "gestation 36 week, gestation 31 week, gestation 35 week, "
            "postpartum 3 month");
  read(
      "Olgu serisi\n\nBeş kadın hasta sunulmaktadır.\n\nTablo 1. Hastalar\n"
      "Hasta\tYaş\tBaşlangıç\n"
      "1\t28\t34. GH\n"
      "2\t33\tGH 31\n"
      "3\t24\t35. hafta (gebelik)\n"
      "4\t30\tGebelik, 33. hafta\n"
      "5\t31\tSon trimester\n");
  EXPECT_EQ(told("timing"),
            "gestation 34 week, gestation 31 week, gestation 35 week, "
            "gestation 33 week, gestation");
}

TEST_F(TableCells, HoldADaysAmountInItsUnit) {
  english(
      "Test                     Admission   6 months   Normal range\n"
      "24-h urinary calcium (mg)   52       140        100-300\n"
      "Calcium (mg/dL)          8.4         9.3        8.5-10.5\n");
  EXPECT_EQ(told("lab"),
            "urinary calcium 52 mg baseline, urinary calcium 140 mg follow-up, "
            "calcium 8.4 mg/dL baseline, calcium 9.3 mg/dL follow-up");
  turkish(
      "Tetkik            Birim     Önce      6. ay\n"
      "İdrar kalsiyumu   mg        52        140\n"
      "Kalsiyum          mg/dL     8,4       9,3\n");
  EXPECT_EQ(told("lab"),
            "urinary calcium 52 mg baseline, urinary calcium 140 mg follow-up, "
            "calcium 8.4 mg/dL baseline, calcium 9.3 mg/dL follow-up");
}

TEST_F(TableCells, LeadFromFiguresToFootnotes) {
  english(
      "Visit        Lumbar T-score   Neck BMD (g/cm2)   PTH (pg/mL)\n"
      "Baseline     -3.4             0.622 b            81†\n"
      "12 months    -2.7*            0.655ᵃ             44\n"
      "* on the same device\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.4 baseline, "
            "BMD femoral neck 0.622 g/cm2 baseline, "
            "T-score lumbar spine -2.7 follow-up, "
            "BMD femoral neck 0.655 g/cm2 follow-up");
  EXPECT_EQ(told("lab"), "PTH 81 pg/mL baseline, PTH 44 pg/mL follow-up");
  turkish(
      "Vizit        Lomber omurga T skoru   Femur boynu T skoru\n"
      "Başlangıç    -3,4*                   -2,2\n"
      "12. ay       -2,7                    -2,0†\n"
      "* aynı cihazda\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.4 baseline, "
            "T-score femoral neck -2.2 baseline, "
            "T-score lumbar spine -2.7 follow-up, "
            "T-score femoral neck -2.0 follow-up");
}

TEST_F(TableCells, AreNotReadAsWhatTheirFootnoteDenies) {
  english(
      "Site            Baseline   12 months\n"
      "L1-L4 T-score   -3.4       -2.7*\n"
      "Hip T-score     -2.2       -2.0\n"
      "* Z-score of the forearm\n");
  EXPECT_EQ(whose("bmd", "-2.0"), "1");
  for (const Fact& fact : found_.facts) {
    const bool claimed = fact.kind == "bmd" && fact.get("value") == "-2.7" &&
                         fact.rule == "table.score";
    EXPECT_FALSE(claimed);
  }
}

TEST_F(TableCells, HoldTwoFiguresThatTheCaptionTellsApart) {
  read(
      "Case report\n\nA 36-year-old woman had pain.\n\n"
      "Table 1. Densitometry as BMD in g/cm2 (T-score)\n"
      "Site           Baseline         12 months\n"
      "L1-L4          0.688 (-3.4)     0.790 (-2.5)\n");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.688 g/cm2 baseline, "
            "T-score lumbar spine -3.4 baseline, "
            "BMD lumbar spine 0.790 g/cm2 follow-up, "
            "T-score lumbar spine -2.5 follow-up");
  english(
      "Test                  Value (reference)\n"
      "Calcium               8.9 mg/dL (8.5-10.5)\n"
      "PTH                   81 pg/mL (15-65)\n");
  EXPECT_EQ(told("lab"), "calcium 8.9 mg/dL, PTH 81 pg/mL");
}

TEST_F(TableCells, OfARangeMayHaveBlanksAroundTheDash) {
  english(
      "Parameter    Result     Unit      Reference range\n"
      "Calcium      9.1        mg/dL     8.5 - 10.5\n"
      "PTH          71 (H)     pg/mL     15 – 65\n");
  EXPECT_EQ(told("lab"), "calcium 9.1 mg/dL, PTH 71 pg/mL");
  EXPECT_EQ(found_.facts.back().get("ref_high"), "65");
}

TEST(Years, AreNoScores) {
  const Extraction found = extract(
      report("Case report\n\nA 36-year-old woman had a T-score 2011.\n"),
      project_grammar(), {});
  for (const Fact& fact : found.facts) EXPECT_NE(fact.kind, "bmd");
}

}  // namespace
}  // namespace casebook
