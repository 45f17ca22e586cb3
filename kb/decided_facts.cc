#include "kb/decided_facts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kb/decision_rows.h"
#include "kb/decision_statements.h"
#include "kb/fact_columns.h"
#include "kb/fact_match.h"
#include "kb/fact_text.h"
#include "kb/placement.h"
#include "kb/statements.h"

namespace casebook {
namespace {

Status run_with(Connection& connection, std::string_view sql,
                std::int64_t document) {
  Result<SqlStatement> statement = connection.prepare(sql);
  if (!statement) return statement.error();
  statement->bind(1, document);
  return statement->run();
}

// Back to what was extracted.
Status unplace(Connection& connection, std::int64_t document) {
  for (const std::string_view step :
       {sql::kDropDecidedFacts, sql::kPutBack, sql::kDropSetAside,
        sql::kDropDecidedCases}) {
    Status done = run_with(connection, step, document);
    if (!done) return done;
  }
  return Ok{};
}

class FactPlacer {
 public:
  FactPlacer(Connection& connection, std::int64_t document)
      : connection_(connection), document_(document) {}

  Status prepare();
  Status put(const Placed& placed, const std::vector<StoredFact>& before);

 private:
  Status step(SqlStatement& statement, std::int64_t position);
  Status put_one(const StoredFact& fact, const StoredFact* before);
  Status note(const Placement& placement);

  Connection& connection_;
  std::int64_t document_;
  SqlStatement set_aside_, drop_, add_, set_decided_, add_case_, place_;
};

Status FactPlacer::prepare() {
  const std::array<std::pair<SqlStatement*, std::string_view>, 6> all = {{
      {&set_aside_, sql::kSetAside},
      {&drop_, sql::kDropFact},
      {&add_, sql::kAddFact},
      {&set_decided_, sql::kSetDecided},
      {&add_case_, sql::kAddDecidedCase},
      {&place_, sql::kPlaceDecision},
  }};
  for (const auto& [statement, text] : all) {
    Result<SqlStatement> prepared = connection_.prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return Ok{};
}

Status FactPlacer::step(SqlStatement& statement, std::int64_t position) {
  statement.bind(1, document_);
  statement.bind(2, position);
  return statement.run();
}

Status FactPlacer::put_one(const StoredFact& fact, const StoredFact* before) {
  StoredFact as_before = fact;
  as_before.decided.clear();
  as_before.anchor.clear();
  if (before == nullptr || as_before != *before) {
    Status done = step(drop_, fact.position);
    if (!done) return done;
    if (!fact.case_id.empty()) {
      add_case_.bind(1, document_);
      add_case_.bind(2, std::string_view(fact.case_id));
      done = add_case_.run();
      if (!done) return done;
    }
    const FactColumns columns(
        fact, keys_from_json(fact.keys).value_or(std::vector<FactKey>{}));
    columns.bind(add_, document_);
    done = add_.run();
    if (!done) return done;
  }
  set_decided_.bind(3, std::string_view(fact.decided));
  set_decided_.bind(4, std::string_view(fact.anchor));
  return step(set_decided_, fact.position);
}

Status FactPlacer::note(const Placement& placement) {
  place_.bind(1, placement.sequence);
  place_.bind(2, std::string_view(to_text(placement.place)));
  place_.bind(3, std::int64_t{placement.disputed});
  if (placement.position < 0) {
    place_.bind_null(4);
  } else {
    place_.bind(4, placement.position);
  }
  place_.bind(5, std::string_view(placement.case_id));
  return place_.run();
}

Status FactPlacer::put(const Placed& placed,
                       const std::vector<StoredFact>& before) {
  for (const StoredFact& fact : placed.aside) {
    Status done = step(set_aside_, fact.position);
    if (!done) return done;
    const bool stays = std::any_of(
        placed.facts.begin(), placed.facts.end(),
        [&](const StoredFact& f) { return f.position == fact.position; });
    if (stays) continue;
    done = step(drop_, fact.position);
    if (!done) return done;
  }
  for (const StoredFact& fact : placed.facts) {
    if (fact.decided.empty()) continue;
    const auto old = std::find_if(
        before.begin(), before.end(),
        [&](const StoredFact& f) { return f.position == fact.position; });
    Status done = put_one(fact, old == before.end() ? nullptr : &*old);
    if (!done) return done;
  }
  for (const Placement& placement : placed.placements) {
    Status done = note(placement);
    if (!done) return done;
  }
  return Ok{};
}

// Where the second patient of a pair stands now.
Status place_other(Connection& connection, const Decision& decision) {
  const std::string sha256 = json_field(decision.change, "sha256");
  const auto found = find_documents(connection, sql::kDocumentsByHash, sha256);
  if (!found) return found.error();
  FactMatch::Case now;
  if (!found->empty()) {
    const std::int64_t other = found->front().document;
    const auto facts = read_facts(connection, sql::kFactsExtracted, other);
    if (!facts) return facts.error();
    const Result<std::string> text = text_of(connection, other);
    if (!text) return text.error();
    const Decision anchor = decision_members(decision.change);
    now = FactMatch(*text, *facts).find_case(anchor.fact, anchor.context);
  }
  Result<SqlStatement> place = connection.prepare(sql::kPlaceOther);
  if (!place) return place.error();
  place->bind(1, decision.sequence);
  place->bind(2, std::string_view(now.id));
  place->bind(3, std::int64_t{!now.found});
  place->bind(4, std::string_view(sha256));
  place->bind(5, std::int64_t{json_field(decision.change, "one") == "yes"});
  return place->run();
}

Status place_pairs(Connection& connection,
                   const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions) {
    if (decision.verdict != "same") continue;
    Status done = place_other(connection, decision);
    if (!done) return done;
  }
  return Ok{};
}

Status place_known(Connection& connection, std::int64_t document,
                   const std::string& sha256) {
  const auto decisions = read_decisions(connection, sql::kDecisionsOf, sha256);
  if (!decisions) return decisions.error();
  const auto pairs = read_decisions(connection, sql::kPairsWith, sha256);
  if (!pairs) return pairs.error();
  if (!decisions->empty()) {
    Status done = unplace(connection, document);
    if (!done) return done;
    const auto facts = read_facts(connection, sql::kFactsOf, document);
    if (!facts) return facts.error();
    const Result<std::string> text = text_of(connection, document);
    if (!text) return text.error();
    FactPlacer placer(connection, document);
    done = placer.prepare();
    if (!done) return done;
    done = placer.put(place(*text, *facts, *decisions), *facts);
    if (!done) return done;
    done = place_pairs(connection, *decisions);
    if (!done) return done;
  }
  return place_pairs(connection, *pairs);
}

}  // namespace

Result<std::vector<NamedDocument>> find_documents(Connection& connection,
                                                  std::string_view statement,
                                                  std::string_view wanted) {
  Result<SqlStatement> find = connection.prepare(statement);
  if (!find) return find.error();
  find->bind(1, wanted);
  std::vector<NamedDocument> documents;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return documents;
    documents.push_back({find->integer(0), std::string(find->text(1)),
                         std::string(find->text(2)), find->integer(3) != 0});
  }
}

