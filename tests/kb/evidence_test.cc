#include "kb/evidence.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kb/embedded.h"
#include "kb/evidence_cell.h"
#include "kb/evidence_columns.h"
#include "kb/evidence_summary.h"
#include "scratch.h"

namespace casebook {
namespace {

const char* const kText =
    "A 24-year-old, G2P2, broke T11 to L5 and a rib; T-score -4.5, later "
    "-1.0; hip -2.8; teriparatide 20 ug daily for 18 months, calcium, no "
    "smoking, bisphosphonate advised; followed 24 months. MRI was not done.";

Report patient() {
  Report made = report("p", kText);
  made.document.meta.authors = {{"Yılmaz", "A"}, {"Demir", "B"}};
  made.document.meta.year = "2020";
  add_fact(made, "", "country", "Turkey", "A", {});
  add_fact(made, "", "study", "case report", "A", {});
  add_fact(made, "1", "age", "", "24-year-old", {"value=24", "unit=year"});
  add_fact(made, "1", "parity", "gravida", "G2", {"value=2"});
  add_fact(made, "1", "parity", "para", "P2", {"value=2"});
  for (const char* level : {"T12", "T11", "L1", "L2", "L3", "L4", "L5"}) {
    add_fact(made, "1", "fracture", "vertebral", "T11 to L5",
             {std::string("site=") + level});
  }
  add_fact(made, "1", "fracture", "rib", "rib", {});
  add_fact(made, "1", "bmd", "T-score", "-4.5",
           {"value=-4.5", "site=lumbar spine"});
  add_fact(made, "1", "bmd", "T-score", "-1.0",
           {"value=-1.0", "site=lumbar spine", "time=follow-up", "offset=12",
            "offset_unit=month"});
  add_fact(made, "1", "bmd", "T-score", "-2.8",
           {"value=-2.8", "site=femoral neck"});
  add_fact(made, "1", "drug", "teriparatide", "teriparatide",
           {"dose=20", "dose_unit=ug", "frequency=daily", "duration=18",
            "duration_unit=month"});
  add_fact(made, "1", "drug", "teriparatide", "teriparatide", {});
  add_fact(made, "1", "drug", "calcium", "calcium", {});
  add_fact(made, "1", "drug", "bisphosphonate", "bisphosphonate", {},
           "advised");
  add_fact(made, "1", "drug", "denosumab", "calcium", {}, "general");
  add_fact(made, "1", "risk_factor", "smoking", "smoking", {}, "absent");
  add_fact(made, "1", "imaging", "MRI", "MRI", {}, "not done");
  add_fact(made, "1", "follow_up", "", "24 months", {"value=24", "unit=month"});
  made.extraction.facts.back().flags = {"count mismatch"};
  return made;
}

class Evidence : public testing::Test {
 protected:
  Evidence() : kb_(scratch_.base()) {
    Report other = report("q", "Two women. One broke T12 and L1.");
    add_fact(other, "1", "fracture", "vertebral", "T12", {"site=T12"});
    add_fact(other, "1", "fracture", "vertebral", "L1", {"site=L1"});
    other.extraction.cases.push_back({"2", "Case 2", "", false});
    const IngestReport done =
        ingest_reports(kb_, {patient(), other}, test_options());
    EXPECT_FALSE(done.error);
  }

  std::string cell(const std::string& heading, std::size_t row = 0) {
    EvidenceOptions options;
    options.columns = {heading};
    const Result<EvidenceTable> table = evidence_table(kb_, options);
    if (!table) return table.error().to_text();
    return table->rows.at(row).cells.at(0).text;
  }

