#include "tools/version.h"

#include <fmt/format.h>

#include "kb/sqlite.h"
#include "tools/grammar_folder.h"
#include "tools/vouched_grammar.h"

namespace casebook {
namespace {

std::string grammar_line() {
  const Result<std::filesystem::path> folder = find_grammars("");
  if (!folder) return "grammar: none found";
  const GrammarLoad load =
      load_grammar(*folder, {.vouched = vouched_grammar()});
  if (!load.errors.empty()) {
    return "grammar: invalid, see 'casebook doctor'";
  }
  return fmt::format("grammar {} ({:.12})", load.grammar.version,
                     load.grammar.hash);
}

}  // namespace

std::string program_version() { return "casebook " CASEBOOK_VERSION; }

std::string version_text() {
  // SQLite is asked, as what runs may differ from what was built with; the
  // others say it at build time only.
  return fmt::format("{}\n{}\nSQLite {}, " CASEBOOK_LIBRARIES "\n",
                     program_version(), grammar_line(), sqlite_version());
}

}  // namespace casebook
