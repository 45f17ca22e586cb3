#include <algorithm>
#include <utility>

#include "kb/decide.h"
#include "kb/decided_facts.h"
#include "kb/decision_rows.h"
#include "kb/decision_statements.h"
#include "kb/fact_json.h"
#include "kb/pages.h"

namespace casebook {
namespace {

Error no_such_fact(const std::string& id) {
  return {Fault::kInput, "E-DECISION-FACT", id,
          "there is no fact of that id in this knowledge base",
          "casebook show, search and table --format jsonl tell the ids"};
}

class Finder {
 public:
  Finder(Connection& connection, NamedDocument document)
      : connection_(connection), document_(std::move(document)) {}

  Status read();
  // Nothing where the document has no such fact.
  std::optional<FoundFact> find(const std::string& id) const;

 private:
  std::optional<StoredFact> original(const std::string& id) const;
  std::string held_under(const std::string& id) const;

  Connection& connection_;
  NamedDocument document_;
  std::vector<StoredFact> extracted_, shown_;
  std::vector<Decision> decisions_;
};

Status Finder::read() {
  auto extracted =
      read_facts(connection_, sql::kFactsExtracted, document_.document);
  if (!extracted) return extracted.error();
  auto shown = read_facts(connection_, sql::kFactsOf, document_.document);
  if (!shown) return shown.error();
  auto decisions =
      read_decisions(connection_, sql::kDecisionsOf, document_.sha256);
  if (!decisions) return decisions.error();
  extracted_ = std::move(*extracted);
  shown_ = std::move(*shown);
  decisions_ = std::move(*decisions);
  return Ok{};
}

// As it was when it was first decided on, or else as it is extracted now.
std::optional<StoredFact> Finder::original(const std::string& id) const {
  const auto about = decisions_about(decisions_, id);
  if (!about.empty()) return about.front()->fact;
  for (const StoredFact& fact : extracted_)
    if (fact_id(document_.sha256, fact) == id) return fact;
  return std::nullopt;
}

// An extracted fact may be held under the id of the fact that it was when
// somebody decided on it.
std::string Finder::held_under(const std::string& id) const {
  for (const StoredFact& fact : extracted_) {
    if (fact_id(document_.sha256, fact) != id) continue;
    for (const StoredFact& row : shown_) {
      if (row.position == fact.position && !row.anchor.empty() &&
          row.decided != "look again")
        return row.anchor;
    }
  }
  return id;
}

std::optional<FoundFact> Finder::find(const std::string& id) const {
  const std::string wanted = held_under(id);
  const std::optional<StoredFact> original = this->original(wanted);
  if (!original) return std::nullopt;
  FoundFact found;
  found.document = document_.document;
  found.sha256 = document_.sha256;
  found.name = document_.name;
  found.id = wanted;
  found.original = *original;
  for (const StoredFact& fact : shown_)
    if (fact_id(document_.sha256, fact) == wanted) found.shown = fact;
  for (const Decision* decision : decisions_about(decisions_, wanted))
    found.decisions.push_back(*decision);
  return found;
}

}  // namespace

Result<FoundFact> find_fact(KnowledgeBase& kb, const std::string& id) {
  const std::string prefix = id.substr(0, id.find('-'));
  const bool shaped =
      prefix.size() == document_prefix(std::string(64, '0')).size() &&
      id.size() > prefix.size() + 1 &&
      prefix.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!shaped) return no_such_fact(id);
  const auto documents =
      find_documents(kb.connection(), sql::kDocumentsByHash, prefix);
  if (!documents) return documents.error();
  for (const NamedDocument& document : *documents) {
    Finder finder(kb.connection(), document);
    const Status done = finder.read();
    if (!done) return done.error();
    std::optional<FoundFact> found = finder.find(id);
    if (!found) continue;
    const Result<PageStarts> pages =
        stored_pages(kb.connection(), document.document);
    if (!pages) return pages.error();
    found->page = page_at(*pages, found->shown.value_or(found->original).begin);
    return std::move(*found);
  }
  return no_such_fact(id);
}

}  // namespace casebook
