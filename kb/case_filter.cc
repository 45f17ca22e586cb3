#include "kb/case_filter.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "kb/name_resolver.h"
#include "kb/query_condition.h"
#include "kb/searchable.h"
#include "kb/statements.h"
#include "kb/tested_fact.h"
#include "kb/vocabulary_store.h"

namespace casebook {
namespace {

using Cases = std::vector<CaseKey>;
using Names = std::vector<std::string>;

// So many are asked one by one, rather than reading all facts of a kind, or
// all that an index gives.
constexpr std::size_t kFewForScan = 5000;
constexpr std::size_t kFewForIndex = 1000;

Result<Cases> rows_of(SqlStatement& find) {
  Cases found;
  while (true) {
    const Result<bool> row = find.step();
    if (!row) return row.error();
    if (!*row) break;
    found.push_back({find.integer(0), std::string(find.text(1))});
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// Answers conditions with cases.
class Evaluator {
 public:
  explicit Evaluator(Connection& connection) : connection_(connection) {}

  // Sorted, each once. Where only some cases are of interest, those that
  // answer among them are all there; others may be.
  Result<Cases> cases(const WhereNode& node, const Cases* some = nullptr);

 private:
  Result<Cases> of_fact(const FactTest& test);
  Result<Cases> scan(const FactTest& test);
  Result<Cases> among(const Cases& some, const FactTest& test);
  Result<Cases> without(const Cases* some, const Cases& unwanted);

  Connection& connection_;
};

// The sites that a test asks for, where it asks for nothing else.
const KeyTest* only_sites(const FactTest& test) {
  if (test.keys.size() != 1) return nullptr;
  const KeyTest& key = test.keys[0];
  const bool plain = key.key == "site" && !key.number &&
                     key.is == KeyTest::Is::kEqual && test.names.empty();
  return plain ? &key : nullptr;
}

bool scans(const WhereNode& node) {
  return node.kind == WhereNode::Kind::kFact && !node.fact.keys.empty() &&
         only_sites(node.fact) == nullptr;
}

// The parts of a condition, what an index answers first: the others may then
// have few cases left to look at.
std::vector<const WhereNode*> in_order(const WhereNode& node) {
  std::vector<const WhereNode*> parts;
  parts.reserve(node.parts.size());
  for (const WhereNode& part : node.parts) parts.push_back(&part);
  if (node.kind == WhereNode::Kind::kAll) {
    std::stable_partition(parts.begin(), parts.end(),
                          [](const WhereNode* part) { return !scans(*part); });
  }
  return parts;
}

// What an index answers alone is not read fact by fact.
Result<Cases> Evaluator::of_fact(const FactTest& test) {
  const KeyTest* sites = only_sites(test);
  if (sites == nullptr && !test.keys.empty()) return scan(test);
  std::string_view statement = sql::kCasesOfKind;
  std::string list;
  if (sites != nullptr) {
    list = json_list(sites->words);
    statement = test.kind.empty() ? sql::kCasesAtSites : sql::kCasesOfKindAt;
  } else if (!test.names.empty()) {
    list = json_list(test.names);
    statement = sql::kCasesNamed;
  }
  Result<SqlStatement> find = connection_.prepare(statement);
  if (!find) return find.error();
  int parameter = 1;
  if (!test.kind.empty()) find->bind(parameter++, std::string_view(test.kind));
  if (!list.empty()) find->bind(parameter, std::string_view(list));
  return rows_of(*find);
}

Result<Cases> Evaluator::scan(const FactTest& test) {
  const bool named = !test.names.empty();
  Result<SqlStatement> find =
      connection_.prepare(named ? sql::kFactsNamed : sql::kFactsOfKind);
  if (!find) return find.error();
  const std::string list = json_list(test.names);
  find->bind(1, std::string_view(test.kind));
  if (named) find->bind(2, std::string_view(list));
  Cases found;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) break;
    if (!passes(test, tested_fact(*find, 2))) continue;
    found.push_back({find->integer(0), std::string(find->text(1))});
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// The cases of some that pass, each asked for its own facts.
Result<Cases> Evaluator::among(const Cases& some, const FactTest& test) {
  const bool of_kind = !test.kind.empty();
  Result<SqlStatement> find = connection_.prepare(
      of_kind ? sql::kCaseFactsOfKind : sql::kCaseFactsTested);
  if (!find) return find.error();
  Cases passing;
  for (const CaseKey& key : some) {
    find->bind(1, key.document);
    find->bind(2, std::string_view(key.case_id));
    if (of_kind) find->bind(3, std::string_view(test.kind));
    bool passed = false;
    while (!passed) {
      const Result<bool> row = find->step();
      if (!row) return row.error();
      if (!*row) break;
      passed = passes(test, tested_fact(*find, 2));
    }
    find->reset();
    if (passed) passing.push_back(key);
  }
  return passing;
}

Result<Cases> Evaluator::without(const Cases* some, const Cases& unwanted) {
  Cases all;
  if (some == nullptr) {
    Result<SqlStatement> find = connection_.prepare(sql::kAllCases);
    if (!find) return find.error();
    Result<Cases> every = rows_of(*find);
    if (!every) return every;
    all = std::move(*every);
    some = &all;
  }
  Cases left;
  std::set_difference(some->begin(), some->end(), unwanted.begin(),
                      unwanted.end(), std::back_inserter(left));
  return left;
}

Result<Cases> Evaluator::cases(const WhereNode& node, const Cases* some) {
  if (node.kind == WhereNode::Kind::kFact) {
    const bool few = some != nullptr &&
                     some->size() <= (scans(node) ? kFewForScan : kFewForIndex);
    return few ? among(*some, node.fact) : of_fact(node.fact);
  }
  std::optional<Cases> made;
  Cases unwanted;
  for (const WhereNode* each : in_order(node)) {
    const WhereNode& part = *each;
    const bool negated = part.kind == WhereNode::Kind::kNot &&
                         node.kind == WhereNode::Kind::kAll;
    Result<Cases> found = cases(negated ? part.parts[0] : part, some);
    if (!found) return found;
    Cases joined;
    if (negated || node.kind == WhereNode::Kind::kNot) {
      std::set_union(unwanted.begin(), unwanted.end(), found->begin(),
                     found->end(), std::back_inserter(joined));
      unwanted = std::move(joined);
      continue;
    }
    if (!made) {
      made = std::move(*found);
      if (node.kind == WhereNode::Kind::kAll) some = &*made;
      continue;
    }
    if (node.kind == WhereNode::Kind::kAll) {
      std::set_intersection(made->begin(), made->end(), found->begin(),
                            found->end(), std::back_inserter(joined));
    } else {
      std::set_union(made->begin(), made->end(), found->begin(), found->end(),
                     std::back_inserter(joined));
    }
    made = std::move(joined);
  }
  if (made && unwanted.empty()) return std::move(*made);
  return without(made ? &*made : nullptr, unwanted);
}

}  // namespace

void sort_cases(std::vector<CaseKey>& cases) {
  std::sort(cases.begin(), cases.end(), [](const CaseKey& a, const CaseKey& b) {
    if (a.document != b.document) return a.document < b.document;
    if (a.case_id.size() != b.case_id.size())
      return a.case_id.size() < b.case_id.size();
    return a.case_id < b.case_id;
  });
}

Result<CaseFilter> CaseFilter::make(Connection& connection,
                                    const Query& query) {
  CaseFilter filter(connection);
  Result<WhereNode> wanted = query_condition(connection, query);
  if (!wanted) return wanted.error();
  filter.wanted_ = std::move(*wanted);
  if (!query.country.empty()) {
    Result<Names> names =
        resolve_name(connection, "country", "name", query.country);
    if (!names) return names.error();
    for (const std::string& name : *names) {
      const auto forms = forms_of(connection, {"country", "name", name});
      if (!forms) return forms.error();
      filter.countries_.push_back(searchable_key(name));
      filter.countries_.insert(filter.countries_.end(), forms->begin(),
                               forms->end());
    }
    filter.country_names_ = std::move(*names);
  }
  if (!query.language.empty()) filter.languages_ = {query.language};
  if (!query.started.empty()) {
    Result<DrugStart> start = DrugStart::make(connection, query);
    if (!start) return start.error();
    filter.start_ = std::move(*start);
  }
  return filter;
}

Result<std::vector<CaseKey>> CaseFilter::cases() {
  Evaluator evaluator(*connection_);
  std::optional<Cases> found;
  const auto narrow = [&found](Cases some) {
    if (!found) {
      found = std::move(some);
      return;
    }
    Cases both;
    std::set_intersection(found->begin(), found->end(), some.begin(),
                          some.end(), std::back_inserter(both));
    found = std::move(both);
  };
  if (!wanted_.parts.empty()) {
    Result<Cases> some = evaluator.cases(wanted_);
    if (!some) return some;
    narrow(std::move(*some));
  }
  const std::string countries = json_list(countries_);
  const std::string names = json_list(country_names_);
  if (!countries_.empty()) {
    Result<SqlStatement> find = connection_->prepare(sql::kCasesInCountries);
    if (!find) return find.error();
    find->bind(1, std::string_view(names));
    find->bind(2, std::string_view(countries));
    Result<Cases> some = rows_of(*find);
    if (!some) return some;
    narrow(std::move(*some));
  }
  if (!found) {
    Result<SqlStatement> every = connection_->prepare(sql::kAllCases);
    if (!every) return every.error();
    Result<Cases> some = rows_of(*every);
    if (!some) return some;
    found = std::move(*some);
  }
  Status kept = keep_documents(*found);
  if (kept && start_) kept = keep_started(*found);
  if (!kept) return kept.error();
  sort_cases(*found);
  return std::move(*found);
}

// Takes out the cases of old versions, and of other languages.
Status CaseFilter::keep_documents(std::vector<CaseKey>& cases) {
  const bool by_language = !languages_.empty();
  Result<SqlStatement> find = connection_->prepare(
      by_language ? sql::kDocumentsIn : sql::kOldDocuments);
  if (!find) return find.error();
  if (by_language) find->bind(1, std::string_view(languages_[0]));
  std::vector<std::int64_t> documents;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) break;
    documents.push_back(find->integer(0));
  }
  std::sort(documents.begin(), documents.end());
  std::erase_if(cases, [&](const CaseKey& key) {
    const bool among =
        std::binary_search(documents.begin(), documents.end(), key.document);
    return among != by_language;
  });
  return Ok{};
}

Status CaseFilter::keep_started(std::vector<CaseKey>& cases) {
  if (!start_) return Ok{};
  Cases kept;
  for (CaseKey& key : cases) {
    const Result<bool> in_time = start_->holds(key);
    if (!in_time) return in_time.error();
    if (*in_time) kept.push_back(std::move(key));
  }
  cases = std::move(kept);
  return Ok{};
}

Result<std::vector<Span>> CaseFilter::answers(const CaseKey& key) {
  std::vector<FactTest> tests;
  positive_tests(wanted_, tests);
  return passing_facts(*connection_, key, tests);
}

Result<std::vector<Span>> passing_facts(Connection& connection,
                                        const CaseKey& key,
                                        const std::vector<FactTest>& tests) {
  Result<SqlStatement> find = connection.prepare(sql::kCaseFactsTested);
  if (!find) return find.error();
  find->bind(1, key.document);
  find->bind(2, std::string_view(key.case_id));
  std::vector<Span> spans;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) break;
    const TestedFact fact = tested_fact(*find, 2);
    const bool answers =
        std::any_of(tests.begin(), tests.end(),
                    [&fact](const FactTest& t) { return passes(t, fact); });
    if (!answers) continue;
    spans.push_back({static_cast<std::uint32_t>(find->integer(0)),
                     static_cast<std::uint32_t>(find->integer(1))});
  }
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  return spans;
}

}  // namespace casebook