  Scratch scratch_;
  KnowledgeBase kb_;
};

TEST_F(Evidence, HasARowForEveryCaseOfACurrentDocument) {
  const Result<EvidenceTable> table = evidence_table(kb_, {});
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 3U);
  EXPECT_EQ(table->rows[0].document, "p");
  EXPECT_EQ(table->rows[2].case_id, "2");
  for (const EvidenceRow& row : table->rows)
    EXPECT_EQ(row.cells.size(), table->columns.size());
}

TEST_F(Evidence, ShowsWhatReviewersWrite) {
  EXPECT_EQ(cell("author"), "Yılmaz et al.");
  EXPECT_EQ(cell("year"), "2020");
  EXPECT_EQ(cell("country"), "Turkey");
  EXPECT_EQ(cell("design"), "case report");
  EXPECT_EQ(cell("age"), "24");
  EXPECT_EQ(cell("parity"), "gravida 2; para 2");
  EXPECT_EQ(cell("fractures"), "T11–L5 (7)");
  EXPECT_EQ(cell("fractures", 1), "T12, L1 (2)");
  EXPECT_EQ(cell("other fractures"), "rib");
  EXPECT_EQ(cell("T-score spine"), "−4.5 → −1.0 (12 mo)");
  EXPECT_EQ(cell("T-score hip"), "femoral neck: −2.8");
  EXPECT_EQ(cell("drugs"),
            "teriparatide 20 ug daily, for 18 months; calcium; "
            "bisphosphonate (advised)");
  EXPECT_EQ(cell("risk factors"), "");
  EXPECT_EQ(cell("risk factors absent"), "smoking");
  EXPECT_EQ(cell("risk factors not reported").find("smoking"),
            std::string::npos);
  EXPECT_NE(cell("risk factors not reported").find("heparin"),
            std::string::npos);
  EXPECT_EQ(cell("n"), "1");
  EXPECT_EQ(cell("imaging"), "MRI not done");
  EXPECT_EQ(cell("follow-up"), "24 months");
  EXPECT_EQ(cell("flags"), "count mismatch: follow_up 24 months");
  EXPECT_EQ(cell("age", 1), "");
}

TEST_F(Evidence, EveryFilledCellNamesItsFacts) {
  EvidenceOptions options;
  options.columns = {"fractures", "T-score spine"};
  const Result<EvidenceTable> table = evidence_table(kb_, options);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows[0].cells[0].facts.size(), 7U);
  EXPECT_EQ(table->rows[0].cells[1].facts.size(), 2U);
  const std::uint32_t fact = table->rows[0].cells[1].facts[0];
  EXPECT_EQ(
      *kb_.connection().text(
          "SELECT quote FROM v_fact WHERE document = 'p' AND position = " +
          std::to_string(fact)),
      "-4.5");
}

TEST_F(Evidence, CanBeCutToTheCasesOfAQuery) {
  EvidenceOptions options;
  options.query.drug = "calcium";
  EXPECT_EQ(evidence_table(kb_, options)->rows.size(), 1U);
  options.query = {};
  options.query.words = "women";
  EXPECT_EQ(evidence_table(kb_, options)->rows.size(), 2U);
}

TEST_F(Evidence, AnUnknownColumnOrFormatNamesThoseThatThereAre) {
  EvidenceOptions options;
  options.columns = {"shoe size"};
  const Result<EvidenceTable> table = evidence_table(kb_, options);
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().fault, Fault::kUsage);
  EXPECT_NE(table.error().hint.find("fractures"), std::string::npos);
  const Result<std::string> text = write_table({}, "docx", {});
  ASSERT_FALSE(text);
  EXPECT_NE(text.error().hint.find("jsonl"), std::string::npos);
}

TEST_F(Evidence, IsWrittenInEveryFormat) {
  EvidenceOptions options;
  options.columns = {"document", "case", "fractures", "T-score hip"};
  const EvidenceTable table = *evidence_table(kb_, options);
  EXPECT_EQ(*write_table(table, "csv", {}),
            "\xEF\xBB\xBF"
            "document,case,fractures,T-score hip\r\n"
            "p,1,T11–L5 (7),femoral neck: −2.8\r\n"
            "q,1,\"T12, L1 (2)\",NR\r\n"
            "q,2,NR,NR\r\n");
  const std::string jsonl = *write_table(table, "jsonl", {});
  EXPECT_EQ(jsonl.substr(0, 27), R"({"document":"p","case":"1",)");
  EXPECT_NE(jsonl.find(R"~("fractures":"T11–L5 (7)")~"), std::string::npos);
  EXPECT_EQ(*write_table(table, "md", {}),
            "| document | case | fractures | T-score hip |\n"
            "| --- | --- | --- | --- |\n"
            "| p | 1 | T11–L5 (7) | femoral neck: −2.8 |\n"
            "| q | 1 | T12, L1 (2) | NR |\n"
            "| q | 2 | NR | NR |\n"
            "| *known* 3/3 | 3/3 | 2/3 | 1/3 |\n");
  EXPECT_EQ(*write_table(table, "text", {}),
            "document  case  fractures    T-score hip\n"
            "────────  ────  ───────────  ──────────────────\n"
            "p         1     T11–L5 (7)   femoral neck: −2.8\n"
            "q         1     T12, L1 (2)\n"
            "q         2\n");
}

