#include "tools/base_audit.h"

#include <set>
#include <string_view>
#include <utility>

#include "extractor/fact_reader.h"
#include "kb/fact_json.h"
#include "kb/show.h"
#include "tools/base_reading.h"
#include "tools/interruption.h"

namespace casebook {
namespace {

Span span_of(const StoredFact& fact) {
  return {static_cast<std::uint32_t>(fact.begin),
          static_cast<std::uint32_t>(fact.end)};
}

// The base's facts as the extractor's, and the places that are settled.
Result<std::vector<Fact>> facts_of(const ShownDocument& shown,
                                   std::vector<Span>& settled) {
  std::vector<Fact> facts;
  for (const StoredFact& stored : shown.facts) {
    Result<ReadFact> read =
        read_fact(fact_json(shown.name, shown.sha256, stored));
    if (!read) return read.error();
    // Somebody looked: "accepted", "corrected", "added".
    if (!stored.decided.empty() && stored.decided != "disputed")
      read->fact.flags.clear();
    facts.push_back(std::move(read->fact));
  }
  for (const StoredFact& aside : shown.aside) settled.push_back(span_of(aside));
  return facts;
}

Status audit_document(KnowledgeBase& kb, const Document& document,
                      const Grammar& grammar, const AuditSink& sink,
                      bool& more) {
  const auto shown = show_documents(kb, document.sha256);
  if (!shown) return shown.error();
  AuditOptions options;
  Result<std::vector<Fact>> facts = facts_of(shown->front(), options.settled);
  if (!facts) return facts.error();
  options.facts = &*facts;
  more = sink(document, audit(document, grammar, options));
  return Ok{};
}

// The hashes of the documents that are asked for.
Result<std::set<std::string>> wanted(KnowledgeBase& kb,
                                     const std::vector<std::string>& names) {
  std::set<std::string> hashes;
  for (const std::string& name : names) {
    const auto shown = show_documents(kb, name);
    if (!shown) return shown.error();
    for (const ShownDocument& one : *shown) hashes.insert(one.sha256);
  }
  return hashes;
}

}  // namespace

Status audit_base(KnowledgeBase& kb, const Grammar& grammar, Console& console,
                  const std::vector<std::string>& names,
                  const AuditSink& sink) {
  const Result<std::set<std::string>> hashes = wanted(kb, names);
  if (!hashes) return hashes.error();
  bool more = true;
  Status audited = Ok{};
  const Status done = read_again(
      kb, *hashes, grammar.profiles, console, [&](Document&& document) {
        audited = audit_document(kb, document, grammar, sink, more);
        return static_cast<bool>(audited) && more && !interrupted();
      });
  return audited ? done : audited;
}

Result<OpenPlaces> count_open(KnowledgeBase& kb, const Grammar& grammar,
                              Console& console) {
  OpenPlaces open;
  const Status done =
      audit_base(kb, grammar, console, {},
                 [&open](const Document& document, const AuditReport& report) {
                   auto& cases = open[document.sha256];
                   for (const AuditEntry& one : report.entries)
                     if (one.state == AuditState::kOpen) ++cases[one.case_id];
                   return true;
                 });
  if (!done) return done.error();
  return open;
}

}  // namespace casebook
