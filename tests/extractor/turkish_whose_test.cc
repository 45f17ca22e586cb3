// Turkish: what is denied, and of whom it is, where a verb, a reason or another
// patient's kin stands between.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using TurkishWhose = ToldReport;

TEST_F(TurkishWhose, WhatWasTakenIsNotDeniedByWhatFollows) {
  for (const char* taken : {"kullandı", "aldı", "almış", "uygulanmıştır",
                            "verdik", "yaptık", "bırakmıştı", "alıyor"}) {
    of_a_turkish_woman(std::string("Alendronat iki yıl ") + taken +
                       ", yeni kırık yoktu.");
    EXPECT_EQ(told("drug").find("absent"), std::string::npos) << taken;
    EXPECT_EQ(told("outcome"), "new fracture absent") << taken;
  }
  of_a_turkish_woman("Alendronat ve kalsiyum kullanımı yoktu.");
  EXPECT_EQ(told("drug"), "alendronate absent, calcium absent");
}

TEST_F(TurkishWhose, AReasonIsNotDeniedWithWhatItIsTheReasonOf) {
  of_a_turkish_woman("Alendronat emzirdiği için verilmedi.");
  EXPECT_EQ(told("lactation"), "breastfeeding");
  EXPECT_EQ(told("drug"), "alendronate absent");
  of_a_turkish_woman("Grafi çekilmedi, MR'de ödem izlendi.");
  EXPECT_EQ(told("imaging"), "radiograph not done, MRI");
}

