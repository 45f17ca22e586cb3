// The parts of an abstract: which are of its patients and which of the field.
#include "told_report.h"

namespace casebook {
namespace {

using AbstractParts = ToldReport;

TEST_F(AbstractParts, AreOfTheFieldBeforeAndBehindThePatient) {
  read(
      "Abstract\n\nBackground: Fractures of T4 are rare. Case: A 31-year-old "
      "woman broke T8 and took alendronate. Conclusion: The disease resolves; "
      "risedronate was of use.\n\nIntroduction\n\nIt is rare.\n");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("alendronate"), "1");
  EXPECT_EQ(whose("fracture", "T4"), "general");
  EXPECT_EQ(whose("drug", "risedronate"), "general");
  read(
      "Özet\n\nGiriş: T4 kırığı nadirdir. Olgu: 31 yaşında kadın hastada T8 "
      "kırığı vardı, alendronat aldı. Sonuç: Hastalık düzelir; risedronat "
      "yararlı olmuştur.\n\nGiriş\n\nNadirdir.\n");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("alendronate"), "1");
  EXPECT_EQ(whose("fracture", "T4"), "general");
  EXPECT_EQ(whose("drug", "risedronate"), "general");
}

// A part that names the patient late is of her from its begin.
TEST_F(AbstractParts, GoOnOfWhomAPartAboveBroughtIn) {
  read(
      "Abstract\n\nBackground: It is rare.\n\nCase: A 31-year-old woman had "
      "pain.\n\nResults: Fractures of T8 were seen. The patient took "
      "alendronate.\n\nIntroduction\n\nIt is rare.\n");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  read(
      "Özet\n\nGiriş: Nadirdir.\n\nOlgu: 31 yaşında kadının ağrısı vardı.\n\n"
      "Bulgular: T8 kırığı görüldü. Hasta alendronat aldı.\n\nGiriş\n\n"
      "Nadirdir.\n");
  EXPECT_EQ(whose("fracture", "T8"), "1");
}

TEST_F(AbstractParts, BringPatientsInWhereverTheyAreTold) {
  read(
      "Abstract\n\nObjective: We report a 31-year-old woman with a fracture of "
      "T8.\n\nResults: She took alendronate.\n\nIntroduction\n\nIt is rare.\n");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("alendronate"), "1");
}

}  // namespace
}  // namespace casebook
