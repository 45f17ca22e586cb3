#include "kb/search.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "kb/case_filter.h"
#include "kb/name_resolver.h"
#include "kb/pages.h"
#include "kb/query_words.h"
#include "kb/ranking.h"
#include "kb/snippet.h"
#include "kb/statements.h"
#include "kb/word_query.h"

namespace casebook {
namespace {

// Of processor time. All hits of a library with their snippets take a fifth of
// a second, and several times as long under a sanitizer.
constexpr std::chrono::milliseconds kTimeLimit{3000};

Error bad_query(const char* code, std::string what, std::string hint) {
  return {Fault::kUsage, code, "search", std::move(what), std::move(hint)};
}

// Which way a document came to be a hit, the best first.
enum class Way : std::uint8_t { kExact, kWide, kPlace, kFilter };

struct Ranked {
  std::int64_t document = 0;
  double score = 0;
  Way way = Way::kExact;
};

Result<std::vector<Ranked>> match(Connection& connection,
                                  const std::string& expression, Way way,
                                  std::size_t limit) {
  const Result<std::vector<RankedDocument>> best =
      rank_documents(connection, expression, limit);
  if (!best) return best.error();
  std::vector<Ranked> found;
  found.reserve(best->size());
  for (const RankedDocument& one : *best)
    found.push_back({one.document, one.score, way});
  return found;
}

using Documents = std::vector<std::int64_t>;

// Sorted.
Result<Documents> documents_of(Connection& connection,
                               std::string_view statement,
                               const std::string& parameter) {
  Result<SqlStatement> find = connection.prepare(statement);
  if (!find) return find.error();
  find->bind(1, std::string_view(parameter));
  Documents found;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) break;
    found.push_back(find->integer(0));
  }
  std::sort(found.begin(), found.end());
  return found;
}

// Documents that hold the words or, in place of those that name a site, a
// fact there. Sorted.
Result<Documents> by_places(Connection& connection, const WordQuery& words) {
  std::optional<Documents> found;
  const auto narrow = [&found](Documents some) {
    if (!found) {
      found = std::move(some);
      return;
    }
    Documents both;
    std::set_intersection(found->begin(), found->end(), some.begin(),
                          some.end(), std::back_inserter(both));
    found = std::move(both);
  };
  for (const WordQuery::Place& place : words.places) {
    Result<Documents> said =
        documents_of(connection, sql::kMatchRows, place.expression);
    if (!said) return said;
    Result<Documents> at = documents_of(connection, sql::kDocumentsAtSites,
                                        json_list(place.sites));
    if (!at) return at;
    Documents either;
    std::set_union(said->begin(), said->end(), at->begin(), at->end(),
                   std::back_inserter(either));
    narrow(std::move(either));
  }
  if (found && !words.besides.empty()) {
    Result<Documents> rest =
        documents_of(connection, sql::kMatchRows, words.besides);
    if (!rest) return rest;
    narrow(std::move(*rest));
  }
  return found ? std::move(*found) : Documents();
}

// The documents that answer to words, the best first, each once; with a limit,
// at least as many as it where there are so many.
class WordSearch {
 public:
  WordSearch(Connection& connection, std::size_t limit)
      : connection_(connection), limit_(limit) {}

  // Widens the words where they alone find too little.
  Result<std::vector<Ranked>> run(WordQuery& words);

 private:
  Status take(const std::string& expression, Way way);
  bool full() const { return limit_ != 0 && found_.size() >= limit_; }

  Connection& connection_;
  std::size_t limit_;
  std::vector<Ranked> found_;
  std::set<std::int64_t> seen_;
};

Status WordSearch::take(const std::string& expression, Way way) {
  // What was found before may come again.
  const std::size_t limit = limit_ == 0 ? 0 : limit_ + found_.size();
  const Result<std::vector<Ranked>> some =
      match(connection_, expression, way, limit);
  if (!some) return some.error();
  for (const Ranked& one : *some)
    if (seen_.insert(one.document).second) found_.push_back(one);
  return Ok{};
}

Result<std::vector<Ranked>> WordSearch::run(WordQuery& words) {
  Status done = take(words.exact, Way::kExact);
  if (done && !full()) {
    done = widen_words(connection_, words);
    if (done && words.wide != words.exact) done = take(words.wide, Way::kWide);
  }
  if (!done) return done.error();
  if (!full() && !words.places.empty()) {
    const Result<Documents> placed = by_places(connection_, words);
    if (!placed) return placed.error();
    for (const std::int64_t document : *placed) {
      if (seen_.insert(document).second)
        found_.push_back({document, 0, Way::kPlace});
    }
  }
  return std::move(found_);
}

Result<std::optional<WordQuery>> word_query(const std::string& words) {
  const Result<std::optional<WordNode>> tree = parse_words(words);
  if (!tree) return tree.error();
  if (!*tree) {
    if (words.find_first_not_of(" \t\r\n") != std::string::npos) {
      return bad_query("E-QUERY-EMPTY", "there is no word to search for",
                       "give letters or digits");
    }
    return std::optional<WordQuery>();
  }
  return std::optional<WordQuery>(said_words(**tree));
}

// What a query asks for, in order of rank.
class Searcher {
 public:
  Searcher(KnowledgeBase& kb, const Query& query)
      : connection_(kb.connection()), query_(query) {}

  Result<std::vector<Hit>> run();

 private:
  struct Found {
    CaseKey key;
    double score = 0;
    Way way = Way::kFilter;
  };
  Status by_words(WordQuery& words, CaseFilter& filter);
  Status by_filter(CaseFilter& filter);
  bool full() const {
    return query_.limit != 0 && found_.size() >= query_.limit;
  }
  Result<Hit> describe(const Found& found, CaseFilter& filter);
  Result<Snippet> snippet(const Found& found, CaseFilter& filter);

