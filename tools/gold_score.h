// GoldScore: facts held against a gold file, by the fact contract.
//
// Facts of one case are a set; cases are paired so that most agrees; a gold
// fact is compared by the keys it holds, each of which may be a choice; what
// is optional earns and costs nothing; what is `general` counts only where the
// gold says so; a repeat costs nothing, a vaguer one is wrong.
// Threads: pure.
//
//   Result<GoldScore> score = score_facts(golds, facts_jsonl, "facts.jsonl");
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace casebook {

struct GoldCounts {
  std::size_t right = 0, wrong = 0, missed = 0;

  void add(const GoldCounts& other);
  double precision() const;
  double recall() const;
  double f1() const;
};

// A line for a person: what was missed, or is wrong.
struct GoldError {
  std::string document, what, kind, shown, quote;
};

struct GoldScore {
  std::map<std::string, GoldCounts> kinds;
  std::size_t documents = 0;  // that have gold
  std::size_t with_facts = 0;
  std::size_t gold_cases = 0, found_cases = 0, predicted_cases = 0;
  std::size_t wrong_case = 0;  // wrong where they stand, right in another case
  std::vector<GoldError> errors;
  std::vector<std::string> without_gold;  // documents whose facts are left out

  void add(GoldScore other);
};

struct GoldFile {
  std::string where, bytes;
};

// `facts`: JSON Lines, named `where` in errors.
Result<GoldScore> score_facts(const std::vector<GoldFile>& golds,
                              std::string_view facts, const std::string& where);

}  // namespace casebook
