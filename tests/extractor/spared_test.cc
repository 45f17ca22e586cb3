// A range loses the level that is told to be spared.
#include "extractor/spared.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

// The broken levels that a report tells of, in the order of its words.
std::string broken(const std::string& text) {
  const Document document = report(text);
  const Extraction found = extract(document, project_grammar(), {});
  std::string all;
  for (const Fact& fact : found.facts) {
    if (fact.kind == "fracture" && fact.assertion == "present")
      all += (all.empty() ? "" : " ") + std::string(fact.get("site"));
  }
  return all;
}

std::string of_patient(const std::string& sentences) {
  return broken("Case report\n\nA 34-year-old woman was seen. " + sentences +
                "\n");
}

std::string hastada(const std::string& sentences) {
  return broken("Olgu sunumu\n\n34 yaşında kadın hasta geldi. " + sentences +
                "\n");
}

TEST(Spared, ALevelWithinARangeIsTakenOutOfIt) {
  EXPECT_EQ(of_patient("Fractures of T8-T11 were seen; T10 was spared."),
            "T8 T9 T11");
  EXPECT_EQ(of_patient("Fractures of T8-T11 were seen. T10 was intact."),
            "T8 T9 T11");
  EXPECT_EQ(of_patient("Fractures of T8-T11 were seen, T10 being spared."),
            "T8 T9 T11");
  EXPECT_EQ(of_patient("Fractures of T8-T11 (T10 intact) were seen."),
            "T8 T9 T11");
  EXPECT_EQ(hastada("T8-T11 vertebralarda çökme vardı, T10 korunmuştu."),
            "T8 T9 T11");
  EXPECT_EQ(hastada("T8'den T11'e kadar kırık vardı. T10 ise sağlamdı."),
            "T8 T9 T11");
}

TEST(Spared, ALevelThatWasNamedAsBrokenStays) {
  EXPECT_EQ(of_patient("Fractures of T8 and T10 were seen. On CT T10 was "
                       "unremarkable."),
            "T8 T10");
  EXPECT_EQ(hastada("T8 ve T10'da kırık vardı. BT'de T10 normaldi."), "T8 T10");
}

TEST(Spared, OedemaAloneIsNoFracture) {
  EXPECT_EQ(hastada("T12'de çökme, L1'de ise yalnız kemik iliği ödemi vardı."),
            "T12");
}

TEST(Spared, ADenialInABracketIsOfTheBracketsWords) {
  EXPECT_EQ(hastada("L3 kompresyon kırığı (MR'da metastaz yok) saptandı."),
            "L3");
  EXPECT_EQ(hastada("T8 kırığı (yok), L2 kırığı vardı."), "L2");
}

}  // namespace
}  // namespace casebook
