#include "kb/fact_columns.h"

#include <optional>
#include <string_view>
#include <utility>

namespace casebook {
namespace {

void bind_number(SqlStatement& statement, int parameter,
                 const std::vector<FactKey>& keys, std::string_view name) {
  const std::optional<double> number = decimal(key_value(keys, name));
  if (number) {
    statement.bind(parameter, *number);
  } else {
    statement.bind_null(parameter);
  }
}

void bind_word(SqlStatement& statement, int parameter,
               const std::vector<FactKey>& keys, std::string_view name) {
  const std::string_view word = key_value(keys, name);
  if (word.empty()) {
    statement.bind_null(parameter);
  } else {
    statement.bind(parameter, word);
  }
}

}  // namespace

FactColumns::FactColumns(const StoredFact& fact, std::vector<FactKey> keys)
    : fact_(fact), keys_(std::move(keys)), shown_(shown_text(keys_)) {}

void FactColumns::bind(SqlStatement& statement, std::int64_t document) const {
  statement.bind(1, document);
  statement.bind(2, fact_.position);
  int parameter = 3;
  for (const std::string* word :
       {&fact_.case_id, &fact_.kind, &fact_.name, &fact_.assertion})
    statement.bind(parameter++, std::string_view(*word));
  for (const char* number : {"value", "low", "high", "sd"})
    bind_number(statement, parameter++, keys_, number);
  for (const char* word : {"unit", "site", "side", "time"})
    bind_word(statement, parameter++, keys_, word);
  for (const std::string* word :
       {&shown_, &fact_.keys, &fact_.flags, &fact_.readings})
    statement.bind(parameter++, std::string_view(*word));
  statement.bind(parameter++, fact_.begin);
  statement.bind(parameter++, fact_.end);
  for (const std::string* word :
       {&fact_.quote, &fact_.section, &fact_.language, &fact_.rule})
    statement.bind(parameter++, std::string_view(*word));
}

}  // namespace casebook
