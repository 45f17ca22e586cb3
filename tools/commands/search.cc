#include "kb/search.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "kb/pages.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/query_options.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"WORDS", false, true}};
constexpr Option kOptions[] = {
    kKbOption,
    kDrugOption,
    kSiteOption,
    kKindOption,
    kLevelsOption,
    kWhereOption,
    kAgeOption,
    kWithinOption,
    kStartedOption,
    kCountryOption,
    kLanguageOption,
    {"--limit", "N", "at most so many hits; 0 is all", "", "20"},
    {"--format", "FORMAT", "how to print the hits", "text|jsonl", "text"},
    kSavedOption,
    {"--save", "NAME", "keep this question under a name, then answer it"},
    {"--by", "NAME", "of --save: whose question it is"},
    {"--list-saved", nullptr, "print the saved searches"},
    {"--drop-saved", "NAME", "forget a saved search"},
};
constexpr Example kExamples[] = {
    {"casebook search --kb bones.casebook back pain",
     "reports that hold both words"},
    {"casebook search --kb bones.casebook --drug teriparatide --site T12 "
     "--kind fracture",
     "patients with that fracture and that drug"},
    {"casebook search --kb bones.casebook --drug bisphosphonate --age 20-35 "
     "--where \"bmd.T-score <= -3 and site = 'lumbar spine'\"",
     "young women with low bones who got any of the class"},
    {"casebook search --kb bones.casebook --drug teriparatide --started \"6 "
     "months\" --save \"early teriparatide\"",
     "begun within six months of delivery; kept for next month"},
    {"casebook table --kb bones.casebook --saved \"early teriparatide\"",
     "the evidence table of a saved search"},
};

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string hit_json(const Hit& hit) {
  nlohmann::ordered_json snippet = nlohmann::ordered_json::array();
  for (const SnippetPiece& piece : hit.snippet) {
    snippet.push_back({{"text", piece.text}, {"hit", piece.hit}});
  }
  nlohmann::ordered_json line = {
      {"document", hit.document}, {"case", hit.case_id},
      {"path", hit.path},         {"title", hit.title},
      {"year", hit.year},         {"start", hit.span.begin},
      {"end", hit.span.end},      {"score", hit.score},
      {"exact", hit.exact},       {"snippet", snippet}};
  if (hit.page > 0) line["page"] = hit.page;
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
         "\n";
}

std::string hit_text(const Hit& hit, bool colour) {
  std::string text = hit.document;
  if (!hit.case_id.empty()) text += fmt::format(", case {}", hit.case_id);
  if (hit.page > 0) text += ", " + page_text(hit.page);
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

// "name: drug=teriparatide within=6 months (AB)".
void list_saved(KnowledgeBase& kb, bool jsonl, Console& console) {
  const Result<std::vector<SavedSearch>> all = saved_searches(kb);
  if (!all) return console.complain(all.error());
  for (const SavedSearch& one : *all) {
    const std::string query = query_json(one.query);
    if (jsonl) {
      const nlohmann::ordered_json line = {
          {"name", one.name},
          {"query", nlohmann::ordered_json::parse(query)},
          {"saved", one.saved},
          {"by", one.by}};
      console.print(line.dump() + "\n");
    } else {
      console.print(fmt::format("{}: {}{}\n", one.name, query,
                                one.by.empty() ? "" : " (" + one.by + ")"));
    }
  }
}

// False where it cannot be asked.
bool answer(KnowledgeBase& kb, const Query& query, const Words& words,
            Console& console) {
  const Result<std::vector<Hit>> hits = search(kb, query);
  if (!hits) {
    console.complain(hits.error());
    return false;
  }
  const bool jsonl = words.get("--format") == "jsonl";
  const bool colour = wants_colour(stdout);
  for (const Hit& hit : *hits)
    console.print(jsonl ? hit_json(hit) : hit_text(hit, colour));
  if (hits->empty()) {
    console.raise(ExitCode::kRefused);
    console.say("nothing found");
  }
  return true;
}

void run(const Words& words, Console& console) {
  const bool write = words.given("--save") || words.given("--drop-saved");
  std::optional<KnowledgeBase> kb =
      open_base(words.get("--kb"), {.write = write}, console);
  if (!kb) return;
  if (words.given("--list-saved"))
    return list_saved(*kb, words.get("--format") == "jsonl", console);
  if (words.given("--drop-saved")) {
    const Status gone = drop_search(*kb, words.get("--drop-saved"));
    if (!gone) console.complain(gone.error());
    return;
  }
  Result<Query> query = query_of(*kb, words, joined(words.operands()));
  if (!query) return console.complain(query.error());
  query->limit = static_cast<std::size_t>(words.number("--limit"));
  // What cannot be asked is not kept either.
  if (!answer(*kb, *query, words, console) || !words.given("--save")) return;
  const Status kept =
      save_search(*kb, words.get("--save"), *query, words.get("--by"));
  if (!kept) console.complain(kept.error());
}

}  // namespace

constexpr Command kSearchCommand = {
    "search",
    "Find reports and cases in a knowledge base",
    "Words must all occur in the report. one OR other, one NOT other, \"words\n"
    "that stand together\", begin* and (parentheses) do what they say. Case,\n"
    "accents and dotted or dotless i make no difference. Reports with just\n"
    "these words come first, then those with other forms of them, other names\n"
    "or members of a class: bisphosphonate finds alendronate, D vitamini "
    "finds\n"
    "cholecalciferol, T12 finds T11-L5. The filters hold for one patient\n"
    "together. Exits 1 when nothing is found.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