Status drop_text(Connection& connection, std::int64_t document) {
  for (const std::string_view step :
       {sql::kForgetSearch, sql::kForgetPassage, sql::kForgetText,
        sql::kForgetSections, sql::kForgetPages}) {
    Status done = run_with(connection, step, document);
    if (!done) return done;
  }
  return Ok{};
}

Result<std::string> text_of(Connection& connection, std::int64_t document) {
  Result<SqlStatement> find = connection.prepare(sql::kText);
  if (!find) return find.error();
  find->bind(1, document);
  const Result<bool> row = find->step();
  if (!row) return row.error();
  return *row ? std::string(find->text(0)) : std::string();
}

Status place_document(Connection& connection, std::int64_t document) {
  Result<SqlStatement> head = connection.prepare(sql::kHead);
  if (!head) return head.error();
  head->bind(1, document);
  const Result<bool> row = head->step();
  if (!row) return row.error();
  if (!*row) return Ok{};
  const std::string sha256(head->text(1));
  head->reset();
  return place_known(connection, document, sha256);
}

Status place_document(Connection& connection, std::string_view sha256) {
  const auto found = find_documents(connection, sql::kDocumentsByHash, sha256);
  if (!found) return found.error();
  for (const NamedDocument& one : *found) {
    if (one.sha256 == sha256)
      return place_known(connection, one.document, one.sha256);
  }
  Result<SqlStatement> lose = connection.prepare(sql::kLoseDecisions);
  if (!lose) return lose.error();
  lose->bind(1, sha256);
  return lose->run();
}

}  // namespace casebook