TEST_F(Evidence, OnATerminalColumnsThatNoCaseFillsTakeNoRoom) {
  EvidenceOptions options;
  options.columns = {"document", "delivery", "age"};
  const std::string text =
      *write_table(*evidence_table(kb_, options), "text", {});
  EXPECT_EQ(text.find("delivery"), std::string::npos);
  EXPECT_NE(text.find("age"), std::string::npos);
}

TEST_F(Evidence, EmptyColumnsCanBeDropped) {
  EvidenceOptions options;
  options.columns = {"document", "delivery", "age"};
  options.drop_empty_columns = true;
  const Result<EvidenceTable> table = evidence_table(kb_, options);
  EXPECT_EQ(table->columns, (std::vector<std::string>{"document", "age"}));
  EXPECT_EQ(table->rows[0].cells.size(), 2U);
}

TEST(EvidenceCell, JoinsWhatWasToldOfADrugInTwoPlaces) {
  const auto drug = [](const char* keys, const char* assertion = "present") {
    EvidenceFact fact;
    fact.kind = "drug";
    fact.name = "zoledronate";
    fact.assertion = assertion;
    fact.keys = keys;
    return fact;
  };
  EvidenceColumn column;
  column.show = EvidenceColumn::Show::kName;
  const std::vector<EvidenceFact> facts = {
      drug("{}", "absent"),
      drug(R"({"frequency":"once"})"),
      drug(R"({"dose":5,"dose_unit":"mg","route":"intravenous"})"),
      drug("{}"),
      drug(R"({"dose":4,"dose_unit":"mg"})"),
      drug("{}", "advised")};
  EXPECT_EQ(evidence_cell(column, facts, {}).text,
            "zoledronate 5 mg once, intravenous; zoledronate 4 mg; "
            "no zoledronate; zoledronate (advised)");
}

TEST_F(Evidence, TellsTheFourThingsThatAReportMaySay) {
  using State = EvidenceCell::State;
  EvidenceOptions options;
  options.columns = {"imaging", "risk factors absent", "drugs", "gene", "BMD"};
  Report none = report("r", "No fracture. BMD was not measured. No gene.");
  add_fact(none, "1", "fracture", "vertebral", "No fracture", {}, "absent");
  add_fact(none, "1", "bmd", "BMD", "not measured", {}, "not done");
  add_fact(none, "1", "gene", "LRP5", "No gene", {}, "absent");
  ASSERT_FALSE(ingest_reports(kb_, {none}, test_options()).error);
  const EvidenceTable table = *evidence_table(kb_, options);
  EXPECT_EQ(table.rows[0].cells[0].state, State::kNotDone);
  EXPECT_EQ(table.rows[0].cells[1].state, State::kNegative);
  EXPECT_EQ(table.rows[0].cells[2].state, State::kReported);
  EXPECT_EQ(table.rows[0].cells[3].state, State::kNotReported);
  EXPECT_EQ(table.rows[3].cells[3].state, State::kNegative);
  EXPECT_EQ(table.rows[3].cells[4].state, State::kNotDone);
  EXPECT_EQ(table.rows[3].cells[4].text, "not done");
  EXPECT_EQ(cell("fractures", 3), "none");
  EXPECT_EQ(known_text(table.patients, 0), "1/4");
  EXPECT_EQ(known_text(table.patients, 2), "1/4");
}

TEST_F(Evidence, KnownIsCountedOfPatientsAndOfGroupsApart) {
  Report group = report("g", "Seven women broke T12 and took calcium.");
  add_fact(group, "1", "fracture", "vertebral", "T12", {"site=T12"});
  group.extraction.cases[0].group = true;
  ASSERT_FALSE(ingest_reports(kb_, {group}, test_options()).error);
  EvidenceOptions options;
  options.columns = {"document", "fractures", "T-score hip"};
  const EvidenceTable table = *evidence_table(kb_, options);
  EXPECT_EQ(known_text(table.patients, 1), "2/3");
  EXPECT_EQ(known_text(table.groups, 1), "1/1");
  EXPECT_EQ(known_text(table.groups, 2), "0/1");
  const std::string shown = *write_table(table, "md", {});
  EXPECT_NE(shown.find("| *known* 3/3 | 2/3 | 1/3 |\n"
                       "| *of groups* 1/1 | 1/1 | 0/1 |\n"),
            std::string::npos)
      << shown;
  const std::string page = *write_table(table, "html", {});
  EXPECT_NE(page.find("<td>of groups 1/1</td>"), std::string::npos);
}

