#include "tools/inputs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <new>
#include <sstream>
#include <utility>

#include "tools/shared_options.h"

namespace casebook {
namespace {

Result<std::string> read_stdin() {
  std::string bytes;
  char buffer[1 << 16];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, stdin)) > 0) {
    bytes.append(buffer, got);
  }
  if (std::ferror(stdin) != 0) {
    return Error{Fault::kInput, "E-READ", "standard input", "cannot be read",
                 ""};
  }
  return bytes;
}

Status read_any(const InputFile& file, const ReadOptions& options,
                const LanguageProfiles& profiles, const DocumentSink& sink) {
  if (file.path != "-") {
    return read_path(file.path, file.id, options, profiles, sink);
  }
  Result<std::string> bytes = read_stdin();
  if (!bytes) return bytes.error();
  return read_source({"-", file.id, std::move(*bytes)}, options, profiles,
                     sink);
}

// The lines of a list of paths; an empty line is none.
bool add_listed(const std::string& list, std::vector<std::string>& paths,
                Console& console) {
  std::string bytes;
  if (list == "-") {
    Result<std::string> read = read_stdin();
    if (!read) {
      console.complain(read.error());
      return false;
    }
    bytes = std::move(*read);
  } else {
    std::ifstream file(list, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
    if (!file.is_open() || file.bad()) {
      console.complain({Fault::kUsage, "E-READ", list,
                        "this list of paths cannot be read", ""});
      return false;
    }
  }
  std::istringstream lines(bytes);
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) paths.push_back(line);
  }
  return true;
}

}  // namespace

std::vector<InputFile> list_reports(const std::vector<std::string>& paths,
                                    Console& console,
                                    const KnownReport& known) {
  std::vector<std::string> named;
  std::vector<InputFile> files;
  for (const std::string& path : paths) {
    if (path != "-") {
      named.push_back(path);
    } else if (files.empty()) {
      files.push_back({"-", "stdin"});
    }
  }
  InputList list = list_inputs(named, known);
  for (const Error& error : list.refused) console.complain(error);
  files.insert(files.end(), std::make_move_iterator(list.files.begin()),
               std::make_move_iterator(list.files.end()));
  return files;
}

std::vector<InputFile> list_reports(const Words& words, const char* command,
                                    Console& console,
                                    const KnownReport& known) {
  std::vector<std::string> paths = words.operands();
  const std::string list = words.get(kFilesFromOption.name);
  if (paths.empty() && list.empty()) {
    console.complain({Fault::kUsage, "E-USAGE",
                      std::string("casebook ") + command, "PATH is missing",
                      "name files or folders, or a list of them with "
                      "--files-from"});
    return {};
  }
  if (!list.empty() && !add_listed(list, paths, console)) return {};
  std::vector<InputFile> files = list_reports(paths, console, known);
  const int limit = words.number(kLimitOption.name);
  if (limit > 0 && files.size() > static_cast<std::size_t>(limit))
    files.resize(static_cast<std::size_t>(limit));
  return files;
}

Status read_input(const InputFile& file, const ReadOptions& options,
                  const LanguageProfiles& profiles, const DocumentSink& sink) {
  try {
    return read_any(file, options, profiles, sink);
  } catch (const std::bad_alloc&) {
    return Error{Fault::kInput, "E-MEMORY", file.path,
                 "needs more memory than there is", "the file was left out"};
  } catch (const std::exception& problem) {
    return Error{Fault::kBug, "E-BUG", file.path,
                 std::string("casebook failed on this file: ") + problem.what(),
                 "please report it; the other files are not touched"};
  }
}

std::string missing_text(const Document& document) {
  for (const Note& note : document.notes) {
    if (note.code == "N-NO-TEXT") {
      return document.path + ": " + note.text + " [" + note.code + "]";
    }
  }
  return "";
}

std::string slow_rules(const Document& document, const Extraction& found) {
  if (found.slow_rules.empty()) return "";
  return fmt::format(
      "{}: took too long for {} and went on without: facts may be missing "
      "[N-RULE-SLOW]",
      document.path, fmt::join(found.slow_rules, ", "));
}

}  // namespace casebook
