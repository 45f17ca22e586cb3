// The referee: others' claims against a report, and files that hold none.
#include "extractor/referee.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "extractor/find_quote.h"
#include "grammars.h"

namespace casebook {
namespace {

constexpr const char* kReport =
    "Case 1\n\nA 31-year-old woman had back pain. Her lumbar T-score was "
    "-3.1. She took teriparatide 20 mcg daily. She did not smoke.\n\n"
    "Case 2\n\nA 27-year-old woman came. Her lumbar T-score was -2.4.\n";

ClaimList claims_of(const std::string& bytes) {
  return read_claims(bytes, "claims.csv", project_grammar().compiled->kinds);
}

// The verdict on one claim, given as CSV below this head.
std::string verdict(const std::string& line,
                    const std::string& text = kReport) {
  const ClaimList list = claims_of(
      "case,kind,name,value,unit,site,dose,dose_unit,assertion,quote\n" + line);
  EXPECT_EQ(list.claims.size(), 1U) << line;
  if (list.claims.empty()) return "";
  const Judgement judged =
      referee(report(text), project_grammar(), {&list.claims[0]})[0];
  return std::string(to_text(judged.verdict)) + " " + judged.code;
}

TEST(Referee, WhatTheReportSaysIsSupported) {
  EXPECT_EQ(verdict("1,age,,31,year,,,,,A 31-year-old woman"),
            "supported fact");
  EXPECT_EQ(verdict("Case 2,bmd,T-score,\"-2,4\",,lumbar spine,,,,"),
            "supported fact");
  EXPECT_EQ(verdict("1,drug,teriparatide,,,,20,ug,,"), "supported fact");
  EXPECT_EQ(verdict("1,risk_factor,smoking,,,,,,absent,did not smoke"),
            "supported fact");
}

TEST(Referee, AnotherFigureUnitOrCaseIsContradicted) {
  EXPECT_EQ(verdict("1,bmd,T-score,-2.9,,lumbar spine,,,,"),
            "contradicted figure");
  EXPECT_EQ(verdict("1,drug,teriparatide,,,,20,mg,,teriparatide 20 mcg"),
            "contradicted unit");
  EXPECT_EQ(verdict("2,bmd,T-score,-3.1,,lumbar spine,,,,T-score was -3.1"),
            "contradicted case");
}

TEST(Referee, WhoeverCountsThePatientsInAnotherOrderIsUnderstood) {
  const ClaimList list = claims_of(
      "case,kind,name,value,unit,quote\n"
      "2,age,,31,year,A 31-year-old woman\n"
      "2,bmd,T-score,-3.1,,T-score was -3.1\n"
      "2,drug,teriparatide,,,She took teriparatide\n"
      "1,age,,27,year,A 27-year-old woman\n"
      "1,bmd,T-score,-2.4,,T-score was -2.4\n"
      "1,bmd,T-score,-3.1,,T-score was -3.1\n"
      "1,age,,27,year,27-year-old woman came\n"
      "1,sex,female,,,A 27-year-old woman came\n");
  std::vector<const Claim*> claims;
  claims.reserve(list.claims.size());
  for (const Claim& claim : list.claims) claims.push_back(&claim);
  const std::vector<Judgement> judged =
      referee(report(kReport), project_grammar(), claims);
  for (const std::size_t at : {0U, 1U, 2U, 3U, 4U, 6U})
    EXPECT_EQ(judged[at].verdict, Verdict::kSupported) << at;
  EXPECT_EQ(judged[5].code, "case");
}

TEST(Referee, ANormalRangeMayStandElsewhereInTheTable) {
  constexpr const char* kText =
      "Case report\n\nA 31-year-old woman came.\n\nTable 1. Laboratory "
      "values\n\n"
      "Test               Value    Normal range\n"
      "Calcium (mg/dL)    9.2      8.5-10.5\n"
      "PTH (pg/mL)        44       15-65\n\n";
  const auto said = [&](const std::string& high) {
    const ClaimList list = claims_of(
        "case,kind,name,value,unit,ref_high,quote\n1,lab,PTH,44,pg/mL," + high +
        ",44\n");
    EXPECT_EQ(list.claims.size(), 1U);
    return std::string(
        to_text(referee(report(kText), project_grammar(), {&list.claims[0]})[0]
                    .verdict));
  };
  EXPECT_EQ(said("65"), "supported");
  EXPECT_EQ(said("56"), "contradicted");
}

TEST(Referee, AFigureBelongsToTheCellThatHoldsIt) {
  constexpr const char* kText =
      "Case report\n\nTable 1. Patients\n\n"
      "Item           Patient 1    Patient 2\n"
      "Age (years)    31           27\n"
      "PTH (pg/mL)    44           39\n\n";
  const std::string row = ",PTH (pg/mL)    44           39";
  EXPECT_EQ(verdict("1,lab,PTH,44,pg/mL,,,," + row, kText), "supported fact");
  EXPECT_EQ(verdict("2,lab,PTH,44,pg/mL,,,," + row, kText),
            "contradicted case");
}

// Rows whose quote holds the figures of all patients spoke for none of them,
// and two claims' patients that wanted one of ours both stayed unpaired.
TEST(Referee, PatientsArePairedByTheFiguresThatAreTheirs) {
  constexpr const char* kText =
      "Case report\n\nTable 1. Patients\n\n"
      "Item           Patient 1    Patient 2    Patient 3\n"
      "Age (years)    31           27           24\n"
      "PTH (pg/mL)    44           39           51\n"
      "ALP (IU/L)     88           97           72\n\n";
  const std::string alp = "ALP (IU/L)     88           97           72";
  const std::string age = "Age (years)    31           27           24";
  const std::string pth = "PTH (pg/mL)    44           39           51";
  std::string lines = "case,kind,name,value,unit,quote\n";
  const auto add = [&](const char* patient, const char* years,
                       const char* pth_is, const char* alp_is) {
    lines += std::string(patient) + ",age,," + years + ",year," + age + "\n" +
             patient + ",lab,PTH," + pth_is + ",pg/mL," + pth + "\n" + patient +
             ",lab,ALP," + alp_is + ",IU/L," + alp + "\n";
  };
  add("2", "31", "44", "88");
  add("3", "27", "39", "97");
  add("1", "24", "51", "72");
  const ClaimList list = claims_of(lines + "1,lab,PTH,39,pg/mL," + pth + "\n");
  std::vector<const Claim*> claims;
  claims.reserve(list.claims.size());
  for (const Claim& one : list.claims) claims.push_back(&one);
  const auto judged = referee(report(kText), project_grammar(), claims);
  for (std::size_t i = 0; i + 1 < judged.size(); ++i)
    EXPECT_EQ(judged[i].verdict, Verdict::kSupported) << i << judged[i].why;
  EXPECT_EQ(judged.back().code, "case");
}

// What was of somebody unknown was of none where arms counted as patients.
TEST(Referee, ArmsOfATableAreNoSinglePatients) {
  constexpr const char* kText =
      "Case report\n\nA 31-year-old woman came.\n\nTable 1. Groups\n\n"
      "Group                     Age (years)   PTH (pg/mL)\n"
      "Teriparatide (n=21)       33            44\n"
      "Conservative (n=17)       34            39\n\n";
  const Extraction found = extract(report(kText), project_grammar(), {});
  const auto groups =
      std::count_if(found.cases.begin(), found.cases.end(),
                    [](const CaseRecord& one) { return one.group; });
  EXPECT_EQ(found.cases.size(), 3U);
  EXPECT_EQ(groups, 2);  // arms are no single patients
}

TEST(Referee, ANormalRangeMayStandBehindItsValueWithACommaInIt) {
  constexpr const char* kText =
      "Olgu sunumu\n\n31 yaşındaki kadın hasta başvurdu. Kalsiyum 9,2 mg/dL "
      "bulundu, sınırlar 8,5 ve 10,2 idi.\n";
  const auto judged = [&](const char* high) {
    const ClaimList list = claims_of(
        "case,kind,name,value,unit,ref_low,ref_high,quote\n"
        "1,lab,calcium,9.2,mg/dL,8.5," +
        std::string(high) + ",\"Kalsiyum 9,2 mg/dL\"\n");
    return referee(report(kText), project_grammar(), {&list.claims[0]})[0];
  };
  EXPECT_EQ(judged("10.2").verdict, Verdict::kSupported);
  EXPECT_NE(judged("10.9").verdict, Verdict::kSupported);
}

// A line that looks like a part of a table is read by nobody.
TEST(Referee, AQuoteThatIsNotReadIsReadByItself) {
  Document unread = report(
      "Case report\n\nA 31-year-old woman came. Cr 0.7 and PTH 44 pg/mL.\n");
  ASSERT_EQ(unread.sentences.size(), 3U);
  unread.sentences.pop_back();
  const auto judged = [&](const std::string& line) {
    const ClaimList list =
        claims_of("case,kind,name,value,unit,quote\n" + line);
    const Judgement one =
        referee(unread, project_grammar(), {&list.claims[0]})[0];
    return std::string(to_text(one.verdict)) + " " + one.code;
  };
  EXPECT_EQ(judged("1,lab,PTH,44,pg/mL,PTH 44 pg/mL\n"), "supported alone");
  EXPECT_EQ(judged("1,lab,creatinine,0.7,,Cr 0.7\n"), "supported alone");
  EXPECT_EQ(judged("1,lab,creatinine,0.9,,Cr 0.7\n"), "unsupported unread");
  EXPECT_EQ(judged("1,lab,PTH,44,mg/dL,PTH 44 pg/mL\n"), "unsupported unread");
  EXPECT_EQ(judged("1,lab,calcium,44,pg/mL,PTH 44 pg/mL\n"),
            "unsupported unread");
  // A bare figure names nothing.
  EXPECT_EQ(judged("1,lab,PTH,44,pg/mL,44\n"), "unsupported unread");
}

TEST(Referee, AnotherOfItsKindInTheQuoteIsNoNameOfIt) {
  constexpr const char* kText =
      "Case report\n\nA 31-year-old woman came. Calcium was 9.4 mg/dL and "
      "phosphorus 3.1 mg/dL.\n";
  EXPECT_EQ(verdict("1,lab,calcium,3.1,mg/dL,,,,,phosphorus 3.1 mg/dL", kText),
            "unsupported name");
  EXPECT_EQ(
      verdict("1,lab,phosphorus,3.1,mg/dL,,,,,phosphorus 3.1 mg/dL", kText),
      "supported fact");
}

TEST(Referee, AVaguerNameIsNoOtherName) {
  constexpr const char* kText =
      "Case report\n\nA 31-year-old woman came. Her T-score was -2.6 in the "
      "spine.\n";
  EXPECT_EQ(verdict("1,bmd,T-score,-2.6,,lumbar spine,,,,T-score was -2.6 in "
                    "the spine",
                    kText),
            "supported quote");
  EXPECT_NE(verdict("1,bmd,T-score,-2.6,,femoral neck,,,,T-score was -2.6 in "
                    "the spine",
                    kText),
            "supported quote");
}

TEST(Referee, WhatIsASortOfTheClaimedSupportsIt) {
  constexpr const char* kText =
      "Olgu sunumu\n\n31 yaşındaki kadın hasta sekiz aydır bel ağrısı "
      "çekiyordu.\n";
  const ClaimList list = claims_of(
      "case,kind,name,duration,duration_unit,quote\n"
      "1,symptom,back pain,8,month,sekiz aydır bel ağrısı\n");
  ASSERT_EQ(list.claims.size(), 1U);
  EXPECT_EQ(
      referee(report(kText), project_grammar(), {&list.claims[0]})[0].verdict,
      Verdict::kSupported);
}

TEST(Referee, AUnitIsThatOfTheClaimsOwnFact) {
  constexpr const char* kText =
      "Case report\n\nA 31-year-old woman took calcium 1000 mg and vitamin D "
      "1000 IU daily.\n";
  EXPECT_EQ(verdict("1,drug,vitamin D,,,,1000,mg,,vitamin D 1000 IU", kText),
            "contradicted unit");
}

TEST(Referee, WhatIsDeniedIsContradicted) {
  EXPECT_EQ(verdict("1,risk_factor,smoking,,,,,,present,did not smoke"),
            "contradicted assertion");
}

TEST(Referee, WhatDoesNotStandThereIsUnsupported) {
  EXPECT_EQ(verdict("1,age,,31,year,,,,,a 31-year-old lady from Izmir"),
            "unsupported quote");
  EXPECT_EQ(verdict("1,drug,alendronate,,,,,,,"), "unsupported unread");
}

TEST(Referee, WhatIsSaidOfOthersIsContradicted) {
  EXPECT_EQ(verdict("1,age,,44,year,,,,,a 44-year-old woman",
                    "Case report\n\nA 31-year-old woman came.\n\nDiscussion\n\n"
                    "Yilmaz et al. reported a 44-year-old woman.\n"),
            "contradicted general");
}

TEST(Referee, TurkishIsJudgedAlike) {
  constexpr const char* kText =
      "Olgu sunumu\n\n31 yaşındaki kadın hasta başvurdu. Lomber T skoru -3,1 "
      "idi. Sigara kullanmıyordu.\n";
  EXPECT_EQ(
      verdict("1,bmd,T-score,-3.1,,lumbar spine,,,,\"T skoru -3,1\"", kText),
      "supported fact");
  EXPECT_EQ(verdict("1,risk_factor,smoking,,,,,,present,", kText),
            "contradicted assertion");
}

TEST(Claims, AreReadFromCsvOfAnyDelimiterAndFromJson) {
  EXPECT_EQ(claims_of("kind;value;unit\nage;31;year\n").claims.size(), 1U);
  EXPECT_EQ(claims_of("\xEF\xBB\xBFKind\tValue\nage\t31\n").claims.size(), 1U);
  EXPECT_EQ(claims_of("{\"kind\": \"age\", \"value\": 31}\n").claims.size(),
            1U);
  EXPECT_EQ(
      claims_of("[{\"kind\": \"age\"}, {\"kind\": \"sex\"}]").claims.size(),
      2U);
  const ClaimList quoted =
      claims_of("kind,quote\nage,\"a \"\"31-year-old\"\",\nwoman\"\n");
  ASSERT_EQ(quoted.claims.size(), 1U);
  EXPECT_EQ(quoted.claims[0].quote, "a \"31-year-old\",\nwoman");
}

TEST(Claims, ColumnsThatAreSlipsAreNamed) {
  const ClaimList list = claims_of("kind,vlaue,colour\nage,31,red\n");
  ASSERT_EQ(list.errors.size(), 1U);
  EXPECT_NE(list.errors[0].to_text().find("did you mean 'value'?"),
            std::string::npos);
  ASSERT_EQ(list.remarks.size(), 1U);
}

TEST(Claims, NonsenseIsRefusedWithItsLine) {
  for (const char* bytes : {"", "   \n", "PK\x03\x04zip", "a,b\n1,2\n"})
    EXPECT_FALSE(claims_of(bytes).errors.empty()) << bytes;
  const ClaimList list =
      claims_of("kind,value\nage,thirty\nlap,3\nage,1,2,3\n,\n{\nage,31\n");
  EXPECT_EQ(list.claims.size(), 1U);
  ASSERT_GE(list.errors.size(), 3U);
  EXPECT_EQ(list.errors[0].where, "claims.csv:2");
  EXPECT_NE(list.errors[1].to_text().find("did you mean 'lab'?"),
            std::string::npos);
}

TEST(FindQuote, LooksPastLineBreaksCaseAndDashes) {
  const std::string text = "Her  T-score\nwas −3.1 g/cm² at the verte-\nbra.";
  const QuoteFinder finder(text);
  EXPECT_EQ(finder.find("t-score was -3.1 g/cm2").size(), 1U);
  EXPECT_EQ(finder.find("the vertebra.").size(), 1U);
  EXPECT_TRUE(finder.find("").empty());
  EXPECT_TRUE(finder.find("T-score was -3.2").empty());
}

}  // namespace
}  // namespace casebook
