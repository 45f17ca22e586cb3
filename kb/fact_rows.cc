#include "kb/fact_rows.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "kb/fact_text.h"
#include "kb/statements.h"
#include "kb/stored_fact.h"

namespace casebook {
namespace {

void bind_word(Statement& statement, int parameter, std::string_view word) {
  if (word.empty()) {
    statement.bind_null(parameter);
  } else {
    statement.bind(parameter, word);
  }
}

void bind_number(Statement& statement, int parameter, std::string_view word) {
  const std::optional<double> number = decimal(word);
  if (number) {
    statement.bind(parameter, *number);
  } else {
    statement.bind_null(parameter);
  }
}

std::string joined(const std::vector<std::string>& words) {
  return words.empty() ? std::string()
                       : fmt::format("{}", fmt::join(words, "; "));
}

}  // namespace

Result<FactRows> FactRows::make(Connection& connection) {
  FactRows rows;
  rows.connection_ = &connection;
  const std::array<std::pair<Statement*, std::string_view>, 5> all = {{
      {&rows.add_, sql::kAddFactRow},
      {&rows.labels_.find, sql::kFindLabel},
      {&rows.labels_.add, sql::kAddLabel},
      {&rows.origins_.find, sql::kFindOrigin},
      {&rows.origins_.add, sql::kAddOrigin},
  }};
  for (const auto& [statement, text] : all) {
    Result<Statement> prepared = connection.prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return rows;
}

Result<std::int64_t> FactRows::number_of(
    Table& table, std::span<const std::string_view> words) {
  key_.clear();
  for (const std::string_view word : words) {
    key_ += word;
    key_ += '\0';
  }
  const auto known = table.known.find(key_);
  if (known != table.known.end()) return known->second;
  for (Statement* statement : {&table.find, &table.add}) {
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
  table.known.emplace(key_, number);
  return number;
}

Result<std::int64_t> FactRows::label_of(const Fact& fact) {
  const std::array<std::string_view, 7> words = {fact.kind,
                                                 fact.name,
                                                 fact.assertion,
                                                 key_value(fact.keys, "site"),
                                                 key_value(fact.keys, "unit"),
                                                 key_value(fact.keys, "side"),
                                                 key_value(fact.keys, "time")};
  return number_of(labels_, words);
}

Result<std::int64_t> FactRows::origin_of(const Fact& fact) {
  const std::array<std::string_view, 3> words = {
      fact.rule, to_text(fact.section), fact.language};
  return number_of(origins_, words);
}

Status FactRows::add(std::string_view text, const Fact& fact, Place place) {
  const Result<std::int64_t> label = label_of(fact);
  if (!label) return label.error();
  const Result<std::int64_t> origin = origin_of(fact);
  if (!origin) return origin.error();
  const std::string keys = keys_to_json(fact.keys);
  const std::string shown = shown_text(fact.keys);
  quote_ = folded_space(slice(text, fact.span));
  flags_ = joined(fact.flags);
  readings_ = joined(fact.readings);
  add_.bind(1, place.document);
  add_.bind(2, place.position);
  add_.bind(3, std::string_view(fact.case_id));
  add_.bind(4, *label);
  add_.bind(5, *origin);
  add_.bind(6, std::int64_t{fact.span.begin});
  add_.bind(7, std::int64_t{fact.span.end});
  add_.bind(8, std::string_view(quote_));
  add_.bind(9, std::string_view(keys));
  bind_word(add_, 10, shown);
  int parameter = 11;
  for (const char* number : {"value", "low", "high", "sd"})
    bind_number(add_, parameter++, key_value(fact.keys, number));
  bind_word(add_, parameter++, flags_);
  bind_word(add_, parameter++, readings_);
  return add_.run();
}

}  // namespace casebook
