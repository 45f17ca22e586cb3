// Patients whom a table lists and prose picks out, and those of a family who
// are headed by what they are and their place in a pedigree.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class LetteredRows : public ToldReport {};

// What was told of D and E went to C.
TEST_F(LetteredRows, AsManyAsWereAnnouncedAreAllPatients) {
  read(
      "Results. Four women met the criteria (Table 1).\n\n"
      "Table 1. Patients A to D\n"
      "Patient  Age  Fractured vertebrae   LS Z-score\n"
      "A        31   T8, T12               -3.6\n"
      "B        26   T11                   -4.2\n"
      "C        38   L1, L2                -2.9\n"
      "D        34   T5                    -3.9\n\n"
      "Patient A lost 5 cm of height. Patient B, whose hip hurt, took "
      "zoledronate. Patient C was offered risedronate. The course of patient D "
      "was the worst. She had a fracture of L3.\n");
  EXPECT_EQ(cases(), "1 2 3 4 5g");
  EXPECT_EQ(whose("fracture", "L3"), "4");
  EXPECT_EQ(whose("fracture", "T5"), "4");
}

TEST_F(LetteredRows, ARoleAndAPlaceInThePedigreeHeadAPatient) {
  read(
      "A family with fractures\n\nTHE FAMILY\nThe pedigree shows three "
      "affected women: the proband (III:2), her younger sister (III:4) and "
      "their mother (II:1).\n\nProband, III:2\nCT showed fractures of T6. "
      "The lumbar Z-score was -3.8.\n\nSister, III:4\nLearning of the "
      "proband's diagnosis she asked to be examined. MRI showed a fracture of "
      "L2.\n\nMother, II:1\nA radiograph showed a fracture of T12.\n");
  EXPECT_EQ(whose("fracture", "T6"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "2");
  EXPECT_EQ(whose("fracture", "T12"), "3");
}

TEST_F(LetteredRows, AkrabalikVeSoyagaciYeriHastayiBelirtir) {
  read(
      "Kırıkları olan bir aile\n\nAİLE\nSoyağacında hasta olan üç kadın "
      "vardı: proband (III:2), kız kardeşi (III:4) ve anneleri (II:1).\n\n"
      "Proband, III:2\nBT'de T6 kırığı saptandı. "
      "Lomber Z-skoru -3,8 idi.\n\nKız kardeş, III:4\nProbandın tanısını "
      "öğrenince incelenmek istedi. MR'da L2 kırığı görüldü.\n\nAnne, II:1\n"
      "Grafide T12 kırığı saptandı.\n");
  EXPECT_EQ(whose("fracture", "T6"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "2");
  EXPECT_EQ(whose("fracture", "T12"), "3");
}

}  // namespace
}  // namespace casebook
