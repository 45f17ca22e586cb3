// A group of patients that a table's column is of, and the text's group.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using TableGroups = ToldReport;

TEST_F(TableGroups, AreTheTextsWhereTheyAreAsMany) {
  read(
      "A case-control study\n\nMethods\nWe studied 21 women with osteoporosis "
      "of pregnancy and 42 healthy controls.\n\nResults\nOf the 21 women, all "
      "had back pain.\n\n"
      "Table 1. Patients and controls\n"
      "                    PLO (n=21)      Control (n=42)    p\n"
      "Age (years)         30.4 ± 4.2      30.1 ± 4.6        0.80\n"
      "L1-L4 T-score       -3.2 ± 0.8      -0.7 ± 0.9        <0.001\n\n");
  EXPECT_EQ(whose("bmd", "-3.2"), whose("group_size", "21"));
  EXPECT_NE(whose("bmd", "-0.7"), whose("group_size", "21"));
}

TEST_F(TableGroups, AreOthersWhereTwoAreAsMany) {
  read(
      "A case-control study\n\nMethods\nWe studied 21 women with osteoporosis "
      "of pregnancy.\n\nResults\nOf the 21 women, all had back pain.\n\n"
      "Table 1. Patients and controls\n"
      "                    Smokers (n=21)  Others (n=21)     p\n"
      "Age (years)         30.4 ± 4.2      30.1 ± 4.6        0.80\n"
      "L1-L4 T-score       -3.2 ± 0.8      -0.7 ± 0.9        <0.001\n\n");
  EXPECT_NE(whose("bmd", "-3.2"), whose("group_size", "21"));
  EXPECT_NE(whose("bmd", "-3.2"), whose("bmd", "-0.7"));
}

TEST_F(TableGroups, AreTheTextsInTurkishToo) {
  read(
      "Olgu-kontrol çalışması\n\nGereç ve Yöntem\nGebelik osteoporozu olan 21 "
      "kadın ile 42 kontrolün dosyaları tarandı.\n\nBulgular\n\n"
      "Tablo 1. Hasta ve kontroller\n"
      "                  GLO (n=21)      Kontrol (n=42)     p\n"
      "Yaş (yıl)         30,4 ± 4,2      30,1 ± 4,6         0,80\n"
      "L1-L4 T-skoru     -3,2 ± 0,8      -0,7 ± 0,9         <0,001\n\n");
  EXPECT_EQ(whose("bmd", "-3.2"), whose("group_size", "21"));
}

}  // namespace
}  // namespace casebook
