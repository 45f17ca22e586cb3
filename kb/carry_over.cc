#include "kb/carry_over.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "kb/decided_facts.h"
#include "kb/decision_request.h"
#include "kb/decision_rows.h"
#include "kb/decision_statements.h"
#include "kb/fact_match.h"
#include "kb/fact_text.h"

namespace casebook {
namespace {

Error input(std::string code, std::string where, std::string what) {
  return {Fault::kInput, std::move(code), std::move(where), std::move(what),
          ""};
}

// The new version, ready to be compared with.
struct NewVersion {
  std::int64_t document = 0;
  std::string sha256, text, grammar;
  std::vector<StoredFact> facts;
  std::vector<Decision> decisions;
};

Result<NewVersion> new_version(Connection& connection,
                               const std::string& named) {
  auto found = find_documents(connection, sql::kDocumentsByName, named);
  if (found && found->empty())
    found = find_documents(connection, sql::kDocumentsByHash, named);
  if (!found) return found.error();
  if (found->size() != 1 || !found->front().current) {
    return input("E-DECISION-DOCUMENT", named,
                 found->empty()       ? "there is no such document"
                 : found->size() == 1 ? "is an old version itself"
                                      : "names several documents");
  }
  NewVersion made;
  made.document = found->front().document;
  made.sha256 = found->front().sha256;
  Result<std::string> text = text_of(connection, made.document);
  if (!text) return text.error();
  made.text = std::move(*text);
  auto facts = read_facts(connection, sql::kFactsExtracted, made.document);
  if (!facts) return facts.error();
  made.facts = std::move(*facts);
  auto decisions = read_decisions(connection, sql::kDecisionsOf, made.sha256);
  if (!decisions) return decisions.error();
  made.decisions = std::move(*decisions);
  Result<SqlStatement> grammar = connection.prepare(sql::kGrammarOf);
  if (!grammar) return grammar.error();
  grammar->bind(1, made.document);
  const Result<bool> row = grammar->step();
  if (!row) return row.error();
  if (*row) made.grammar = grammar->text(0);
  return made;
}

class Carrier {
 public:
  Carrier(NewVersion now, std::string by)
      : now_(std::move(now)),
        by_(std::move(by)),
        match_(now_.text, now_.facts),
        none_(now_.facts.size(), false) {}
  Carrier(const Carrier&) = delete;
  Carrier& operator=(const Carrier&) = delete;

  void take(const Decision& old, const std::string& state, bool disputed);
  CarryOver over;

 private:
  std::optional<StoredFact> place(const Decision& old) const;
  void carry(const Decision& old, StoredFact fact);
  void leave(const Decision& old, const char* why) {
    over.left.push_back({old, why});
  }

  NewVersion now_;
  std::string by_;
  FactMatch match_;
  std::vector<bool> none_;
};

// The fact of the new version that the decision is about.
std::optional<StoredFact> Carrier::place(const Decision& old) const {
  for (const Likeness likeness : {Likeness::kSame, Likeness::kMoved}) {
    const std::size_t at = match_.find(old.fact, old.context, none_, likeness);
    if (at == FactMatch::kNone) continue;
    const StoredFact& fact = now_.facts[at];
    if (fact.case_id == old.fact.case_id) return fact;
  }
  if (old.verdict != "add") return std::nullopt;
  StoredFact fact = old.fact;
  if (!find_quote(now_.text, old.context, fact)) return std::nullopt;
  return fact;
}

void Carrier::carry(const Decision& old, StoredFact fact) {
  Decision made;
  made.at = time_text();
  made.by = by_;
  made.verdict = old.verdict;
  made.sha256 = now_.sha256;
  made.fact = std::move(fact);
  made.fact.decided.clear();
  made.fact.anchor.clear();
  made.change = old.change;
  made.note = (old.note.empty() ? "" : old.note + "\n") + "carried over from " +
              old.id + " of " + old.by;
  if (!made.fact.kind.empty()) {
    made.context = context_hash(now_.text, made.fact.begin, made.fact.end);
    made.sentence = sentence_around(now_.text, made.fact.begin, made.fact.end);
    made.grammar = now_.grammar;
  }
  Decided decided;
  decided.fact = made.fact.kind.empty() ? "" : fact_id(made.sha256, made.fact);
  decided.repeated = std::any_of(
      now_.decisions.begin(), now_.decisions.end(), [&](const Decision& one) {
        return one.by == made.by && one.note == made.note;
      });
  decided.decision = std::move(made);
  over.decisions.push_back(std::move(decided));
}

void Carrier::take(const Decision& old, const std::string& state,
                   bool disputed) {
  if (state == "undone" || state == "superseded" || old.verdict == "undo")
    return;
  if (disputed) return leave(old, "people differ on it");
  if (old.fact.kind.empty()) return carry(old, old.fact);
  std::optional<StoredFact> fact = place(old);
  if (!fact) {
    return leave(old, old.verdict == "add"
                          ? "its words do not stand there any more"
                          : "the new version does not say the same");
  }
  carry(old, std::move(*fact));
}

}  // namespace

Result<CarryOver> carry_over(KnowledgeBase& kb, const std::string& document,
                             const std::string& by) {
  if (by.empty()) {
    return Error{Fault::kUsage, "E-DECISION-BY", document,
                 "a decision needs the name of who decides", "say --by NAME"};
  }
  Connection& connection = kb.connection();
  Result<NewVersion> now = new_version(connection, document);
  if (!now) return now.error();
  Result<SqlStatement> find = connection.prepare(sql::kOldVersionDecisions);
  if (!find) return find.error();
  find->bind(1, now->document);
  Carrier carrier(std::move(*now), by);
  bool any = false;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) break;
    any = true;
    if (find->null(0)) continue;
    const auto decisions = read_decisions(connection, sql::kDecisionById,
                                          std::string(find->text(0)));
    if (!decisions) return decisions.error();
    for (const Decision& old : *decisions)
      carrier.take(old, std::string(find->text(1)), find->integer(2) != 0);
  }
  if (!any)
    return input("E-DECISION-VERSION", document, "has no old version here");
  return std::move(carrier.over);
}

}  // namespace casebook
