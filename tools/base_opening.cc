#include "tools/base_opening.h"

#include <fmt/format.h>

#include <utility>

#include "kb/base_sources.h"

namespace casebook {

std::optional<KnowledgeBase> open_base(const std::string& path,
                                       const OpenOptions& options,
                                       Console& console) {
  Result<KnowledgeBase> kb = KnowledgeBase::open(path, options);
  if (!kb) {
    console.complain(kb.error());
    return std::nullopt;
  }
  for (const std::string& warning : kb->warnings()) console.say(warning);
  return std::move(*kb);
}

std::string read_by_others(KnowledgeBase& kb, std::string_view grammar_hash) {
  const Result<std::int64_t> others = count_read_by_others(kb, grammar_hash);
  if (!others || *others == 0) return "";
  return fmt::format(
      "{}: the facts of {} document{} were made by another grammar; 'casebook "
      "extract --kb' makes them again, decisions stay",
      kb.path(), *others, *others == 1 ? "" : "s");
}

}  // namespace casebook
