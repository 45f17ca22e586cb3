#include "kb/show.h"

#include <utility>

#include "kb/decided_facts.h"
#include "kb/decision_rows.h"
#include "kb/decision_statements.h"

namespace casebook {

Result<std::vector<ShownDocument>> show_documents(KnowledgeBase& kb,
                                                  const std::string& named) {
  Connection& connection = kb.connection();
  auto found = find_documents(connection, sql::kDocumentsByName, named);
  if (!found) return found.error();
  const bool hash =
      named.size() >= 6 && named.size() <= 64 &&
      named.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (found->empty() && hash)
    found = find_documents(connection, sql::kDocumentsByHash, named);
  if (!found) return found.error();
  if (found->empty()) {
    return Error{Fault::kInput, "E-SHOW", named,
                 "there is no such document in this knowledge base",
                 "name it as 'casebook search' does, or by its SHA-256"};
  }
  std::vector<ShownDocument> shown;
  for (NamedDocument& one : *found) {
    ShownDocument document;
    document.name = one.name;
    document.sha256 = one.sha256;
    document.current = one.current;
    auto facts = read_facts(connection, sql::kFactsOf, one.document);
    if (!facts) return facts.error();
    auto aside = read_facts(connection, sql::kFactsSetAside, one.document);
    if (!aside) return aside.error();
    auto decisions = read_decisions(connection, sql::kDecisionsOf, one.sha256);
    if (!decisions) return decisions.error();
    document.facts = std::move(*facts);
    document.aside = std::move(*aside);
    document.decisions = std::move(*decisions);
    shown.push_back(std::move(document));
  }
  return shown;
}

}  // namespace casebook
