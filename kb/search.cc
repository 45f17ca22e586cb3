#include "kb/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "kb/searchable.h"
#include "kb/snippet.h"
#include "kb/statements.h"

namespace casebook {
namespace {

constexpr std::chrono::milliseconds kTimeLimit{1000};

using Cases = std::vector<CaseKey>;

Error bad_query(const char* code, std::string what, std::string hint) {
  return {Fault::kUsage, code, "search", std::move(what), std::move(hint)};
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
         (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// A person's words: split at spaces, but for what stands in double quotes.
std::vector<std::string> split_words(const std::string& words) {
  std::vector<std::string> found;
  std::string word;
  bool quoted = false;
  const auto close = [&] {
    if (std::any_of(word.begin(), word.end(), is_word_byte))
      found.push_back(word);
    word.clear();
  };
  for (const char c : words) {
    if (c == '"') {
      close();
      quoted = !quoted;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      close();
    } else {
      word += c;
    }
  }
  close();
  return found;
}

struct Ranked {
  std::int64_t document = 0;
  double score = 0;
};

Result<std::vector<Ranked>> match(Connection& connection,
                                  const std::string& expression) {
  Result<Statement> find = connection.prepare(sql::kMatch);
  if (!find) return find.error();
  find->bind(1, std::string_view(expression));
  std::vector<Ranked> found;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return found;
    // bm25 is the lower the better.
    found.push_back({find->integer(0), -find->real(1)});
  }
}

Result<Cases> cases_of(Connection& connection, std::string_view statement,
                       const std::vector<std::string>& values) {
  Result<Statement> find = connection.prepare(statement);
  if (!find) return find.error();
  int parameter = 1;
  for (const std::string& value : values)
    find->bind(parameter++, std::string_view(value));
  Cases found;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return found;
    found.push_back({find->integer(0), std::string(find->text(1))});
  }
}

bool has_filter(const Query& query) {
  return !query.drug.empty() || !query.site.empty() || !query.kind.empty();
}

// The cases that hold all that the filters ask for; sorted.
Result<Cases> filtered(Connection& connection, const Query& query) {
  struct Filter {
    std::string_view statement;
    std::vector<std::string> values;
  };
  std::vector<Filter> filters;
  if (!query.drug.empty())
    filters.push_back({sql::kCasesByName, {"drug", query.drug}});
  if (!query.site.empty() && !query.kind.empty()) {
    filters.push_back({sql::kCasesBySiteAndKind, {query.site, query.kind}});
  } else if (!query.site.empty()) {
    filters.push_back({sql::kCasesBySite, {query.site}});
  } else if (!query.kind.empty()) {
    filters.push_back({sql::kCasesByKind, {query.kind}});
  }
  Result<Cases> all = cases_of(connection, sql::kAllCases, {});
  if (!all) return all;
  std::sort(all->begin(), all->end());
  for (const Filter& filter : filters) {
    Result<Cases> some = cases_of(connection, filter.statement, filter.values);
    if (!some) return some;
    std::sort(some->begin(), some->end());
    Cases both;
    std::set_intersection(all->begin(), all->end(), some->begin(), some->end(),
                          std::back_inserter(both));
    *all = std::move(both);
  }
  return all;
}

Status check(const Query& query) {
  if (query.words.size() > kMaxQueryBytes) {
    return bad_query("E-QUERY-LONG", "the query is longer than 1 KB",
                     "ask for fewer words");
  }
  const Result<std::string> expression = match_expression(query.words);
  if (!expression) return expression.error();
  if (expression->empty() && !query.words.empty() &&
      query.words.find_first_not_of(" \t\r\n") != std::string::npos) {
    return bad_query("E-QUERY-EMPTY", "there is no word to search for",
                     "give letters or digits");
  }
  return Ok{};
}

// What the words of a query ask for, in order of rank.
class Searcher {
 public:
  Searcher(KnowledgeBase& kb, const Query& query)
      : connection_(kb.connection()), query_(query) {}

  Result<std::vector<Hit>> run();

 private:
  Status by_words(std::vector<std::pair<CaseKey, double>>& hits);
  Status by_filter(std::vector<std::pair<CaseKey, double>>& hits);
  bool full(std::size_t hits) const {
    return query_.limit != 0 && hits >= query_.limit;
  }
  Result<Hit> describe(const CaseKey& key, double score);

