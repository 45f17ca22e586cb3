// kb/README.md promises queries to people with the sqlite3 shell: run them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "scratch.h"

namespace casebook {
namespace {

std::vector<std::string> queries_of_readme() {
  std::ifstream file(std::filesystem::path(CASEBOOK_SOURCE_DIR) /
                     "kb/README.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::string> queries;
  const std::string open = "```sql\n";
  for (std::size_t at = text.find(open); at != std::string::npos;
       at = text.find(open, at)) {
    at += open.size();
    queries.push_back(text.substr(at, text.find("```", at) - at));
  }
  return queries;
}

Report teriparatide_patient() {
  Report made = report("p",
                       "A 24-year-old woman, G1; kırığı T12, L1. T-score -4.5. "
                       "Teriparatide, no smoking. 12 months.");
  add_fact(made, "1", "age", "", "24-year-old", {"value=24", "unit=year"});
  add_fact(made, "1", "parity", "gravida", "G1", {"value=1"});
  add_fact(made, "1", "fracture", "vertebral", "T12", {"site=T12"});
  add_fact(made, "1", "fracture", "vertebral", "L1", {"site=L1"});
  add_fact(made, "1", "bmd", "T-score", "-4.5",
           {"value=-4.5", "site=lumbar spine", "time=baseline"});
  add_fact(made, "1", "drug", "teriparatide", "Teriparatide",
           {"dose=20", "dose_unit=ug", "frequency=daily"});
  add_fact(made, "1", "risk_factor", "smoking", "smoking", {}, "absent");
  add_fact(made, "1", "follow_up", "", "12 months", {"value=12", "unit=month"});
  return made;
}

std::vector<std::vector<std::string>> rows_of(Connection& connection,
                                              const std::string& query,
                                              int columns) {
  std::vector<std::vector<std::string>> rows;
  Result<SqlStatement> statement = connection.prepare(query);
  if (!statement) {
    ADD_FAILURE() << query << statement.error().to_text();
    return rows;
  }
  for (Result<bool> row = statement->step(); row && *row;
       row = statement->step()) {
    std::vector<std::string>& cells = rows.emplace_back();
    for (int i = 0; i < columns; ++i) cells.emplace_back(statement->text(i));
  }
  return rows;
}

TEST(Readme, EveryQueryRunsAndFindsWhatItPromises) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const IngestOptions options = test_options();
  const std::vector<Report> reports = {teriparatide_patient()};
  ASSERT_FALSE(ingest_reports(kb, reports, options).error);
  const Producer refuse = [](const IngestInput&, IngestSink&) -> Status {
    return Error{Fault::kInput, "E-EMPTY", "x.txt", "the file is empty", ""};
  };
  ingest(kb, {{"x.txt", "x"}}, refuse, options);

  const std::vector<std::string> queries = queries_of_readme();
  ASSERT_EQ(queries.size(), 11U);
  const std::vector<std::vector<std::string>> first_rows = {
      {"1", "1", "8"},
      {"p", "1", "24 years", "gravida 1", "T12; L1",
       "T-score lumbar spine −4.5 (baseline)", "teriparatide 20 ug daily",
       "12 months"},
      {"age", "", "24 years"},
      {"p", "1"},
      {"p", "1", "-4.5", "baseline", "-4.5"},
      {"teriparatide", "1"},
      {"risk_factor", "smoking", "absent", "1"},
      {"L1", "1"},
      {"p", "Report p"},
      {"x.txt", "x", "failed", "E-EMPTY"},
      {"0"},
  };
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto rows = rows_of(kb.connection(), queries[i],
                              static_cast<int>(first_rows[i].size()));
    ASSERT_FALSE(rows.empty()) << queries[i];
    EXPECT_EQ(rows[0], first_rows[i]) << queries[i];
  }
}

}  // namespace
}  // namespace casebook
