// The rows of decisions: reading and adding. Nothing changes or removes one.
//
// Threads: as the connection.
//
//   Result<std::vector<Decision>> all =
//       read_decisions(connection, sql::kDecisionsOf, sha256);
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/decision.h"
#include "kb/sqlite.h"

namespace casebook {

// By kDecisionsOf, kPairsWith or kDecisionById.
Result<std::vector<Decision>> read_decisions(Connection& connection,
                                             std::string_view statement,
                                             std::string_view parameter);
// Those after a sequence number.
Result<std::vector<Decision>> decisions_after(Connection& connection,
                                              std::int64_t sequence);
Status add_decision(Connection& connection, const Decision& decision);

struct LastDecision {
  std::int64_t sequence = 0;  // 0: none
  std::string hash;
};
Result<LastDecision> last_decision(Connection& connection);

}  // namespace casebook
