#include "kb/ranking.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "kb/statements.h"

namespace casebook {
namespace {

// Of FTS5's bm25().
constexpr double kSaturation = 1.2;
constexpr double kLengthWeight = 0.75;
constexpr double kTitleWeight = 4.0;
constexpr double kLeastRarity = 1e-6;
// So many lengths are looked up one by one, or this share of the documents'
// number, before all of them are read: a single question would wait for that.
constexpr double kFewLookups = 1000;
constexpr double kLookupShare = 0.01;
// Each hit goes to rank_hit(), which lets none through: no row comes out. Not
// among the statements that any connection can prepare: the function is this
// one's.
constexpr std::string_view kRank =
    "SELECT 1 FROM search WHERE search MATCH ?1 AND casebook_rank(search)";
// A base that lost most of its documents keeps no long empty list.
constexpr int kMostGaps = 1'000'000;

bool better(const RankedDocument& a, const RankedDocument& b) {
  return a.score != b.score ? a.score > b.score : a.document < b.document;
}

// A number as FTS5 writes it, seven bits a byte, the high ones first.
std::uint64_t take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  while (!bytes.empty()) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number = number << 7U | (byte & 0x7FU);
    if (byte < 0x80) break;
  }
  return number;
}

}  // namespace

// What one connection knows for ranking, and the query in hand.
class Ranker {
 public:
  explicit Ranker(Connection& connection) : connection_(&connection) {}

  Status prepare();
  Result<std::vector<RankedDocument>> run(Connection& connection,
                                          std::string_view expression,
                                          std::size_t limit);
  void take(const Fts5ExtensionApi* api, Fts5Context* hit);

 private:
  Status refresh();
  void load_lengths();
  void begin(const Fts5ExtensionApi* api, Fts5Context* hit);
  double length_of(const Fts5ExtensionApi* api, Fts5Context* hit,
                   std::int64_t document);
  double rarity_of(const Fts5ExtensionApi* api, Fts5Context* hit, int phrase);
  void keep(RankedDocument found);

  Connection* connection_;
  SqlStatement find_, version_;
  std::int64_t seen_version_ = -1;
  std::int64_t seen_changes_ = -1;
  std::vector<std::int64_t> old_;       // sorted
  std::vector<std::uint32_t> lengths_;  // by document; 0: not known
  bool lengths_loaded_ = false;
  double lookups_ = 0;  // since somebody wrote
  // Of the query in hand.
  std::size_t limit_ = 0, hits_ = 0;
  int phrases_ = 0;
  double average_ = 1, documents_ = 0;
  std::vector<double> rarity_;  // by phrase; 0: not asked for yet
  std::vector<RankedDocument> best_;
};

namespace {

void rank_hit(const Fts5ExtensionApi* api, Fts5Context* hit,
              sqlite3_context* result, int /*count*/, sqlite3_value** /*all*/) {
  static_cast<Ranker*>(api->xUserData(hit))->take(api, hit);
  sqlite3_result_null(result);
}

int count_hit(const Fts5ExtensionApi* /*api*/, Fts5Context* /*hit*/,
              void* count) {
  ++*static_cast<std::int64_t*>(count);
  return SQLITE_OK;
}

Error no_function() {
  return {Fault::kBug, "E-KB-BUG", "", "FTS5 takes no function",
          "this is a mistake of casebook"};
}

// FTS5 hands out its functions through a pointer only.
fts5_api* fts5_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* ask = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &ask, nullptr) ==
      SQLITE_OK) {
    sqlite3_bind_pointer(ask, 1, static_cast<void*>(&api), "fts5_api_ptr",
                         nullptr);
    sqlite3_step(ask);
  }
  sqlite3_finalize(ask);
  return api;
}

}  // namespace

