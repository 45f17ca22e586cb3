#include "tools/grammar_folder.h"

#include <system_error>
#include <utility>
#include <vector>

#include "tools/vouched_grammar.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

bool is_grammar(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "kinds.xml", ignored);
}

Error not_found(const std::string& where, std::string what) {
  return {Fault::kGrammar, "E-GRAMMAR-FOLDER", where, std::move(what),
          "name the folder that holds kinds.xml with --grammars DIR"};
}

}  // namespace

Result<fs::path> find_grammars(const std::string& named) {
  if (!named.empty()) {
    if (is_grammar(named)) return fs::path(named);
    return not_found(named, "is no grammar folder: it has no kinds.xml");
  }
  std::error_code problem;
  const fs::path binary = fs::read_symlink("/proc/self/exe", problem);
  if (problem) return not_found("casebook", "cannot tell where it stands");
  const fs::path beside = binary.parent_path();
  // The last two are set by CMake, relative to the binary: a build is the
  // same wherever its tree stands.
  for (const char* place : {"grammars", CASEBOOK_SOURCE_FROM_BINARY "/grammars",
                            CASEBOOK_DATA_FROM_BINARY "/grammars"}) {
    const fs::path folder = (beside / place).lexically_normal();
    if (is_grammar(folder)) return folder;
  }
  return not_found("casebook", "finds no grammar folder");
}

// A process opens one grammar and ends: taking hundreds of thousands of small
// pieces apart before that is a twentieth of a short run.
static void keep_to_the_end(const Grammar& grammar) {
  static auto& kept = *new std::vector<Grammar>;
  kept.push_back(grammar);
}

std::optional<Grammar> open_grammar(const std::string& named,
                                    Console& console) {
  const Result<fs::path> folder = find_grammars(named);
  if (!folder) {
    console.complain(folder.error());
    return std::nullopt;
  }
  GrammarLoad load = load_grammar(*folder, {.vouched = vouched_grammar()});
  for (const Error& error : load.errors) console.complain(error);
  if (!load.errors.empty()) return std::nullopt;
  keep_to_the_end(load.grammar);
  return std::move(load.grammar);
}

std::optional<LanguageProfiles> open_profiles(const std::string& named,
                                              Console& console) {
  const Result<fs::path> folder = find_grammars(named);
  if (!folder) {
    console.complain(folder.error());
    return std::nullopt;
  }
  Result<LanguageProfiles> profiles = read_language_profiles(*folder);
  if (!profiles) {
    console.complain(profiles.error());
    return std::nullopt;
  }
  return std::move(*profiles);
}

}  // namespace casebook
