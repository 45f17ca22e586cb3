// Audit: what a list of facts leaves unexplained. Every numeral of a document
// is a fact, said again by one, dismissed by a named rule, or open; so is
// every mention of what is watched (drugs, levels …) in a case's text. Facts
// that are doubted stand first among what is open.
//
// Invariant: each numeral of the text is in exactly one entry of type
// kNumeral; entries stand in the order of the to-do list.
// Threads: pure.
//
//   const AuditReport report = audit(document, grammar, {});
//   for (const AuditEntry& one : report.entries)
//     if (one.state == AuditState::kOpen) show(one.why);
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "extractor/extract.h"

namespace casebook {

enum class AuditType { kConflict, kDoubt, kNumeral, kMention };
enum class AuditState { kFact, kRepeat, kDismissed, kOpen };
const char* to_text(AuditType type);
const char* to_text(AuditState state);

struct AuditEntry {
  AuditType type = AuditType::kNumeral;
  AuditState state = AuditState::kOpen;
  Span span;
  Span line;               // the sentence, or the row, that it stands in
  Span other, other_line;  // of a conflict: what does not agree with it
  std::string case_id;     // "" where it is nobody's or not known
  std::string by;          // the fact's rule, the dismissal, the doubt
  std::string why;         // for people
  std::string guess;       // what an open one may be
  int rank = 0;            // the gravest first
};

struct AuditReport {
  std::vector<AuditEntry> entries;
  std::size_t count(AuditType type, AuditState state) const;
  std::size_t open() const;
};

struct AuditOptions {
  // The facts to audit; null: what the grammar finds.
  const std::vector<Fact>* facts = nullptr;
  // Places that somebody decided on: what no fact states there is settled.
  std::vector<Span> settled = {};
};

AuditReport audit(const Document& document, const Grammar& grammar,
                  const AuditOptions& options);

// The digits of a text, each run with its marks one numeral: "12", "0.54".
std::vector<Span> numerals(const Document& document);

}  // namespace casebook
