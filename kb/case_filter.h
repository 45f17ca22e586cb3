// CaseFilter: the filters of a query as one question to the base: which cases
// answer to all of them, and with which facts.
//
// Names are taken by all of their forms and with all of their members, from
// the words that the base keeps: "bisphosphonate" is alendronate too.
// Faults: kInput E-QUERY-UNKNOWN for a name that neither the base nor its
// words know, with what was probably meant; kUsage for a condition that
// cannot be read.
// Threads: as the connection.
//
//   Result<CaseFilter> filter = CaseFilter::make(connection, query);
//   Result<std::vector<CaseKey>> cases = filter->cases();
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "corpus/span.h"
#include "kb/drug_start.h"
#include "kb/search.h"
#include "kb/sqlite.h"
#include "kb/where.h"

namespace casebook {

class CaseFilter {
 public:
  static Result<CaseFilter> make(Connection& connection, const Query& query);

  bool empty() const {
    return wanted_.parts.empty() && countries_.empty() && languages_.empty() &&
           !start_;
  }
  // Of current documents, by document and then by the case's number.
  Result<std::vector<CaseKey>> cases();
  // Where the facts of a case stand that answer, in order.
  Result<std::vector<Span>> answers(const CaseKey& key);

 private:
  explicit CaseFilter(Connection& connection) : connection_(&connection) {}

  Status keep_documents(std::vector<CaseKey>& cases);
  Status keep_started(std::vector<CaseKey>& cases);

  Connection* connection_;
  WhereNode wanted_{WhereNode::Kind::kAll, {}, {}};
  std::vector<std::string> countries_;  // lower-case forms
  std::vector<std::string> country_names_;
  std::vector<std::string> languages_;
  std::optional<DrugStart> start_;
};

// Sorts "2" before "10".
void sort_cases(std::vector<CaseKey>& cases);
// The spans of the facts of a case that pass one of the tests; with "" as
// case those of all cases.
Result<std::vector<Span>> passing_facts(Connection& connection,
                                        const CaseKey& key,
                                        const std::vector<FactTest>& tests);

}  // namespace casebook
