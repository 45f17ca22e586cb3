// Carrying decisions over from the old versions of a report to its new one:
// only when a person asks for it, and in that person's name.
//
// A decision goes over where the new version says the same of the same patient
// or, for what was added, where its words still stand. What people differ on
// does not go over, nor what was taken back or decided anew. The old decisions
// stay where they are; each new one names the one it comes from.
// Threads: as the KnowledgeBase.
//
//   Result<CarryOver> over = carry_over(*kb, "report-7", "AB");
//   Status kept = keep_all(*kb, over->decisions);
#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "kb/decide.h"
#include "kb/knowledge_base.h"

namespace casebook {

struct CarryOver {
  std::vector<Decided> decisions;  // to be kept; `repeated`: there already
  struct Left {
    Decision decision;
    std::string why;
  };
  std::vector<Left> left;
};

// kInput where there is no such report, or it has no old version.
Result<CarryOver> carry_over(KnowledgeBase& kb, const std::string& document,
                             const std::string& by);

}  // namespace casebook
