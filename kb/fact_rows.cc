#include "kb/fact_rows.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "kb/fact_text.h"
#include "kb/stored_fact.h"

namespace casebook {
namespace {

constexpr int kRowParameters = 16;

void bind_word(SqlStatement& statement, int parameter, std::string_view word) {
  if (word.empty()) {
    statement.bind_null(parameter);
  } else {
    statement.bind(parameter, word);
  }
}

void bind_number(SqlStatement& statement, int parameter,
                 std::string_view word) {
  const std::optional<double> number =
      word.empty() ? std::nullopt : decimal(word);
  if (number) {
    statement.bind(parameter, *number);
  } else {
    statement.bind_null(parameter);
  }
}

void join(const std::vector<std::string>& words, std::string& joined) {
  joined.clear();
  for (const std::string& word : words) {
    if (&word != &words.front()) joined += "; ";
    joined += word;
  }
}

// Of a few short words, eight bytes at a time.
std::uint64_t mixed(std::uint64_t hash, std::string_view word) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
  const auto mix = [&hash](std::uint64_t bytes) {
    hash = (hash ^ bytes) * kOdd;
    hash ^= hash >> 29U;
  };
  mix(word.size());
  while (!word.empty()) {
    std::uint64_t bytes = 0;
    const std::size_t some = std::min(word.size(), sizeof bytes);
    std::memcpy(&bytes, word.data(), some);
    mix(bytes);
    word.remove_prefix(some);
  }
  return hash;
}

std::uint64_t hash_of(std::span<const std::string_view> words) {
  std::uint64_t hash = 0;
  for (const std::string_view word : words) hash = mixed(hash, word);
  return hash;
}

bool are_kept(std::span<const std::string_view> words, std::string_view kept) {
  for (const std::string_view word : words) {
    if (kept.size() <= word.size() || kept[word.size()] != '\0' ||
        !kept.starts_with(word))
      return false;
    kept.remove_prefix(word.size() + 1);
  }
  return kept.empty();
}

// Whether white space is as it is stored already: most quotes are.
bool is_folded(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    if ((c >= '\t' && c <= '\r') || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return text.empty() || before != ' ';
}

// The keys that have columns of their own, looked up once.
struct Picked {
  std::string_view site, unit, side, time;
  std::array<std::string_view, 4> figures;  // value, low, high, sd
};

Picked pick(const std::vector<FactKey>& keys) {
  Picked picked;
  const std::pair<std::string_view, std::string_view*> columns[] = {
      {"site", &picked.site},       {"value", &picked.figures[0]},
      {"unit", &picked.unit},       {"time", &picked.time},
      {"side", &picked.side},       {"low", &picked.figures[1]},
      {"high", &picked.figures[2]}, {"sd", &picked.figures[3]}};
  for (const FactKey& key : keys) {
    for (const auto& [name, value] : columns) {
      if (key.name != name) continue;
      if (value->empty()) *value = key.value;
      break;
    }
  }
  return picked;
}

}  // namespace

std::int64_t FactRows::Numbers::find(Words words) const {
  if (slots_.empty()) return 0;
  const std::uint64_t hash = hash_of(words);
  const std::size_t last = slots_.size() - 1;
  for (std::size_t at = hash & last;; at = (at + 1) & last) {
    const Slot& slot = slots_[at];
    if (slot.number == 0) return 0;
    if (slot.hash == hash && are_kept(words, slot.words)) return slot.number;
  }
}

void FactRows::Numbers::add(Words words, std::int64_t number) {
  if (2 * (taken_ + 1) > slots_.size()) grow();
  Slot added;
  added.hash = hash_of(words);
  added.number = number;
  for (const std::string_view word : words) {
    added.words += word;
    added.words += '\0';
  }
  const std::size_t last = slots_.size() - 1;
  std::size_t at = added.hash & last;
  while (slots_[at].number != 0) at = (at + 1) & last;
  slots_[at] = std::move(added);
  ++taken_;
}

void FactRows::Numbers::grow() {
  constexpr std::size_t kLeast = 256;
  std::vector<Slot> more(std::max(kLeast, 2 * slots_.size()));
  const std::size_t last = more.size() - 1;
  for (Slot& slot : slots_) {
    if (slot.number == 0) continue;
    std::size_t at = slot.hash & last;
    while (more[at].number != 0) at = (at + 1) & last;
    more[at] = std::move(slot);
  }
  slots_ = std::move(more);
}

Result<FactRows> FactRows::make(Connection& connection) {
  FactRows rows;
  rows.connection_ = &connection;
  const std::array<std::pair<SqlStatement*, std::string_view>, 6> all = {{
      {&rows.add_, sql::kAddFactRow},
      {&rows.add_several_, sql::kAddFactRows},
      {&rows.labels_.find, sql::kFindLabel},
      {&rows.labels_.add, sql::kAddLabel},
      {&rows.origins_.find, sql::kFindOrigin},
      {&rows.origins_.add, sql::kAddOrigin},
  }};
  for (const auto& [statement, text] : all) {
    Result<SqlStatement> prepared = connection.prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return rows;
}

Result<std::int64_t> FactRows::number_of(Table& table, Words words) {
  const std::int64_t known = table.known.find(words);
  if (known != 0) return known;
  for (SqlStatement* statement : {&table.find, &table.add}) {
    int parameter = 1;
    for (const std::string_view word : words) {
      // Those that must be there come first, and a name may be empty.
      if (parameter <= 3) {
        statement->bind(parameter++, word);
      } else {
        bind_word(*statement, parameter++, word);
      }
    }
  }
  const Result<bool> row = table.find.step();
  std::int64_t number = row && *row ? table.find.integer(0) : 0;
  table.find.reset();
  if (!row) return row.error();
  if (number == 0) {
    const Status added = table.add.run();
    if (!added) return added.error();
    number = connection_->last_row();
  }
  table.known.add(words, number);
  return number;
}

Status FactRows::fill(Row& row, std::string_view text, const Fact& fact) {
  const Picked picked = pick(fact.keys);
  const std::array<std::string_view, 7> label = {
      fact.kind,   fact.name,   fact.assertion, picked.site,
      picked.unit, picked.side, picked.time};
  const Result<std::int64_t> label_number = number_of(labels_, label);
  if (!label_number) return label_number.error();
  const std::array<std::string_view, 3> origin = {
      fact.rule, to_text(fact.section), fact.language};
  const Result<std::int64_t> origin_number = number_of(origins_, origin);
  if (!origin_number) return origin_number.error();
  row.fact = &fact;
  row.label = *label_number;
  row.origin = *origin_number;
  row.figures = picked.figures;
  row.quote = slice(text, fact.span);
  if (!is_folded(row.quote)) row.quote = row.folded = folded_space(row.quote);
  row.keys = keys_to_json(fact.keys);
  row.shown = shown_text(fact.keys);
  join(fact.flags, row.flags);
  join(fact.readings, row.readings);
  return Ok{};
}

void FactRows::bind(SqlStatement& statement, int parameter, const Row& row,
                    std::int64_t document) {
  const Fact& fact = *row.fact;
  statement.bind(parameter++, document);
  statement.bind(parameter++, row.position);
  statement.bind(parameter++, std::string_view(fact.case_id));
  statement.bind(parameter++, row.label);
  statement.bind(parameter++, row.origin);
  statement.bind(parameter++, std::int64_t{fact.span.begin});
  statement.bind(parameter++, std::int64_t{fact.span.end});
  statement.bind(parameter++, row.quote);
  statement.bind(parameter++, std::string_view(row.keys));
  bind_word(statement, parameter++, row.shown);
  for (const std::string_view figure : row.figures)
    bind_number(statement, parameter++, figure);
  bind_word(statement, parameter++, row.flags);
  bind_word(statement, parameter++, row.readings);
}

Status FactRows::add(std::string_view text, const std::vector<Fact>& facts,
                     std::int64_t document) {
  std::size_t filled = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    Row& row = rows_[filled++];
    row.position = static_cast<std::int64_t>(i);
    Status done = fill(row, text, facts[i]);
    if (!done) return done;
    if (filled < rows_.size()) continue;
    int parameter = 1;
    for (const Row& one : rows_) {
      bind(add_several_, parameter, one, document);
      parameter += kRowParameters;
    }
    done = add_several_.run();
    if (!done) return done;
    filled = 0;
  }
  for (std::size_t i = 0; i < filled; ++i) {
    bind(add_, 1, rows_[i], document);
    const Status done = add_.run();
    if (!done) return done.error();
  }
  return Ok{};
}

}  // namespace casebook
