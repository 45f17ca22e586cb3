// When a table's figures were measured: by heads, by labels, by years.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class TableVisits : public ToldReport {
 protected:
  void english(const std::string& heads) { visits(heads, "en"); }
  void turkish(const std::string& heads) { visits(heads, "tr"); }
  // A spine measured at two visits, whose heads are given.
  void visits(const std::string& heads, const std::string& language) {
    const bool english = language == "en";
    read((english ? "Case report\n\nA 36-year-old woman had a fracture of "
                    "T12.\n\nTable 1. Course\n                     "
                  : "Olgu sunumu\n\n36 yaşında kadın hastada T12 kırığı "
                    "vardı.\n\nTablo 1. Seyir\n                     ") +
         heads + "\n" +
         (english ? "L1-L4 T-score        -3.4         -2.7\n"
                  : "L1-L4 T skoru        -3,4         -2,7\n") +
         "PTH (pg/mL)          81           44\n");
  }
  static constexpr const char* kScores =
      "T-score lumbar spine -3.4 baseline, T-score lumbar spine -2.7 follow-up";
  static constexpr const char* kTests =
      "PTH 81 pg/mL baseline, PTH 44 pg/mL follow-up";
};

TEST_F(TableVisits, AreToldByTheWordsOfHeads) {
  for (const char* heads :
       {"Entry        12 mo", "On entry     After zoledronate",
        "Enrolment    End", "Start        Discharge", "Initial      2 y",
        "First        Latest", "Visit 1      Visit 3", "Pre          Control",
        "Before teriparatide  After teriparatide"}) {
    english(heads);
    EXPECT_EQ(told("bmd"), kScores) << heads;
    EXPECT_EQ(told("lab"), kTests) << heads;
  }
  for (const char* heads :
       {"Giriş        12. ay", "Yatış        Taburculuk", "Kabul        Çıkış",
        "İlk          Son", "Önce         Kontrol", "Girişte      Kontrolde",
        "Tedavi başı  İzlem", "Teriparatid öncesi   Denosumab sonrası"}) {
    turkish(heads);
    EXPECT_EQ(told("bmd"), kScores) << heads;
    EXPECT_EQ(told("lab"), kTests) << heads;
  }
}

TEST_F(TableVisits, AFirstColumnWithoutItsTimeHasNone) {
  english("2015         2017");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.4, T-score lumbar spine -2.7 follow-up");
}

TEST_F(TableVisits, OfEachPatientAreFirstAndLast) {
  read(
      "Case series\n\nWe report two women.\n\n"
      "Table 1. Patients\n"
      "No\tAge\tInitial LS T-score\tFirst PTH (pg/mL)\tLast LS T-score\t"
      "Latest PTH (pg/mL)\tFinal FN BMD (g/cm2)\n"
      "1\t28\t-3.7\t81\t-2.3\t44\t0.701\n"
      "2\t33\t-2.9\t66\t-2.2\t38\t0.688\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.7 baseline, "
            "T-score lumbar spine -2.3 follow-up, "
            "BMD femoral neck 0.701 g/cm2 follow-up, "
            "T-score lumbar spine -2.9 baseline, "
            "T-score lumbar spine -2.2 follow-up, "
            "BMD femoral neck 0.688 g/cm2 follow-up");
  EXPECT_EQ(told("lab"),
            "PTH 81 pg/mL baseline, PTH 44 pg/mL follow-up, "
            "PTH 66 pg/mL baseline, PTH 38 pg/mL follow-up");
  read(
      "Olgu serisi\n\nİki kadın hasta sunulmaktadır.\n\n"
      "Tablo 1. Hastalar\n"
      "No\tYaş\tTanıda LS T\tİlk PTH (pg/mL)\tSon LS T\tSon PTH (pg/mL)\t"
      "Son FB KMY (g/cm2)\n"
      "1\t28\t-3,7\t81\t-2,3\t44\t0,701\n"
      "2\t33\t-2,9\t66\t-2,2\t38\t0,688\n"
      "LS: lomber omurga; FB: femur boynu.\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.7 baseline, "
            "T-score lumbar spine -2.3 follow-up, "
            "BMD femoral neck 0.701 g/cm2 follow-up, "
            "T-score lumbar spine -2.9 baseline, "
            "T-score lumbar spine -2.2 follow-up, "
            "BMD femoral neck 0.688 g/cm2 follow-up");
  EXPECT_EQ(told("lab"),
            "PTH 81 pg/mL baseline, PTH 44 pg/mL follow-up, "
            "PTH 66 pg/mL baseline, PTH 38 pg/mL follow-up");
}

