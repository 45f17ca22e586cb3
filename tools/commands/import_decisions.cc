#include "tools/commands/import_decisions.h"
#include "corpus/how_many.h"
#include "tools/base_opening.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/archive.h"
#include "kb/decision_log.h"
#include "kb/knowledge_base.h"
#include "tools/commands/import_workbook.h"

namespace casebook {
namespace {

Result<std::string> bytes_of(const std::string& path) {
  std::ifstream file(path == "-" ? "/dev/stdin" : path, std::ios::binary);
  if (!file) return Error{Fault::kInput, "E-READ", path, "cannot be read", ""};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Complains of the lines that are none.
std::vector<Decision> decisions_in(const std::string& path,
                                   std::string_view bytes, Console& console) {
  std::vector<Decision> decisions;
  std::size_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
    ++number;
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    Result<Decision> decision = decision_from_line(line);
    if (decision) {
      decisions.push_back(std::move(*decision));
      continue;
    }
    Error error = decision.error();
    error.where = fmt::format("{}:{}", path, number);
    console.complain(error);
  }
  return decisions;
}

}  // namespace

void import_decisions(const Words& words, Console& console) {
  const std::string& path = words.operands().front();
  const Result<std::string> bytes = bytes_of(path);
  if (!bytes) return console.complain(bytes.error());
  if (is_zip(*bytes)) return import_workbook(words, path, *bytes, console);
  if (words.given("--dry-run") || words.given("--by")) {
    return console.complain(
        {Fault::kUsage, "E-USAGE", path,
         "--by and --dry-run are for a workbook, and this is none",
         "exported decisions have their authors"});
  }
  std::vector<Decision> decisions = decisions_in(path, *bytes, console);
  const std::size_t given = decisions.size();
  std::optional<KnowledgeBase> kb =
      open_base(words.get("--kb"), {.write = true}, console);
  if (!kb) return;
  const Result<std::vector<Decision>> kept =
      keep(kb->connection(), kb->path(), std::move(decisions));
  if (!kept) return console.complain(kept.error());
  console.print(fmt::format("{} taken in, {} were there already\n",
                            how_many(kept->size(), "decision"),
                            given - kept->size()));
}

}  // namespace casebook
