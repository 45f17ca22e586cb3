// Facts read back from JSON Lines, as to_json() writes them: by a run, or
// changed since by a person or a program.
//
// Threads: pure.
//
//   Result<ReadFact> read = read_fact(line);
//   if (read) facts[read->document].push_back(read->fact);
#pragma once

#include <string>
#include <string_view>

#include "corpus/result.h"
#include "extractor/fact.h"

namespace casebook {

struct ReadFact {
  std::string document;
  Fact fact;
};

// The error's `where` is empty and its code E-FACT.
Result<ReadFact> read_fact(std::string_view line);

}  // namespace casebook
