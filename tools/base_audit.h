// Audits of a base's reports, with the facts that count in it: what people
// rejected or corrected is no longer open, what they accepted is doubted no
// more.
//
// The sources are read again, since a base keeps no sentences. One that is
// gone or has changed is named and passed over.
// Threads: one at a time.
//
//   audit_base(*kb, *grammar, console, {},
//              [](const Document& document, const AuditReport& report) {
//                return show(document, report);  // false ends it
//              });
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "extractor/audit.h"
#include "kb/evidence.h"
#include "kb/knowledge_base.h"
#include "tools/console.h"

namespace casebook {

using AuditSink = std::function<bool(const Document&, const AuditReport&)>;

// `names`: only these documents, by name or first digits of the SHA-256; all
// where there are none. kInput for a name that the base does not know.
Status audit_base(KnowledgeBase& kb, const Grammar& grammar, Console& console,
                  const std::vector<std::string>& names, const AuditSink& sink);

// How much is open in each case, for the evidence table.
Result<OpenPlaces> count_open(KnowledgeBase& kb, const Grammar& grammar,
                              Console& console);

}  // namespace casebook
