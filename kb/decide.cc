#include "kb/decide.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "kb/decider.h"
#include "kb/decision_log.h"
#include "kb/decision_statements.h"

namespace casebook {
namespace {

Decided decided_of(const MadeDecision& made) {
  Decided decided;
  decided.decision = made.decision;
  decided.repeated = made.repeated;
  const Decision& decision = made.decision;
  if (!decision.fact.kind.empty() && decision.verdict != "same")
    decided.fact = fact_id(decision.sha256, decision.fact);
  return decided;
}

// What became of it once it is kept.
Status settle(Connection& connection, Decided& decided) {
  Result<SqlStatement> place = connection.prepare(sql::kPlacementOf);
  if (!place) return place.error();
  place->bind(1, decided.decision.sequence);
  const Result<bool> row = place->step();
  if (!row) return row.error();
  if (*row) {
    decided.state = place->text(0);
    decided.disputed = place->integer(1) != 0;
  }
  return Ok{};
}

Error read_only(const KnowledgeBase& kb) {
  return {Fault::kKnowledge, "E-KB-READONLY", kb.path(),
          "was opened for reading only", ""};
}

}  // namespace

std::vector<Decided> check_all(KnowledgeBase& kb,
                               const std::vector<DecisionRequest>& requests,
                               std::vector<RequestError>& errors) {
  std::vector<Decided> all;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const Result<MadeDecision> made = Decider(kb, requests[i]).make();
    if (made) {
      all.push_back(decided_of(*made));
    } else {
      errors.push_back({i, made.error()});
    }
  }
  return all;
}

Status keep_all(KnowledgeBase& kb, std::vector<Decided>& all) {
  if (!kb.writable()) return read_only(kb);
  std::vector<Decision> fresh;
  for (const Decided& decided : all)
    if (!decided.repeated) fresh.push_back(decided.decision);
  if (fresh.empty()) return Ok{};
  const auto kept = keep(kb.connection(), kb.path(), std::move(fresh));
  if (!kept) return kept.error();
  auto next = kept->begin();
  for (Decided& decided : all) {
    if (decided.repeated) continue;
    if (next == kept->end() || id_of(*next) != id_of(decided.decision)) {
      decided.repeated = true;
      continue;
    }
    decided.decision = *next++;
    const Status settled = settle(kb.connection(), decided);
    if (!settled) return settled.error();
  }
  return Ok{};
}

Result<Decided> decide(KnowledgeBase& kb, const DecisionRequest& request) {
  if (!kb.writable()) return read_only(kb);
  std::vector<RequestError> errors;
  std::vector<Decided> one = check_all(kb, {request}, errors);
  if (!errors.empty()) return errors.front().error;
  const Status kept = keep_all(kb, one);
  if (!kept) return kept.error();
  return std::move(one.front());
}

}  // namespace casebook