  Connection& connection_;
  const Query& query_;
  std::string expression_;
};

Status Searcher::by_words(std::vector<std::pair<CaseKey, double>>& hits) {
  const Result<std::vector<Ranked>> ranked = match(connection_, expression_);
  if (!ranked) return ranked.error();
  Cases cases;
  const bool by_case = has_filter(query_);
  if (by_case) {
    Result<Cases> found = filtered(connection_, query_);
    if (!found) return found.error();
    cases = std::move(*found);
  }
  for (const Ranked& one : *ranked) {
    if (full(hits.size())) break;
    if (!by_case) {
      hits.push_back({{one.document, ""}, one.score});
      continue;
    }
    const CaseKey first{one.document, ""};
    for (auto at = std::lower_bound(cases.begin(), cases.end(), first);
         at != cases.end() && at->document == one.document; ++at)
      if (!full(hits.size())) hits.push_back({*at, one.score});
  }
  return Ok{};
}

Status Searcher::by_filter(std::vector<std::pair<CaseKey, double>>& hits) {
  const Result<Cases> cases = filtered(connection_, query_);
  if (!cases) return cases.error();
  for (const CaseKey& key : *cases) {
    if (full(hits.size())) break;
    hits.push_back({key, 0});
  }
  return Ok{};
}

Result<Hit> Searcher::describe(const CaseKey& key, double score) {
  Result<Statement> head = connection_.prepare(sql::kHead);
  if (!head) return head.error();
  head->bind(1, key.document);
  const Result<bool> row = head->step();
  if (!row) return row.error();
  Hit hit;
  hit.document = head->text(0);
  hit.sha256 = head->text(1);
  hit.path = head->text(2);
  hit.title = head->text(3);
  hit.year = head->text(4);
  hit.case_id = key.case_id;
  hit.score = score;
  Result<Snippet> snippet =
      expression_.empty()
          ? fact_snippet(connection_, key, query_)
          : word_snippet(connection_, key.document, expression_);
  if (!snippet) return snippet.error();
  hit.span = snippet->span;
  hit.snippet = std::move(snippet->pieces);
  return hit;
}

Result<std::vector<Hit>> Searcher::run() {
  const Status fine = check(query_);
  if (!fine) return fine.error();
  expression_ = *match_expression(query_.words);
  if (expression_.empty() && !has_filter(query_)) {
    return bad_query("E-QUERY-EMPTY", "there is nothing to search for",
                     "give words, a drug, a site or a kind");
  }
  std::vector<std::pair<CaseKey, double>> found;
  const Status done = expression_.empty() ? by_filter(found) : by_words(found);
  if (!done) return done.error();
  std::vector<Hit> hits;
  for (const auto& [key, score] : found) {
    Result<Hit> hit = describe(key, score);
    if (!hit) return hit.error();
    hits.push_back(std::move(*hit));
  }
  return hits;
}

// Limits the time of what is asked of the connection while it lives.
class TimeLimit {
 public:
  explicit TimeLimit(Connection& connection) : connection_(connection) {
    connection_.limit_time(kTimeLimit);
  }
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;
  ~TimeLimit() { connection_.limit_time(std::chrono::milliseconds{0}); }

 private:
  Connection& connection_;
};

}  // namespace

Result<std::string> match_expression(const std::string& words) {
  const std::vector<std::string> all = split_words(words);
  if (all.size() > kMaxQueryWords) {
    return bad_query(
        "E-QUERY-LONG",
        fmt::format("{} words are more than {}", all.size(), kMaxQueryWords),
        "ask for fewer words");
  }
  std::string expression;
  for (const std::string& word : all) {
    std::string key = searchable_key(word);
    // Quotes are split at before; folding may have made one of another kind.
    std::replace(key.begin(), key.end(), '"', ' ');
    if (!std::any_of(key.begin(), key.end(), is_word_byte)) continue;
    if (!expression.empty()) expression += " AND ";
    expression += '"' + key + '"';
  }
  return expression;
}

Result<std::vector<Hit>> search(KnowledgeBase& kb, const Query& query) {
  const TimeLimit limit(kb.connection());
  return Searcher(kb, query).run();
}

Result<std::vector<CaseKey>> find_cases(KnowledgeBase& kb, const Query& query) {
  const Status fine = check(query);
  if (!fine) return fine.error();
  Result<Cases> cases = filtered(kb.connection(), query);
  if (!cases) return cases;
  const Result<std::string> expression = match_expression(query.words);
  if (expression->empty()) return cases;
  const Result<std::vector<Ranked>> ranked =
      match(kb.connection(), *expression);
  if (!ranked) return ranked.error();
  std::set<std::int64_t> documents;
  for (const Ranked& one : *ranked) documents.insert(one.document);
  std::erase_if(*cases, [&](const CaseKey& key) {
    return !documents.contains(key.document);
  });
  return cases;
}

}  // namespace casebook