  Connection& connection_;
  const Query& query_;
  std::optional<WordQuery> words_;
  std::vector<Found> found_;
};

Status Searcher::by_words(WordQuery& words, CaseFilter& filter) {
  const bool by_case = !filter.empty();
  WordSearch word_search(connection_, by_case ? 0 : query_.limit);
  const Result<std::vector<Ranked>> ranked = word_search.run(words);
  if (!ranked) return ranked.error();
  std::vector<CaseKey> cases;
  if (by_case) {
    Result<std::vector<CaseKey>> some = filter.cases();
    if (!some) return some.error();
    cases = std::move(*some);
  }
  const auto before = [](const CaseKey& key, std::int64_t document) {
    return key.document < document;
  };
  for (const Ranked& one : *ranked) {
    if (full()) break;
    if (!by_case) {
      found_.push_back({{one.document, ""}, one.score, one.way});
      continue;
    }
    for (auto at =
             std::lower_bound(cases.begin(), cases.end(), one.document, before);
         at != cases.end() && at->document == one.document; ++at)
      if (!full()) found_.push_back({*at, one.score, one.way});
  }
  return Ok{};
}

Status Searcher::by_filter(CaseFilter& filter) {
  const Result<std::vector<CaseKey>> cases = filter.cases();
  if (!cases) return cases.error();
  for (const CaseKey& key : *cases) {
    if (full()) break;
    found_.push_back({key, 0, Way::kFilter});
  }
  return Ok{};
}

Result<Snippet> Searcher::snippet(const Found& found, CaseFilter& filter) {
  const std::int64_t document = found.key.document;
  if (words_ && found.way == Way::kExact)
    return word_snippet(connection_, document, words_->exact);
  if (words_ && found.way == Way::kWide)
    return word_snippet(connection_, document, words_->wide);
  Result<std::vector<Span>> facts = std::vector<Span>();
  if (words_ && found.way == Way::kPlace) {
    std::vector<FactTest> tests;
    for (const WordQuery::Place& place : words_->places) {
      KeyTest at;
      at.key = "site";
      at.words = place.sites;
      tests.push_back({"", {}, {at}});
    }
    facts = passing_facts(connection_, found.key, tests);
  } else {
    facts = filter.answers(found.key);
  }
  if (!facts) return facts.error();
  return fact_snippet(connection_, document, *facts);
}

// Where the first of a snippet's marked words stands, or else the snippet.
std::int64_t first_marked(const Hit& hit) {
  std::size_t at = hit.span.begin;
  for (const SnippetPiece& piece : hit.snippet) {
    if (piece.hit) return static_cast<std::int64_t>(at);
    at += piece.text.size();
  }
  return std::int64_t{hit.span.begin};
}

Result<Hit> Searcher::describe(const Found& found, CaseFilter& filter) {
  Result<SqlStatement> head = connection_.prepare(sql::kHead);
  if (!head) return head.error();
  head->bind(1, found.key.document);
  const Result<bool> row = head->step();
  if (!row) return row.error();
  Hit hit;
  hit.document = head->text(0);
  hit.sha256 = head->text(1);
  hit.path = head->text(2);
  hit.title = head->text(3);
  hit.year = head->text(4);
  hit.case_id = found.key.case_id;
  hit.score = found.score;
  hit.exact = found.way == Way::kExact;
  Result<Snippet> made = snippet(found, filter);
  if (!made) return made.error();
  hit.span = made->span;
  hit.snippet = std::move(made->pieces);
  const Result<PageStarts> pages =
      stored_pages(connection_, found.key.document);
  if (!pages) return pages.error();
  hit.page = page_at(*pages, first_marked(hit));
  return hit;
}

Result<std::vector<Hit>> Searcher::run() {
  Result<std::optional<WordQuery>> words = word_query(query_.words);
  if (!words) return words.error();
  words_ = std::move(*words);
  Result<CaseFilter> filter = CaseFilter::make(connection_, query_);
  if (!filter) return filter.error();
  if (!words_ && filter->empty()) {
    return bad_query("E-QUERY-EMPTY", "there is nothing to search for",
                     "give words, a drug, a site or a kind");
  }
  const Status done = words_ ? by_words(*words_, *filter) : by_filter(*filter);
  if (!done) return done.error();
  std::vector<Hit> hits;
  for (const Found& found : found_) {
    Result<Hit> hit = describe(found, *filter);
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
  const Result<std::optional<WordNode>> tree = parse_words(words);
  if (!tree) return tree.error();
  return *tree ? plain_expression(**tree) : std::string();
}

Result<std::vector<Hit>> search(KnowledgeBase& kb, const Query& query) {
  const TimeLimit limit(kb.connection());
  return Searcher(kb, query).run();
}

Result<std::vector<CaseKey>> find_cases(KnowledgeBase& kb, const Query& query) {
  Connection& connection = kb.connection();
  Result<std::optional<WordQuery>> words = word_query(query.words);
  if (!words) return words.error();
  Result<CaseFilter> filter = CaseFilter::make(connection, query);
  if (!filter) return filter.error();
  Result<std::vector<CaseKey>> cases = filter->cases();
  if (!cases || !*words) return cases;
  const Result<std::vector<Ranked>> ranked =
      WordSearch(connection, 0).run(**words);
  if (!ranked) return ranked.error();
  std::set<std::int64_t> documents;
  for (const Ranked& one : *ranked) documents.insert(one.document);
  std::erase_if(*cases, [&](const CaseKey& key) {
    return !documents.contains(key.document);
  });
  return cases;
}

}  // namespace casebook
