#include "kb/verification.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "kb/decided_facts.h"
#include "kb/decision_rows.h"
#include "kb/decision_statements.h"
#include "kb/journal.h"
#include "kb/statements.h"

namespace casebook {
namespace {

Error trouble(std::string where, const char* code, std::string what,
              std::string hint = "") {
  return {Fault::kKnowledge, code, std::move(where), std::move(what),
          std::move(hint)};
}

class Verifier {
 public:
  Verifier(KnowledgeBase& kb, const std::atomic<bool>* stop)
      : kb_(kb), connection_(kb.connection()), stop_(stop) {}

  Result<Verification> run();

 private:
  void note(Error error) {
    if (found_.troubles.size() < kMaxTroubles)
      found_.troubles.push_back(std::move(error));
  }
  Status check_file();
  Status check_documents();
  Status check_facts(const NamedDocument& document);
  Status check_decisions();

  KnowledgeBase& kb_;
  Connection& connection_;
  const std::atomic<bool>* stop_;
  Verification found_;
};

Status Verifier::check_file() {
  const Result<std::string> sound = connection_.text(sql::kIntegrityCheck);
  if (!sound) return sound.error();
  if (*sound != "ok") {
    note(trouble(kb_.path(), "E-KB-DAMAGED", "the file is damaged: " + *sound,
                 "restore a backup, or run casebook rebuild"));
  }
  const Result<std::int64_t> strays = connection_.integer(sql::kForeignKeys);
  if (!strays) return strays.error();
  if (*strays != 0) {
    note(trouble(kb_.path(), "E-KB-DAMAGED",
                 fmt::format("{} rows belong to nothing", *strays),
                 "run casebook rebuild"));
  }
  if (!kb_.writable()) return Ok{};
  const Status index = check_index(kb_);
  found_.index_checked = true;
  if (index) return Ok{};
  if (index.error().code != "E-KB-INDEX") return index.error();
  note(index.error());
  return Ok{};
}

Status Verifier::check_facts(const NamedDocument& document) {
  const Result<std::string> text = text_of(connection_, document.document);
  if (!text) return text.error();
  const auto size = static_cast<std::int64_t>(text->size());
  for (const std::string_view rows : {sql::kFactsOf, sql::kFactsSetAside}) {
    const auto facts = read_facts(connection_, rows, document.document);
    if (!facts) return facts.error();
    for (const StoredFact& fact : *facts) {
      ++found_.facts;
      const bool inside =
          fact.begin >= 0 && fact.begin < fact.end && fact.end <= size;
      if (inside && folded_space(std::string_view(*text).substr(
                        static_cast<std::size_t>(fact.begin),
                        static_cast<std::size_t>(fact.end - fact.begin))) ==
                        folded_space(fact.quote)) {
        ++found_.right;
        continue;
      }
      note(trouble(fmt::format("{}:{}", document.name, fact.begin), "E-QUOTE",
                   fmt::format("“{}” does not stand at {}..{}", fact.quote,
                               fact.begin, fact.end)));
    }
  }
  return Ok{};
}

Status Verifier::check_documents() {
  const auto all = find_documents(connection_, sql::kDocumentsByHash, "");
  if (!all) return all.error();
  for (const NamedDocument& document : *all) {
    if (stop_ != nullptr && *stop_) return Ok{};
    ++found_.documents;
    Status done = check_facts(document);
    if (!done) return done;
  }
  return Ok{};
}

Status Verifier::check_decisions() {
  const auto rows = decisions_after(connection_, 0);
  if (!rows) return rows.error();
  found_.decisions = rows->size();
  std::string previous;
  for (const Decision& row : *rows) {
    if (!is_sealed(row) || row.previous != previous) {
      note(trouble(fmt::format("decision {}", row.sequence), "E-DECISION-CHAIN",
                   "the row was changed, or one before it is missing",
                   "casebook rebuild takes the decisions from the journal"));
      break;
    }
    previous = row.hash;
  }
  const Result<Journal> journal = read_journal(journal_path(kb_.path()));
  if (!journal) {
    note(journal.error());
    return Ok{};
  }
  if (journal->decisions != *rows) {
    note(trouble(journal_path(kb_.path()), "E-JOURNAL-APART",
                 fmt::format("the journal holds {} decisions, the base {}, and "
                             "they are not the same",
                             journal->decisions.size(), rows->size())));
  }
  const Result<std::int64_t> unplaced = connection_.integer(sql::kUnplaced);
  if (!unplaced) return unplaced.error();
  if (*unplaced != 0) {
    note(trouble(kb_.path(), "E-DECISION-PLACE",
                 fmt::format("{} decisions are not placed", *unplaced),
                 "casebook extract --kb places them"));
  }
  return Ok{};
}

Result<Verification> Verifier::run() {
  Status done = check_file();
  if (done) done = check_documents();
  if (done) done = check_decisions();
  if (!done) return done.error();
  return std::move(found_);
}

}  // namespace

Result<Verification> verify(KnowledgeBase& kb, const std::atomic<bool>* stop) {
  return Verifier(kb, stop).run();
}

Status check_index(KnowledgeBase& kb) {
  Status done = kb.connection().run(sql::kCheckIndex);
  if (done || done.error().fault != Fault::kKnowledge) return done;
  return trouble(kb.path(), "E-KB-INDEX",
                 "the search index does not hold what the reports say",
                 "casebook doctor --kb makes it anew");
}

Status rebuild_index(KnowledgeBase& kb) {
  return kb.connection().run(sql::kRebuildIndex);
}

}  // namespace casebook