TEST_F(Evidence, SumsUpLevelsDrugsAndClassesOfSinglePatients) {
  Report group = report("g", "Seven women broke T12 and took calcium.");
  add_fact(group, "1", "fracture", "vertebral", "T12", {"site=T12"});
  group.extraction.cases[0].group = true;
  ASSERT_FALSE(ingest_reports(kb_, {group}, test_options()).error);
  const EvidenceTable table = *evidence_table(kb_, {});
  EXPECT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.summary.cases, 3U);
  ASSERT_FALSE(table.summary.levels.empty());
  EXPECT_EQ(table.summary.levels[0], (Count{"T11", 1}));
  EXPECT_EQ(table.summary.levels[1], (Count{"T12", 2}));
  EXPECT_EQ(table.summary.drugs[0], (Count{"calcium", 1}));
  const std::string svg =
      spine_svg(table.summary.levels, evidence_plan().order);
  EXPECT_TRUE(svg.starts_with("<svg"));
  EXPECT_NE(svg.find(">T12<"), std::string::npos);
}

TEST_F(Evidence, IsWrittenForRWideAndLong) {
  EvidenceOptions options;
  options.columns = {"document", "T-score hip", "age"};
  const EvidenceTable table = *evidence_table(kb_, options);
  WriteOptions write;
  write.csv_profile = "r";
  EXPECT_EQ(*write_table(table, "csv", write),
            "document,t_score_hip,age\n"
            "p,femoral neck: −2.8,24\n"
            "q,NA,NA\n"
            "q,NA,NA\n");
  write.csv_profile = "long";
  const std::string text = *write_table(table, "csv", write);
  EXPECT_NE(text.find("p,1,age,age,NA,present,NA,NA,24,"), std::string::npos);
  EXPECT_NE(text.find(",24-year-old,2,13,"), std::string::npos);
}

TEST(EvidenceCell, MarksWhatIsOutsideOfItsPrintedRange) {
  EvidenceFact high;
  high.kind = "lab";
  high.name = "PTH";
  high.assertion = "present";
  high.keys = R"({"value":92,"unit":"pg/mL","ref_low":10,"ref_high":65})";
  EvidenceFact within = high;
  within.name = "calcium";
  within.keys = R"({"value":9,"unit":"mg/dL","ref_low":8.5,"ref_high":10})";
  EvidenceColumn column;
  column.show = EvidenceColumn::Show::kName;
  EXPECT_EQ(evidence_cell(column, {high, within}, {}).text,
            "PTH 92 pg/mL ↑ (10–65); calcium 9 mg/dL");
  column.outside = true;
  EXPECT_EQ(evidence_cell(column, {high, within}, {}).text,
            "PTH 92 pg/mL ↑ (10–65)");
}

TEST(LevelRuns, JoinNeighboursAndCountLevels) {
  const std::vector<std::string>& order = evidence_plan().order;
  EXPECT_EQ(level_runs({"T12"}, order), "T12");
  EXPECT_EQ(level_runs({"L1", "T12"}, order), "T12, L1 (2)");
  EXPECT_EQ(level_runs({"L1", "T12", "T11"}, order), "T11–L1 (3)");
  EXPECT_EQ(level_runs({"T7", "T9", "T10", "T11", "T7"}, order),
            "T7, T9–T11 (4)");
  EXPECT_EQ(level_runs({"sacrum", "L5"}, order), "L5, sacrum (2)");
  EXPECT_EQ(level_runs({}, order), "");
}

