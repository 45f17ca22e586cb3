#include "kb/show.h"

#include <fmt/format.h>

#include <utility>

#include "kb/decided_facts.h"
#include "kb/decision_rows.h"
#include "kb/decision_statements.h"

namespace casebook {

Result<std::string> stored_text(KnowledgeBase& kb, const std::string& sha256) {
  const auto found =
      find_documents(kb.connection(), sql::kDocumentsByHash, sha256);
  if (!found) return found.error();
  if (found->empty()) return std::string();
  return text_of(kb.connection(), found->front().document);
}

Result<DecisionStates> decision_states(KnowledgeBase& kb) {
  DecisionStates states;
  Result<SqlStatement> count = kb.connection().prepare(sql::kStateCounts);
  if (!count) return count.error();
  while (true) {
    const Result<bool> row = count->step();
    if (!row) return row.error();
    if (!*row) break;
    states.counts.emplace_back(count->text(0),
                               static_cast<std::size_t>(count->integer(1)));
  }
  Result<SqlStatement> find = kb.connection().prepare(sql::kUnplacedDecisions);
  if (!find) return find.error();
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return states;
    states.unplaced.push_back(
        fmt::format("{}: {} {} by {} on {} {} “{}” ({})", find->text(0),
                    find->text(1), find->text(2), find->text(3), find->text(4),
                    find->text(5), find->text(6), find->text(7)));
  }
}

Result<ShownDocument> extracted_facts(KnowledgeBase& kb,
                                      const std::string& sha256) {
  Connection& connection = kb.connection();
  const auto found = find_documents(connection, sql::kDocumentsByHash, sha256);
  if (!found) return found.error();
  ShownDocument document;
  if (found->empty()) return document;
  document.name = found->front().name;
  document.sha256 = found->front().sha256;
  auto facts =
      read_facts(connection, sql::kFactsExtracted, found->front().document);
  if (!facts) return facts.error();
  auto decisions = read_decisions(connection, sql::kDecisionsOf, sha256);
  if (!decisions) return decisions.error();
  document.facts = std::move(*facts);
  document.decisions = std::move(*decisions);
  return document;
}

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
  for (const NamedDocument& one : *found) {
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
    auto pages = stored_pages(connection, one.document);
    if (!pages) return pages.error();
    document.pages = std::move(*pages);
    document.facts = std::move(*facts);
    document.aside = std::move(*aside);
    document.decisions = std::move(*decisions);
    shown.push_back(std::move(document));
  }
  return shown;
}

}  // namespace casebook
