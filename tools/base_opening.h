// A knowledge base opened for a command, with what is to be said about it.
//
// Threads: one.
//
//   std::optional<KnowledgeBase> kb = open_base(words.get("--kb"), {},
//   console); if (!kb) return;
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kb/knowledge_base.h"
#include "tools/console.h"

namespace casebook {

// Complains where it cannot be opened; says what opening has to say: a network
// file system, decisions taken from the journal, an older schema.
std::optional<KnowledgeBase> open_base(const std::string& path,
                                       const OpenOptions& options,
                                       Console& console);

// What to say of documents whose facts another grammar made than the one of
// this hash ("": the one that wrote to the base last); "" where there are none.
std::string read_by_others(KnowledgeBase& kb, std::string_view grammar_hash);

}  // namespace casebook
