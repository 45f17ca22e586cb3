#include "kb/citation.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"REFERENCES", true, true}};
constexpr Option kOptions[] = {
    kKbOption,
    {"--format", "FORMAT", "how to print what fits what", "text|jsonl", "text"},
};
constexpr Example kExamples[] = {
    {"casebook cite --kb bones.casebook references.ris",
     "take author, year and title from a reference manager's list"},
};

constexpr std::size_t kMostBytes = 64U << 20;

Result<std::string> bytes_of(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) {
    return Error{Fault::kInput, "E-READ", path, "is no file that can be read",
                 ""};
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file || file.bad()) {
    return Error{Fault::kInput, "E-READ", path, "cannot be read", ""};
  }
  if (bytes.size() > kMostBytes) {
    return Error{Fault::kInput, "E-REFERENCES", path, "is larger than 64 MB",
                 "split the list"};
  }
  return bytes;
}

// A library's whole list fits few of a review's reports: many that fit none
// are counted, few are named.
void tell_unplaced(const std::vector<Reference>& references,
                   const std::vector<PlacedReference>& placed,
                   Console& console) {
  constexpr std::size_t kMostNamed = 10;
  std::vector<const Reference*> unplaced;
  for (const PlacedReference& one : placed)
    if (one.document.empty()) unplaced.push_back(&references[one.reference]);
  const bool whole_list = unplaced.size() > kMostNamed;
  if (!unplaced.empty() &&
      (!whole_list || unplaced.size() == references.size()))
    console.raise(ExitCode::kRefused);
  if (whole_list) {
    console.say(fmt::format("{} of {} references fit no report here",
                            unplaced.size(), references.size()));
    return;
  }
  for (const Reference* one : unplaced)
    console.say(fmt::format("{}: fits no report: {}", one->where, one->title));
}

// The later one stands.
void tell_rivals(const std::vector<PlacedReference>& placed, Console& console) {
  std::map<std::string, int> times;
  for (const PlacedReference& one : placed)
    if (!one.document.empty()) ++times[one.document];
  for (const auto& [document, count] : times) {
    if (count < 2) continue;
    console.say(fmt::format("{}: {} references fit it; the last of them stands",
                            document, count));
  }
}

void show(const std::vector<Reference>& references,
          const std::vector<PlacedReference>& placed, bool jsonl,
          Console& console) {
  for (const PlacedReference& one : placed) {
    if (one.document.empty()) continue;
    const Reference& reference = references[one.reference];
    const nlohmann::ordered_json line = {
        {"document", one.document},     {"by", one.by},
        {"authors", reference.authors}, {"year", reference.year},
        {"title", reference.title},     {"reference", reference.where}};
    console.print(jsonl ? line.dump(-1, ' ', false,
                                    nlohmann::json::error_handler_t::replace) +
                              "\n"
                        : fmt::format("{} ({}): {} {}, {}\n", one.document,
                                      one.by, reference.authors, reference.year,
                                      reference.title));
  }
  tell_unplaced(references, placed, console);
  tell_rivals(placed, console);
}

void run(const Words& words, Console& console) {
  std::optional<KnowledgeBase> kb =
      open_base(words.get("--kb"), {.write = true}, console);
  if (!kb) return;
  for (const std::string& path : words.operands()) {
    const Result<std::string> bytes = bytes_of(path);
    if (!bytes) {
      console.complain(bytes.error());
      continue;
    }
    const Result<std::vector<Reference>> references =
        read_references(*bytes, path);
    if (!references) {
      console.complain(references.error());
      continue;
    }
    const Result<std::vector<PlacedReference>> placed =
        place_references(*kb, *references);
    if (!placed) {
      console.complain(placed.error());
      return;
    }
    show(*references, *placed, words.get("--format") == "jsonl", console);
  }
}

}  // namespace

constexpr Command kCiteCommand = {
    "cite",
    "Give reports their author, year and title from a reference list",
    "For plain text and PDF, which do not say them in a way that can be read.\n"
    "The list is RIS, or CSV with a head such as file,author,year,title,doi.\n"
    "A reference is matched by file name, PMID, DOI or title. Without one the\n"
    "table guesses from the first page and says so.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
