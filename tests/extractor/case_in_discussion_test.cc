// Patients told of under the heading of a discussion, by a form that has no
// other place for them.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using CaseInDiscussion = ToldReport;

TEST_F(CaseInDiscussion, IsTheReportsOwnWhereNothingElseTellsOfAPatient) {
  read(
      "Objective: To present a rare cause of back pain.\n\nMethods: N/A\n\n"
      "Results: N/A\n\nDiscussion: A 29-year-old woman had fractures of T8 and "
      "T9. Her lumbar T-score was -3.6.\n\n"
      "She was given teriparatide.\n\n"
      "Bone is lost in lactation. Fractures of T12 are frequent.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 1: T9");
  EXPECT_EQ(told_by_case("bmd"), "1: lumbar spine -3.6");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  read(
      "Amaç: Nadir bir bel ağrısı nedenini sunmak.\n\nYöntem: Yok\n\n"
      "Bulgular: Yok\n\nTartışma: 29 yaşında kadın hastada T8 ve T9 kırığı "
      "vardı. Lomber T-skoru -3,6 idi.\n\n"
      "Hastaya teriparatid başlandı.\n\n"
      "Laktasyonda kemik kaybı olur. T12 kırıkları sıktır.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 1: T9");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
}

TEST_F(CaseInDiscussion, IsOfOthersWhereThePatientIsToldOfBefore) {
  read(
      "Case Report\n\nA 34-year-old woman had a fracture of T8.\n\n"
      "Discussion\n\nA 29-year-old woman had fractures of T9.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(told_by_case("fracture"), "1: T8");
  read(
      "Olgu\n\n34 yaşında kadın hastada T8 kırığı vardı.\n\n"
      "Tartışma\n\n29 yaşında bir kadında T9 kırığı vardı.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(told_by_case("fracture"), "1: T8");
}

// A part of the field, whose heading asks.
TEST_F(CaseInDiscussion, IsNotGoneOnOfUnderAQuestion) {
  read(
      "Bone and blood\n\n1. Case Report\n\nA 34-year-old woman had a "
      "fracture of T8.\n\n2. Who should be watched?\n\nCalcium 1200 mg daily "
      "and vitamin D 1000 IU are appropriate during months of heparin, which "
      "takes bone.\n\n3. Conclusion\n\nHeparin takes bone.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8");
  EXPECT_EQ(told("drug"), "");
  read(
      "Kemik ve kan\n\n1. Olgu\n\n34 yaşında kadın hastada T8 kırığı "
      "vardı.\n\n2. Kimler izlenmeli?\n\nAylarca heparin kullanılacaksa günde "
      "1200 mg kalsiyum ve 1000 IU D vitamini uygundur, heparin kemiği "
      "eritir.\n\n3. Sonuç\n\nHeparin kemiği eritir.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8");
  EXPECT_EQ(told("drug"), "");
}

}  // namespace
}  // namespace casebook
