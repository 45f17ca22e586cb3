// When a drug was begun: at most so long after delivery, as far as the report
// says it — of the drug itself, or by a time after delivery in the same
// sentence. A time that is told elsewhere ("back pain four months postpartum")
// says nothing of the drug.
//
// Threads: as the connection.
//
//   Result<DrugStart> start = DrugStart::make(connection, query);
//   Result<bool> in_time = start->holds(key);
#pragma once

#include <vector>

#include "corpus/result.h"
#include "kb/same_sentence.h"
#include "kb/search.h"
#include "kb/sqlite.h"
#include "kb/where.h"

namespace casebook {

class DrugStart {
 public:
  // Of query.started and query.drug.
  static Result<DrugStart> make(Connection& connection, const Query& query);

  Result<bool> holds(const CaseKey& key);

 private:
  std::vector<FactTest> drugs_, times_, timed_;
  SqlStatement facts_;
  SameSentence together_;
};

}  // namespace casebook
