#include "kb/search.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tools/commands/commands.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"WORDS", false, true}};
constexpr Option kOptions[] = {
    kKbOption,
    {"--drug", "NAME", "cases with this drug"},
    {"--site", "SITE", "cases with a fact at this site, as T12"},
    {"--kind", "KIND", "cases with a fact of this kind"},
    {"--limit", "N", "at most so many hits; 0 is all", "", "20"},
    {"--format", "FORMAT", "how to print the hits", "text|jsonl", "text"},
};
constexpr Example kExamples[] = {
    {"casebook search --kb bones.casebook back pain",
     "reports that hold both words"},
    {"casebook search --kb bones.casebook --drug teriparatide --site T12 "
     "--kind fracture",
     "patients with that fracture and that drug"},
};

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string hit_json(const Hit& hit) {
  nlohmann::ordered_json snippet = nlohmann::ordered_json::array();
  for (const SnippetPiece& piece : hit.snippet) {
    snippet.push_back({{"text", piece.text}, {"hit", piece.hit}});
  }
  const nlohmann::ordered_json line = {
      {"document", hit.document}, {"case", hit.case_id},
      {"path", hit.path},         {"title", hit.title},
      {"year", hit.year},         {"start", hit.span.begin},
      {"end", hit.span.end},      {"score", hit.score},
      {"snippet", snippet}};
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
         "\n";
}

std::string hit_text(const Hit& hit, bool colour) {
  std::string text = hit.document;
  if (!hit.case_id.empty()) text += fmt::format(", case {}", hit.case_id);
  if (!hit.title.empty()) text += fmt::format(": {}", hit.title);
  text += "\n    ";
  for (const SnippetPiece& piece : hit.snippet) {
    std::string words = piece.text;
    for (char& c : words) {
      if (c == '\n' || c == '\r' || c == '\t' || c == '\f') c = ' ';
    }
    text += piece.hit && colour ? "\033[1m" + words + "\033[0m" : words;
  }
  return text + "\n";
}

void run(const Words& words, Console& console) {
  Result<KnowledgeBase> kb = KnowledgeBase::open(words.get("--kb"), {});
  if (!kb) {
    console.complain(kb.error());
    return;
  }
  const Result<std::vector<Hit>> hits =
      search(*kb, {.words = joined(words.operands()),
                   .drug = words.get("--drug"),
                   .site = words.get("--site"),
                   .kind = words.get("--kind"),
                   .limit = static_cast<std::size_t>(words.number("--limit"))});
  if (!hits) {
    console.complain(hits.error());
    return;
  }
  const bool jsonl = words.get("--format") == "jsonl";
  const bool colour = wants_colour(stdout);
  for (const Hit& hit : *hits) {
    console.print(jsonl ? hit_json(hit) : hit_text(hit, colour));
  }
  if (hits->empty()) {
    console.raise(ExitCode::kRefused);
    console.say("nothing found");
  }
}

}  // namespace

constexpr Command kSearchCommand = {
    "search",
    "Find reports and cases in a knowledge base",
    "Words must all occur in the report; \"words in quotes\" stand together.\n"
    "Case, accents and dotted or dotless i make no difference. --drug, --site\n"
    "and --kind hold for one patient together. Exits 1 when nothing is found.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
