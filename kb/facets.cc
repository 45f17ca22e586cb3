#include "kb/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "corpus/suggestion.h"
#include "extractor/tsv.h"
#include "kb/embedded.h"
#include "kb/statements.h"
#include "kb/vocabulary_store.h"

namespace casebook {
namespace {

struct FacetPlan {
  std::string name, from, what;
};

std::vector<FacetPlan> plans() {
  std::vector<FacetPlan> all;
  for (const TsvLine& line : tsv_lines(vocabulary_tsv())) {
    if (line.fields.size() == 4 && line.fields[0] == "@facet") {
      all.push_back({std::string(line.fields[1]), std::string(line.fields[2]),
                     std::string(line.fields[3])});
    }
  }
  return all;
}

// Counts each case once for each value.
class Counter {
 public:
  explicit Counter(const std::vector<CaseKey>& cases)
      : cases_(cases.begin(), cases.end()) {
    for (const CaseKey& key : cases) ++of_document_[key.document];
  }

  void add(const std::string& value, const CaseKey& key) {
    if (!key.case_id.empty()) {
      if (cases_.contains(key)) found_[value].insert(key);
      return;
    }
    // What the document says is said of all of its cases.
    if (!of_document_.contains(key.document)) return;
    for (auto at = cases_.lower_bound(key);
         at != cases_.end() && at->document == key.document; ++at)
      found_[value].insert(*at);
  }

  std::vector<FacetValue> values() const {
    std::vector<FacetValue> all;
    for (const auto& [value, keys] : found_) {
      std::set<std::int64_t> documents;
      for (const CaseKey& key : keys) documents.insert(key.document);
      all.push_back({value, keys.size(), documents.size()});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const FacetValue& a, const FacetValue& b) {
                       return a.cases > b.cases;
                     });
    return all;
  }

 private:
  std::set<CaseKey> cases_;
  std::map<std::int64_t, std::size_t> of_document_;
  std::map<std::string, std::set<CaseKey>> found_;
};

Status count_documents(Connection& connection, const FacetPlan& plan,
                       Counter& counter) {
  Result<SqlStatement> find = connection.prepare(sql::kFacetDocuments);
  if (!find) return find.error();
  const int column = plan.what == "year" ? 1 : 2;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return Ok{};
    counter.add(std::string(find->text(column)), {find->integer(0), ""});
  }
}

Status count_facts(Connection& connection, const FacetPlan& plan,
                   const std::string& kind, Counter& counter) {
  Result<SqlStatement> find = connection.prepare(sql::kFacetFacts);
  if (!find) return find.error();
  find->bind(1, std::string_view(kind));
  std::map<std::string, std::vector<std::string>> above;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return Ok{};
    const CaseKey key{find->integer(0), std::string(find->text(1))};
    const std::string name(find->text(2));
    if (plan.what == "name") counter.add(name, key);
    if (plan.what == "site" && !find->text(3).empty())
      counter.add(std::string(find->text(3)), key);
    if (plan.what != "class") continue;
    auto classes = above.find(name);
    if (classes == above.end()) {
      Result<std::vector<std::string>> found =
          classes_above(connection, kind, name);
      if (!found) return found.error();
      // Where only the class was named it is its own.
      const auto members = members_of(connection, {kind, "name", name});
      if (!members) return members.error();
      if (members->size() > 1) found->push_back(name);
      classes = above.emplace(name, std::move(*found)).first;
    }
    for (const std::string& one : classes->second) counter.add(one, key);
  }
}

}  // namespace

std::vector<std::string> facet_names() {
  std::vector<std::string> names;
  for (const FacetPlan& plan : plans()) names.push_back(plan.name);
  return names;
}

Result<std::vector<Facet>> facets(KnowledgeBase& kb, const Query& query,
                                  const std::vector<std::string>& names) {
  const std::vector<std::string> known = facet_names();
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    return Error{
        Fault::kUsage, "E-FACET", name, "there is no such facet",
        did_you_mean(name, candidates,
                     fmt::format("facets are: {}", fmt::join(known, ", ")))};
  }
  const Result<std::vector<CaseKey>> cases = find_cases(kb, query);
  if (!cases) return cases.error();
  std::vector<Facet> all;
  for (const FacetPlan& plan : plans()) {
    if (!names.empty() &&
        std::find(names.begin(), names.end(), plan.name) == names.end())
      continue;
    Counter counter(*cases);
    if (plan.from == "document") {
      const Status done = count_documents(kb.connection(), plan, counter);
      if (!done) return done.error();
    } else {
      for (const std::string& kind : split_list(plan.from, '|')) {
        const Status done = count_facts(kb.connection(), plan, kind, counter);
        if (!done) return done.error();
      }
    }
    all.push_back({plan.name, counter.values()});
  }
  return all;
}

}  // namespace casebook