TEST_F(Evidence, AFollowUpInTheSameSentenceDatesAChange) {
  Report dated = report("d",
                        "Her T-score was -4.5. After 12 months of follow-up "
                        "it was -1.0 and the BMD 0.54 after 0.50. Later -0.9.");
  const auto score = [&dated](const char* value, bool later) {
    std::vector<std::string> keys = {std::string("value=") + value,
                                     "site=lumbar spine"};
    if (later) keys.emplace_back("time=follow-up");
    add_fact(dated, "1", "bmd", "T-score", value, keys);
  };
  score("-4.5", false);
  score("-1.0", true);
  score("-0.9", true);
  add_fact(dated, "1", "bmd", "BMD", "0.50",
           {"value=0.50", "unit=g/cm2", "site=hip"});
  add_fact(dated, "1", "bmd", "BMD", "0.54",
           {"value=0.54", "unit=g/cm2", "site=hip", "time=follow-up"});
  add_fact(dated, "1", "follow_up", "", "12 months",
           {"value=12", "unit=month"});
  add_fact(dated, "1", "timing", "postpartum", "12 months",
           {"value=4", "unit=month"});
  add_fact(dated, "1", "bmd_change", "BMD", "0.54", {"value=0.04", "site=hip"});
  add_fact(dated, "1", "lab", "PTH", "0.54",
           {"value=92", "unit=pg/mL", "ref_low=10", "ref_high=65"});
  add_fact(dated, "1", "lab", "PTH", "0.50",
           {"value=50", "unit=pg/mL", "time=follow-up"});
  ASSERT_FALSE(ingest_reports(kb_, {dated}, test_options()).error);
  EXPECT_EQ(cell("T-score spine", 3), "−4.5 → −1.0 (12 mo) → −0.9");
  EXPECT_EQ(cell("BMD", 3), "hip: 0.50 → 0.54 g/cm2 (12 mo)");
  EXPECT_EQ(cell("BMD change", 3), "BMD hip +0.04");
  EXPECT_EQ(cell("onset", 3), "4 months postpartum");
  EXPECT_EQ(cell("laboratory", 3), "PTH 92 ↑ (10–65) → 50 pg/mL (12 mo)");
}

TEST_F(Evidence, AKindThatNoColumnShowsGetsOne) {
  Report odd = report("o", "Her grip strength was 20 kg on the left.");
  add_fact(odd, "1", "grip_strength", "grip", "grip strength was 20 kg",
           {"value=20", "unit=kg"});
  ASSERT_FALSE(ingest_reports(kb_, {odd}, test_options()).error);
  EXPECT_EQ(cell("grip strength", 3), "grip 20 kg");
  const EvidenceTable table = *evidence_table(kb_, {});
  EXPECT_EQ(table.columns.back(), "grip strength");
}

TEST_F(Evidence, AGroupIsNamedForPeopleAndNotForPrograms) {
  Report group = report("g", "Eleven women were seen.");
  add_fact(group, "1", "group_size", "", "Eleven", {"value=11"});
  group.extraction.cases.at(0).group = true;
  ASSERT_FALSE(ingest_reports(kb_, {group}, test_options()).error);
  EvidenceOptions options;
  options.columns = {"case", "n"};
  const EvidenceTable table = *evidence_table(kb_, options);
  EXPECT_NE(write_table(table, "md", {})->find("| 1 (group) | 11 |"),
            std::string::npos);
  WriteOptions plain;
  plain.csv_profile = "plain";
  EXPECT_EQ(write_table(table, "csv", plain)->find("group"), std::string::npos);
  EXPECT_NE(write_table(table, "jsonl", {})->find("\"group\":true"),
            std::string::npos);
}

TEST_F(Evidence, WhatOtherFactsTellOfARiskIsReported) {
  Report told = report("r", "Enoxaparin was given; BMI 18.1, 25(OH)D 9.");
  add_fact(told, "1", "drug", "enoxaparin", "Enoxaparin", {});
  add_fact(told, "1", "bmi", "", "18.1", {"value=18.1", "unit=kg/m2"});
  ASSERT_FALSE(ingest_reports(kb_, {told}, test_options()).error);
  const std::string missing = cell("risk factors not reported", 3);
  EXPECT_EQ(missing.find("heparin"), std::string::npos);
  EXPECT_EQ(missing.find("low body mass index"), std::string::npos);
  EXPECT_NE(missing.find("vitamin D deficiency"), std::string::npos);
}

TEST(EvidencePlan, TheEmbeddedFileHasNoMistake) {
  std::string mistake;
  const EvidencePlan plan = read_evidence_plan(columns_tsv(), mistake);
  EXPECT_EQ(mistake, "");
  EXPECT_GT(plan.columns.size(), 20U);
  EXPECT_EQ(plan.order.size(), 29U);
  const std::string asked =
      "x\t1\tyes\tfact\tkind=a\tmissing\n@asked\tx\tb|c\n";
  for (const char* bad : {"@told\tx\td\tkind=e", "@told\tx\tb\tshoe=e"}) {
    mistake.clear();
    read_evidence_plan(asked + bad, mistake);
    EXPECT_EQ(mistake, bad);
  }
  for (const char* bad : {"x", "x\t1\tmaybe\tage", "x\t1\tyes\tfact\tkind=a",
                          "x\t1\tyes\tfact\tshoe=a\tname", "x\t12\tyes\tage"}) {
    mistake.clear();
    read_evidence_plan(bad, mistake);
    EXPECT_EQ(mistake, bad);
  }
}

}  // namespace
}  // namespace casebook
