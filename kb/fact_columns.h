// The columns of a row of facts, bound from what a fact says.
//
// Threads: as the statement.
//
//   FactColumns row;  // filled
//   bind_fact(add_fact, document, row);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kb/fact_text.h"
#include "kb/sqlite.h"
#include "kb/stored_fact.h"

namespace casebook {

// A fact and its keys taken apart. What is bound must live until the statement
// has run, so it is kept here.
class FactColumns {
 public:
  FactColumns(const StoredFact& fact, std::vector<FactKey> keys);

  // For sql::kAddFact.
  void bind(SqlStatement& statement, std::int64_t document) const;

 private:
  const StoredFact& fact_;
  std::vector<FactKey> keys_;
  std::string shown_;
};

}  // namespace casebook