TEST_F(TableVisits, AfterAFirstFractureIsNoFirstVisit) {
  read(
      "Case series\n\nWe report two women.\n\n"
      "Table 1. Patients\n"
      "No\tAge\tT-score after first fracture\n"
      "1\t28\t-3.7\n"
      "2\t33\t-2.9\n");
  EXPECT_EQ(told("bmd"), "T-score -3.7, T-score -2.9");
}

TEST_F(TableVisits, AreRowsBesideTheirYears) {
  read(
      "Case report\n\nA 28-year-old woman had a fracture of T12.\n\n"
      "Table. Course over two pregnancies\n"
      "                          L2-L4                          Femoral neck\n"
      "                          BMD (g/cm2)   T-score          BMD (g/cm2)   "
      "T-score\n"
      "2011 (first visit)        0.702         -3.9             0.634         "
      "-2.6\n"
      "2013 (end of ibandronate) 0.871         -2.5             0.688         "
      "-2.1\n"
      "2016 (weeks after delivery) 0.790       -3.2             0.651         "
      "-2.4\n");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.702 g/cm2 baseline, "
            "T-score lumbar spine -3.9 baseline, "
            "BMD femoral neck 0.634 g/cm2 baseline, "
            "T-score femoral neck -2.6 baseline, "
            "BMD lumbar spine 0.871 g/cm2 follow-up, "
            "T-score lumbar spine -2.5 follow-up, "
            "BMD femoral neck 0.688 g/cm2 follow-up, "
            "T-score femoral neck -2.1 follow-up, "
            "BMD lumbar spine 0.790 g/cm2 follow-up, "
            "T-score lumbar spine -3.2 follow-up, "
            "BMD femoral neck 0.651 g/cm2 follow-up, "
            "T-score femoral neck -2.4 follow-up");
  read(
      "Olgu sunumu\n\n28 yaşında kadın hastada T12 kırığı vardı.\n\n"
      "Tablo. İki gebelik boyunca seyir\n"
      "Lomber omurga (L2-4) Femur boynu\n"
      "KMY (g/cm2) T skoru KMY (g/cm2) T skoru\n"
      "2011 (ilk başvuru) 0,702 -3,9 0,634 -2,6\n"
      "2013 (ilaç bitimi) 0,871 -2,5 0,688 -2,1\n"
      "2016 (yeni doğum) 0,790 -3,2 0,651 -2,4\n");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.702 g/cm2 baseline, "
            "T-score lumbar spine -3.9 baseline, "
            "BMD femoral neck 0.634 g/cm2 baseline, "
            "T-score femoral neck -2.6 baseline, "
            "BMD lumbar spine 0.871 g/cm2 follow-up, "
            "T-score lumbar spine -2.5 follow-up, "
            "BMD femoral neck 0.688 g/cm2 follow-up, "
            "T-score femoral neck -2.1 follow-up, "
            "BMD lumbar spine 0.790 g/cm2 follow-up, "
            "T-score lumbar spine -3.2 follow-up, "
            "BMD femoral neck 0.651 g/cm2 follow-up, "
            "T-score femoral neck -2.4 follow-up");
}

}  // namespace
}  // namespace casebook
