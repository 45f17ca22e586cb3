// FactRows: adds the facts of a document to the base, row by row, quickly.
//
// The labels and origins that it has met are kept in memory: most facts share
// theirs. What they were given in a transaction that was undone is wrong
// afterwards: make a new one then.
// Threads: as the connection.
//
//   Result<FactRows> rows = FactRows::make(connection);
//   Status done = rows->add(document.text, fact, {id, position});
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/result.h"
#include "extractor/fact.h"
#include "kb/sqlite.h"

namespace casebook {

class FactRows {
 public:
  struct Place {
    std::int64_t document = 0;
    std::int64_t position = 0;
  };
  static Result<FactRows> make(Connection& connection);

  Status add(std::string_view text, const Fact& fact, Place place);

 private:
  // Rows of words, each once, by their number.
  struct Table {
    Statement find, add;
    std::unordered_map<std::string, std::int64_t> known;
  };
  Result<std::int64_t> number_of(Table& table,
                                 std::span<const std::string_view> words);
  Result<std::int64_t> label_of(const Fact& fact);
  Result<std::int64_t> origin_of(const Fact& fact);

  Connection* connection_ = nullptr;
  Statement add_;
  Table labels_, origins_;
  std::string key_, quote_, flags_, readings_;  // kept for their memory
};

}  // namespace casebook
