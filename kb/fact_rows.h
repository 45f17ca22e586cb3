// FactRows: adds the facts of a document to the base, quickly.
//
// The labels and origins that it has met are kept in memory: most facts share
// theirs. What they were given in a transaction that was undone is wrong
// afterwards: make a new one then.
// Threads: as the connection.
//
//   Result<FactRows> rows = FactRows::make(connection);
//   Status done = rows->add(document.text, extraction.facts, id);
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/fact.h"
#include "kb/sqlite.h"
#include "kb/statements.h"

namespace casebook {

class FactRows {
 public:
  static Result<FactRows> make(Connection& connection);

  // In their order, the first at position 0.
  Status add(std::string_view text, const std::vector<Fact>& facts,
             std::int64_t document);

 private:
  using Words = std::span<const std::string_view>;
  // Words and the number of their row, found without a copy of them.
  class Numbers {
   public:
    std::int64_t find(Words words) const;  // 0: not there
    void add(Words words, std::int64_t number);

   private:
    struct Slot {
      std::uint64_t hash = 0;
      std::int64_t number = 0;  // 0: free
      std::string words;        // each ends in a zero
    };
    void grow();

    std::vector<Slot> slots_;  // a power of two; at most half are taken
    std::size_t taken_ = 0;
  };
  // Rows of words, each once.
  struct Table {
    SqlStatement find, add;
    Numbers known;
  };
  // What stands in a row of its own, until it is written.
  struct Row {
    const Fact* fact = nullptr;
    std::int64_t position = 0, label = 0, origin = 0;
    std::string_view quote;
    std::array<std::string_view, 4> figures;  // value, low, high, sd
    // Kept for their memory.
    std::string folded, keys, shown, flags, readings;
  };
  Result<std::int64_t> number_of(Table& table, Words words);
  Status fill(Row& row, std::string_view text, const Fact& fact);
  static void bind(SqlStatement& statement, int parameter, const Row& row,
                   std::int64_t document);

  Connection* connection_ = nullptr;
  SqlStatement add_, add_several_;
  Table labels_, origins_;
  std::array<Row, sql::kFactRowsAtOnce> rows_;
};

}  // namespace casebook
