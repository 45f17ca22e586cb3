// Abbreviations that a text makes for itself.
#include "extractor/own_abbreviations.h"

#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

std::string spelled(const std::string& text) {
  const Folded folded = fold(text);
  const auto own = OwnAbbreviations::find(
      text, folded, [](std::string_view letters) { return letters == "MRI"; });
  return own.spelled(text, folded).text;
}

TEST(OwnAbbreviations, AreReadAsTheirWords) {
  EXPECT_EQ(spelled("At the left total hip (LTH). Then LTH rose."),
            "at the left total hip (lth). then left total hip rose.");
  EXPECT_EQ(spelled("Vertebral compression fractures (VCFs); a VCF."),
            "vertebral compression fractures (vcfs); a vertebral compression "
            "fractures.");
  EXPECT_EQ(spelled("Gebelik ile ilişkili osteoporoz (GİO) nadirdir. GİO'da."),
            "gebelik ile ilişkili osteoporoz (gio) nadirdir. gebelik ile "
            "ilişkili osteoporoz'da.");
  EXPECT_EQ(spelled("Teriparatide (TPTD, daily). TPTD was stopped."),
            "teriparatide (tptd, daily). teriparatide was stopped.");
}

TEST(OwnAbbreviations, MayStandBeforeTheirWords) {
  EXPECT_EQ(spelled("At the LTH (left total hip). Then LTH rose."),
            "at the lth (left total hip). then left total hip rose.");
  EXPECT_EQ(spelled("GİO (gebelikte ilişkili osteoporoz). GİO nadirdir."),
            "gio (gebelikte ilişkili osteoporoz). gebelikte ilişkili "
            "osteoporoz nadirdir.");
  EXPECT_EQ(spelled("LTH rose. LTH: left total hip; FNC = femoral neck."),
            "left total hip rose. lth: left total hip; fnc = femoral neck.");
  EXPECT_EQ(spelled("LTH: rose; LTH (fell). LTH."),
            "lth: rose; lth (fell). lth.");
  EXPECT_EQ(spelled("LTH: "), "lth: ");
  EXPECT_EQ(spelled("LTH ("), "lth (");
}

TEST(OwnAbbreviations, MayBeListed) {
  EXPECT_EQ(spelled("Abbreviations: TS, T-score; KKF, crush fracture. TS -3."),
            "abbreviations: ts, t-score; kkf, crush fracture. t-score -3.");
  EXPECT_EQ(spelled("FN TS -2 (FN, femoral neck; TS, T-score)"),
            "femoral neck t-score -2 (fn, femoral neck; ts, t-score)");
  // Behind sentences and brackets without one, and before a second list.
  EXPECT_EQ(spelled("TS fell (FN, too). It (FN, femoral neck; TS, T-score) "
                    "fell. Rest. XZ, thing; YQ, other. YQ fell."),
            "t-score fell (femoral neck, too). it (fn, femoral neck; ts, "
            "t-score) fell. rest. xz, thing; yq, other. other fell.");
  // One alone is no list, and its letters are not those of the words.
  EXPECT_EQ(spelled("In MR, crush fractures; none. MR was clean."),
            "in mr, crush fractures; none. mr was clean.");
}

TEST(OwnAbbreviations, StayWhereNobodySaysWhatTheyAre) {
  EXPECT_EQ(spelled("It rose (LTH). LTH fell."), "it rose (lth). lth fell.");
  EXPECT_EQ(spelled("Of 3 hips (H). H fell."), "of 3 hips (h). h fell.");
  EXPECT_EQ(spelled("Magnetic resonance imaging (MRI). MRI."),
            "magnetic resonance imaging (mri). mri.");
  EXPECT_EQ(spelled("Left hip (LH) and lower humerus (LH). LH."),
            "left hip (lh) and lower humerus (lh). lh.");
  EXPECT_EQ(spelled("Left total hip (LTH). LTHX, ALTH."),
            "left total hip (lth). lthx, alth.");
  // A figure between them parts them.
  EXPECT_EQ(spelled("Levels of 25 hydroxyvitamin (LH). LH."),
            "levels of 25 hydroxyvitamin (lh). lh.");
  EXPECT_EQ(spelled("("), "(");
  EXPECT_EQ(spelled("Left (L"), "left (l");
  EXPECT_EQ(spelled("(LTH"), "(lth");
}

// Each of many would be looked for in all of a long text.
TEST(OwnAbbreviations, AreNoMoreThanAReportMakes) {
  std::string text;
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'A'; b <= 'Z'; ++b) {
      for (char c = 'A'; c <= 'Z'; ++c) {
        for (const char one : {a, b, c})
          text += std::string(1, static_cast<char>(one + 32)) + "word ";
        text += std::string("(") + a + b + c + ") " + a + b + c + ". ";
      }
    }
  }
  const std::string made = spelled(text);
  EXPECT_TRUE(made.starts_with("aword aword aword (aaa) aword aword aword. "));
  EXPECT_TRUE(made.ends_with("zword zword zword (zzz) zzz. "));
  EXPECT_EQ(spelled(std::string(2'000'000, 'a') + " (AA) AA").size(),
            2'000'008U);
}

TEST(OwnAbbreviations, LeadBackToTheirLetters) {
  const std::string text = "At the left total hip (LTH). LTH 2.";
  const Folded folded = fold(text);
  const auto own = OwnAbbreviations::find(
      text, folded, [](std::string_view) { return false; });
  const Folded made = own.spelled(text, folded);
  const std::size_t hip = made.text.rfind("hip");
  const Span place = made.map.to_source(
      {static_cast<std::uint32_t>(hip), static_cast<std::uint32_t>(hip + 3)});
  EXPECT_EQ(slice(text, place), "LTH");
  const std::size_t two = made.text.rfind('2');
  const Span figure = made.map.to_source(
      {static_cast<std::uint32_t>(two), static_cast<std::uint32_t>(two + 1)});
  EXPECT_EQ(slice(text, figure), "2");
}

using OwnAbbreviationsOfAReport = ToldReport;

TEST_F(OwnAbbreviationsOfAReport, GiveTheirFacts) {
  of_a_woman(
      "BMD was 0.712 g/cm2 at the lumbar spine (LSP) and 0.662 g/cm2 at the "
      "left total hip (LTH). After a year BMD was 0.912 g/cm2 at the LSP and "
      "0.739 g/cm2 at the LTH.");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.712 g/cm2, BMD total hip left 0.662 g/cm2, "
            "BMD lumbar spine 0.912 g/cm2 follow-up, "
            "BMD total hip left 0.739 g/cm2 follow-up");
  EXPECT_EQ(slice(document_.text, found_.facts.back().span),
            "0.739 g/cm2 at the LTH");
  of_a_turkish_woman("Teriparatid (TRP) başlandı. TRP 24 ay sonra kesildi.");
  EXPECT_EQ(told("drug"), "teriparatide");
}

}  // namespace
}  // namespace casebook
