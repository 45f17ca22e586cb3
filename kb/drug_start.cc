#include "kb/drug_start.h"

#include <algorithm>
#include <utility>

#include "kb/query_condition.h"
#include "kb/statements.h"
#include "kb/tested_fact.h"

namespace casebook {
namespace {

using Tests = std::vector<FactTest>;

Result<Tests> tests_of(Connection& connection, const Query& query) {
  const Result<WhereNode> wanted = query_condition(connection, query);
  if (!wanted) return wanted.error();
  Tests tests;
  positive_tests(*wanted, tests);
  return tests;
}

bool passes_any(const Tests& tests, const TestedFact& fact) {
  return std::any_of(tests.begin(), tests.end(),
                     [&fact](const auto& test) { return passes(test, fact); });
}

}  // namespace

Result<DrugStart> DrugStart::make(Connection& connection, const Query& query) {
  DrugStart made;
  Query asked;
  asked.within = query.started;
  Result<Tests> times = tests_of(connection, asked);
  if (!times) return times.error();
  Query drug;
  drug.drug = query.drug;
  drug.kind = query.drug.empty() ? "drug" : "";
  Result<Tests> drugs = tests_of(connection, drug);
  if (!drugs) return drugs.error();
  made.times_ = std::move(*times);
  made.drugs_ = std::move(*drugs);
  // With a drug the condition also asks for one that says its own start.
  if (!query.drug.empty()) {
    asked.drug = query.drug;
    Result<Tests> all = tests_of(connection, asked);
    if (!all) return all.error();
    for (FactTest& test : *all) {
      const bool known = std::find(made.times_.begin(), made.times_.end(),
                                   test) != made.times_.end() ||
                         std::find(made.drugs_.begin(), made.drugs_.end(),
                                   test) != made.drugs_.end();
      if (!known) made.timed_.push_back(std::move(test));
    }
  }
  Result<SqlStatement> facts = connection.prepare(sql::kCaseFactsTested);
  if (!facts) return facts.error();
  made.facts_ = std::move(*facts);
  const Status ready = made.together_.prepare(connection);
  if (!ready) return ready.error();
  return made;
}

Result<bool> DrugStart::holds(const CaseKey& key) {
  facts_.bind(1, key.document);
  facts_.bind(2, std::string_view(key.case_id));
  std::vector<Span> drugs;
  std::vector<Span> times;
  bool said = false;
  while (true) {
    const Result<bool> row = facts_.step();
    if (!row) return row.error();
    if (!*row) break;
    const TestedFact fact = tested_fact(facts_, 2);
    const Span span{static_cast<std::uint32_t>(facts_.integer(0)),
                    static_cast<std::uint32_t>(facts_.integer(1))};
    if (passes_any(drugs_, fact)) {
      drugs.push_back(span);
      said = said || passes_any(timed_, fact);
    }
    if (passes_any(times_, fact)) times.push_back(span);
  }
  facts_.reset();
  if (said) return true;
  for (const Span& drug : drugs) {
    for (const Span& time : times) {
      const Result<bool> told = together_.holds(key.document, drug, time);
      if (!told) return told.error();
      if (*told) return true;
    }
  }
  return false;
}

}  // namespace casebook