Status Ranker::prepare() {
  fts5_api* api = fts5_of(connection_->handle());
  if (api == nullptr || api->xCreateFunction(api, "casebook_rank", this,
                                             rank_hit, nullptr) != SQLITE_OK)
    return no_function();
  for (const auto& [statement, text] :
       {std::pair{&find_, kRank}, std::pair{&version_, sql::kVersion}}) {
    Result<SqlStatement> prepared = connection_->prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return Ok{};
}

// What was remembered holds until somebody has written.
Status Ranker::refresh() {
  const Result<bool> row = version_.step();
  const std::int64_t version = row && *row ? version_.integer(0) : -1;
  version_.reset();
  if (!row) return row.error();
  const std::int64_t changes = sqlite3_total_changes(connection_->handle());
  if (version == seen_version_ && changes == seen_changes_) return Ok{};
  old_.clear();
  lengths_.clear();
  lengths_loaded_ = false;
  lookups_ = 0;
  Result<SqlStatement> find = connection_->prepare(sql::kOldDocuments);
  if (!find) return find.error();
  while (true) {
    const Result<bool> old = find->step();
    if (!old) return old.error();
    if (!*old) break;
    old_.push_back(find->integer(0));
  }
  std::sort(old_.begin(), old_.end());
  seen_version_ = version;
  seen_changes_ = changes;
  return Ok{};
}

// Where this fails each length is looked up, as it was before.
void Ranker::load_lengths() {
  lengths_loaded_ = true;
  Result<SqlStatement> all = connection_->prepare(sql::kLengths);
  if (!all) return;
  std::int64_t count = 0;
  for (Result<bool> row = all->step(); row && *row; row = all->step()) {
    const std::int64_t document = all->integer(0);
    if (document < 0 || document > 2 * ++count + kMostGaps) continue;
    const auto at = static_cast<std::size_t>(document);
    if (at >= lengths_.size()) lengths_.resize(std::max(at + 1, at * 5 / 4));
    std::string_view bytes = all->text(1);
    std::uint64_t words = 0;
    while (!bytes.empty()) words += take_number(bytes);
    lengths_[at] = static_cast<std::uint32_t>(words);
  }
}

void Ranker::begin(const Fts5ExtensionApi* api, Fts5Context* hit) {
  phrases_ = api->xPhraseCount(hit);
  rarity_.assign(static_cast<std::size_t>(phrases_), 0);
  sqlite3_int64 rows = 0;
  sqlite3_int64 words = 0;
  api->xRowCount(hit, &rows);
  api->xColumnTotalSize(hit, -1, &words);
  documents_ = static_cast<double>(std::max<sqlite3_int64>(rows, 1));
  average_ = std::max(1e-9, static_cast<double>(words) / documents_);
}

double Ranker::length_of(const Fts5ExtensionApi* api, Fts5Context* hit,
                         std::int64_t document) {
  const auto at = static_cast<std::size_t>(document);
  if (document >= 0 && at < lengths_.size() && lengths_[at] != 0)
    return lengths_[at];
  if (!lengths_loaded_ &&
      ++lookups_ > std::max(kFewLookups, kLookupShare * documents_))
    load_lengths();
  int words = 0;
  api->xColumnSize(hit, -1, &words);
  // The next question often has the same hits.
  if (document >= 0 &&
      static_cast<double>(document) <= 2 * documents_ + kMostGaps) {
    if (at >= lengths_.size()) lengths_.resize(std::max(at + 1, at * 5 / 4));
    lengths_[at] = static_cast<std::uint32_t>(words);
  }
  return words;
}

double Ranker::rarity_of(const Fts5ExtensionApi* api, Fts5Context* hit,
                         int phrase) {
  // Alone it changes no order, and its hits are counted on the way.
  if (phrases_ == 1) return 1;
  double& rarity = rarity_[static_cast<std::size_t>(phrase)];
  if (rarity == 0) {
    std::int64_t count = 0;
    api->xQueryPhrase(hit, phrase, &count, count_hit);
    const auto hits = static_cast<double>(count);
    rarity = std::max(kLeastRarity,
                      std::log((documents_ - hits + 0.5) / (hits + 0.5)));
  }
  return rarity;
}

void Ranker::take(const Fts5ExtensionApi* api, Fts5Context* hit) {
  if (hits_++ == 0) begin(api, hit);
  const std::int64_t document = api->xRowid(hit);
  if (!old_.empty() && std::binary_search(old_.begin(), old_.end(), document))
    return;
  const double length =
      kSaturation * (1 - kLengthWeight +
                     kLengthWeight * length_of(api, hit, document) / average_);
  double score = 0;
  for (int phrase = 0; phrase < phrases_; ++phrase) {
    double times = 0;
    Fts5PhraseIter place{};
    int column = -1;
    int offset = 0;
    if (api->xPhraseFirst(hit, phrase, &place, &column, &offset) != SQLITE_OK)
      continue;
    for (; column >= 0; api->xPhraseNext(hit, &place, &column, &offset))
      times += column == 0 ? kTitleWeight : 1.0;
    if (times == 0) continue;
    score += rarity_of(api, hit, phrase) * (times * (kSaturation + 1)) /
             (times + length);
  }
  keep({document, score});
}

void Ranker::keep(RankedDocument found) {
  if (limit_ == 0 || best_.size() < limit_) {
    best_.push_back(found);
    if (best_.size() == limit_)
      std::make_heap(best_.begin(), best_.end(), better);
    return;
  }
  if (!better(found, best_.front())) return;
  std::pop_heap(best_.begin(), best_.end(), better);
  best_.back() = found;
  std::push_heap(best_.begin(), best_.end(), better);
}

Result<std::vector<RankedDocument>> Ranker::run(Connection& connection,
                                                std::string_view expression,
                                                std::size_t limit) {
  connection_ = &connection;
  const Status fresh = refresh();
  if (!fresh) return fresh.error();
  limit_ = limit;
  hits_ = 0;
  best_.clear();
  find_.bind(1, expression);
  const Status done = find_.run();
  if (!done) return done.error();
  if (phrases_ == 1 && hits_ > 0) {
    const auto hits = static_cast<double>(hits_);
    const double rarity = std::max(
        kLeastRarity, std::log((documents_ - hits + 0.5) / (hits + 0.5)));
    for (RankedDocument& one : best_) one.score *= rarity;
  }
  std::sort(best_.begin(), best_.end(), better);
  return std::move(best_);
}

Result<std::vector<RankedDocument>> rank_documents(Connection& connection,
                                                   std::string_view expression,
                                                   std::size_t limit) {
  std::shared_ptr<Ranker>& ranker = connection.ranker();
  if (!ranker) {
    auto made = std::make_shared<Ranker>(connection);
    const Status done = made->prepare();
    if (!done) return done.error();
    ranker = std::move(made);
  }
  return ranker->run(connection, expression, limit);
}

}  // namespace casebook