TEST_F(TurkishWhose, AnotherPatientsSisterIsThePatientOfTheHeading) {
  read(
      "Olgu sunumu\n\nOlgu 1. Yirmi sekiz yaşındaki hasta sırt ağrısı ile "
      "başvurdu. T9 kırığı vardı.\n\nOlgu 2. Birinci olgunun 31 yaşındaki "
      "ablası bel ağrısından yakınıyordu. L1 kırığı vardı.\n");
  EXPECT_EQ(whose("fracture", "T9"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  EXPECT_EQ(whose("age", "31"), "2");
}

TEST_F(TurkishWhose, AllOfHerComplaintsAreNotThoseOfAllPatients) {
  read(
      "Olgu sunumu\n\nOlgu 1: 33 yaşında kadın hasta. T9 kırığı vardı. Üçüncü "
      "ayda yakınmalarının tümü geçmişti.\n\nOlgu 2: 29 yaşında kadın hasta. "
      "L1 kırığı vardı.\n");
  EXPECT_EQ(whose("outcome", "symptom-free"), "1");
}

TEST_F(TurkishWhose, WhatIsOfTheBabyIsNotHers) {
  of_a_turkish_woman("Bebeğin kalsiyumu 10 mg/dL idi.");
  EXPECT_EQ(told("lab"), "");
  of_a_turkish_woman("Bebeğin 6. ay kontrolü normaldi.");
  EXPECT_EQ(told("follow_up"), "");
}

TEST_F(TurkishWhose, HerAgeIsNotThatOfAnEarlierBirth) {
  of_a_turkish_woman(
      "Hasta 25 yaşında ilk doğumunu, 28 yaşında ikinci doğumunu yapmıştı.");
  EXPECT_EQ(told("age"), " 45 year");
  EXPECT_EQ(cases(), "1");
}

TEST_F(TurkishWhose, AValueThatMovedHasTwoTimes) {
  of_a_turkish_woman("Beta-CTX 0,9 ng/mL'den 0,3 ng/mL'ye geriledi.");
  EXPECT_EQ(told("lab"), "CTX 0.9 ng/mL baseline, CTX 0.3 ng/mL follow-up");
  of_a_turkish_woman("Tedavi sonunda T skorunda 1,2 artış oldu.");
  EXPECT_EQ(told("bmd"), "") << "a gain, and no score";
}

TEST_F(TurkishWhose, AFurtherDenialIsOne) {
  for (const char* denied : {"eklenmedi", "denenmedi", "kontrendikeydi"}) {
    of_a_turkish_woman(std::string("Alendronat ") + denied + ".");
    EXPECT_EQ(told("drug"), "alendronate absent") << denied;
  }
  of_a_turkish_woman("MR'de L1'de kırık gösterilemedi.");
  EXPECT_EQ(told("fracture"), "vertebral L1 absent");
  of_a_turkish_woman("Alendronat ertelendi.");
  EXPECT_EQ(told("drug"), "alendronate advised");
  of_a_turkish_woman("Hastaya alendronat teklif edildi.");
  EXPECT_EQ(told("drug"), "alendronate advised");
  of_a_turkish_woman("Alendronat gündeme geldi.");
  EXPECT_EQ(told("drug"), "alendronate advised") << "nothing daily in it";
}

TEST_F(TurkishWhose, TheLengthOfACourseStandsInBracketsOrBehind) {
  of_a_turkish_woman("Haftada bir 50.000 ünite D vitamini (8 hafta) verildi.");
  EXPECT_EQ(told("drug"), "vitamin D 50000 IU weekly 8");
  of_a_turkish_woman(
      "Teriparatid için rapor çıkarıldı; 18 ay kullandıktan sonra kesildi.");
  EXPECT_EQ(told("drug"), "teriparatide 18");
  of_a_turkish_woman("Gebelikte sekiz hafta enoksaparin kullanmıştı.");
  EXPECT_EQ(told("timing"), "") << "the drug's weeks";
}

TEST_F(TurkishWhose, AChildsAgeAndAMothersBirthsAreNotHers) {
  of_a_turkish_woman("Hastanın 6 yaşında bir oğlu vardı.");
  EXPECT_EQ(told("age"), " 45 year");
  EXPECT_EQ(cases(), "1");
  of_a_turkish_woman("Annesi dört doğum yapmıştı.");
  EXPECT_EQ(told("parity"), "");
  of_a_turkish_woman(
      "Öyküsünde 12 yaşında menarş, 26 yaşında ilk gebelik "
      "vardı.");
  EXPECT_EQ(told("age"), " 45 year");
  of_a_turkish_woman("Bebeği 3 aylıkken sırt ağrısı başladı.");
  EXPECT_EQ(told("symptom"), "back pain") << "the baby's months";
}

TEST_F(TurkishWhose, HowLongItHurtIsNotWhenItBegan) {
  of_a_turkish_woman(
      "Doğumundan 2 ay sonra, 5 aydır süren bel ağrısı ile başvurdu.");
  EXPECT_EQ(told("timing"), "postpartum 2 month");
  of_a_turkish_woman(
      "Hipotiroidi tanısı almış, 75 mcg/gün levotiroksin kullanıyordu.");
  EXPECT_EQ(told("drug"), "levothyroxine 75 ug daily");
  of_a_turkish_woman("Doğumu takiben ikinci ayda kırık saptandı.");
  EXPECT_EQ(told("timing"), "postpartum 2 month");
  of_a_turkish_woman("24 ay sonunda teriparatid kesildi.");
  EXPECT_EQ(told("drug"), "teriparatide 24");
}

// "-dı" behind a vowel denies a verb: the noun would have "-ydı".
TEST_F(TurkishWhose, ADeniedVerbIsNotItsNoun) {
  of_a_turkish_woman("Hasta kusmadı, terlemedi. L1 vertebra çökmedi.");
  EXPECT_EQ(told("symptom"), "");
  EXPECT_EQ(told("fracture"), "");
  of_a_turkish_woman("Ağrıları azalmadı. Kırık kaynamadı.");
  EXPECT_EQ(told("outcome"), "");
  of_a_turkish_woman("Yakınması bel ağrısıydı. İzlem süresi 22 aydı.");
  EXPECT_EQ(told("symptom"), "low back pain");
  EXPECT_EQ(told("follow_up"), " 22 month");
}

TEST_F(TurkishWhose, EachSiteKeepsTheScoresThatMovedThere) {
  of_a_turkish_woman(
      "T skoru lomberde -3,4'ten -2,6'ya, kalçada -2,2'den -1,9'a yükseldi.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.4 baseline, T-score lumbar spine -2.6 "
            "follow-up, T-score hip -1.9 follow-up, T-score hip -2.2 baseline");
  of_a_turkish_woman(
      "Tedavi öncesinde -3,8 olan lomber T skoru tedavi sonunda -2,7 idi.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.8 baseline, T-score lumbar spine -2.7 "
            "follow-up");
  of_a_turkish_woman("Zoledronik asit 5 mg/100 mL tek doz verildi.");
  EXPECT_EQ(told("drug"), "zoledronate 5 mg once");
}

TEST_F(TurkishWhose, WhatHoldsOfADiseaseIsNoPatients) {
  for (const char* general :
       {"Bifosfonat kullanımı beş yılı aşanlarda kırık riski artmaktadır.",
        "Sigara ve heparin başlıca risk etkenleridir.",
        "En sık belirti sırt ağrısıdır.",
        "Doğumdan sonra bel ağrısı olan kadında grafiden kaçınılmamalıdır."}) {
    of_a_turkish_woman(general);
    EXPECT_EQ(
        told("drug") + told("risk_factor") + told("symptom") + told("imaging"),
        "")
        << general;
  }
  of_a_turkish_woman("Sırt ağrısı artmaktaydı, sigara kullanıyordu.");
  EXPECT_EQ(told("symptom") + told("risk_factor"), "back painsmoking");
}

TEST_F(TurkishWhose, FreeOfPainIsNotDeniedByWhatWasNotFound) {
  for (const char* free : {"ağrısızdı ve", "ağrısızdı,", "ağrısız,"}) {
    of_a_turkish_woman(std::string("Üçüncü yılda ") + free +
                       " yeni kırığı yoktu.");
    EXPECT_EQ(told("outcome"), "pain relief, new fracture absent") << free;
  }
  of_a_turkish_woman("Üçüncü yılda ağrısız değildi.");
  EXPECT_EQ(told("outcome"), "pain relief absent");
}

TEST_F(TurkishWhose, WeaningIsToldInSubordinateVerbs) {
  for (const char* weaned :
       {"Emzirmeyi bıraktığını söyledi.", "Bebeğini sütten kestiğini söyledi.",
        "Emzirmeye son vermişti."}) {
    of_a_turkish_woman(weaned);
    EXPECT_EQ(told("lactation"), "weaning") << weaned;
  }
  of_a_turkish_woman("Anne sütü veremedi.");
  EXPECT_EQ(told("lactation"), "breastfeeding absent");
}

TEST_F(TurkishWhose, WhatWasThereIsNotDeniedByWhatFollows) {
  for (const char* there :
       {"gelişti", "artıyordu", "sürüyor", "tarifliyordu", "eşlik ediyor"}) {
    of_a_turkish_woman(std::string("Bel ağrısı ") + there + ", ateş yoktu.");
    EXPECT_EQ(told("symptom"), "low back pain, fever absent") << there;
  }
  of_a_turkish_woman("Bebeğini 14 ay emzirmiş, ateşi olmamıştı.");
  EXPECT_EQ(told("lactation"), "breastfeeding 14");
  of_a_turkish_woman("Ailesinde osteoporoz tanısı almış kimse yoktu.");
  EXPECT_EQ(told("risk_factor"), "family history of osteoporosis absent");
  of_a_turkish_woman("Kırık gelişti, T skoru -3,1 bulundu.");
  EXPECT_EQ(told("bmd"), "T-score -3.1") << "it grew; she did not arrive";
}

TEST_F(TurkishWhose, WhatIsFearedIsNotBroken) {
  of_a_turkish_woman("Kalça kırığı riski artmıştı.");
  EXPECT_EQ(told("fracture"), "");
  of_a_turkish_woman("Torakalde 4 kırık, lomber 2 adet kırık saptandı.");
  EXPECT_EQ(told("fracture"), "vertebral 4, vertebral 2") << "counts";
  of_a_turkish_woman("Torakal on ikinci omurda kırık vardı.");
  EXPECT_EQ(told("fracture"), "vertebral T12");
}

TEST_F(TurkishWhose, ABracketBehindAFigureSaysWhoseItIs) {
  read(
      "Olgu sunumu\n\nİki hasta sunulmaktadır. Birinci hasta 28, ikinci hasta "
      "31 yaşında idi. PTH 14 pg/mL (birinci) ve 31 pg/mL (ikinci) idi.\n");
  EXPECT_EQ(whose("lab", "14"), "1");
  EXPECT_EQ(whose("lab", "31"), "2");
  const std::string arms =
      "Teriparatid grubunda 12, kontrol grubunda 14 hasta vardı. ";
  read(arms +
       "VKİ 20,7 ± 2,2 (teriparatid grubu) ve 21,3 ± 2,8 (kontrol grubu) "
       "idi.\n");
  EXPECT_EQ(whose("bmi", "20.7"), "1");
  EXPECT_EQ(whose("bmi", "21.3"), "2");
  read(arms +
       "PTH teriparatid grubunda 14 pg/mL iken kontrol grubunda 31 pg/mL "
       "idi.\n");
  EXPECT_EQ(whose("lab", "14"), "1");
  EXPECT_EQ(whose("lab", "31"), "2");
  EXPECT_EQ(told("lab"), "PTH 14 pg/mL, PTH 31 pg/mL") << "at no two times";
}

}  // namespace
}  // namespace casebook
