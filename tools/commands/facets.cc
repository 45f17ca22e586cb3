#include "kb/facets.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "kb/text_table.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/query_options.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"WORDS", false, true}};
constexpr Option kOptions[] = {
    kKbOption,
    {"--by", "LIST", "only these facets, with commas between"},
    kDrugOption,
    kSiteOption,
    kKindOption,
    kLevelsOption,
    kWhereOption,
    kAgeOption,
    kWithinOption,
    kStartedOption,
    kSavedOption,
    kCountryOption,
    kLanguageOption,
    {"--limit", "N", "values of a facet; 0 is all", "", "10"},
    {"--format", "FORMAT", "how to print them", "text|jsonl", "text"},
};
constexpr Example kExamples[] = {
    {"casebook facets --kb bones.casebook",
     "what the base holds, and how much of it"},
    {"casebook facets --kb bones.casebook --drug bisphosphonate --by site",
     "where those who got one broke"},
};

using Json = nlohmann::ordered_json;

std::string facets_jsonl(const std::vector<Facet>& all, std::size_t limit) {
  std::string text;
  for (const Facet& facet : all) {
    std::size_t shown = 0;
    for (const FacetValue& value : facet.values) {
      if (limit != 0 && shown++ == limit) break;
      const Json line = {{"facet", facet.name},
                         {"value", value.value},
                         {"cases", value.cases},
                         {"documents", value.documents}};
      text += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
  }
  return text;
}

std::string facets_text(const std::vector<Facet>& all, std::size_t limit,
                        std::size_t width) {
  std::vector<std::vector<std::string>> rows;
  for (const Facet& facet : all) {
    std::size_t shown = 0;
    for (const FacetValue& value : facet.values) {
      if (limit != 0 && shown == limit) break;
      rows.push_back({shown == 0 ? facet.name : "",
                      value.value.empty() ? "(not told)" : value.value,
                      fmt::format("{}", value.cases),
                      fmt::format("{}", value.documents)});
      ++shown;
    }
    if (shown < facet.values.size()) {
      rows.push_back(
          {"", fmt::format("… {} more", facet.values.size() - shown), "", ""});
    }
  }
  return text_table({{"facet", 1}, {"value", 1}, {"cases", 1}, {"reports", 1}},
                    rows, width);
}

void run(const Words& words, Console& console) {
  std::optional<KnowledgeBase> kb = open_base(words.get("--kb"), {}, console);
  if (!kb) return;
  const Result<Query> query =
      query_of(*kb, words, fmt::format("{}", fmt::join(words.operands(), " ")));
  if (!query) return console.complain(query.error());
  const Result<std::vector<Facet>> all =
      facets(*kb, *query, words.list("--by"));
  if (!all) {
    console.complain(all.error());
    return;
  }
  const auto limit = static_cast<std::size_t>(words.number("--limit"));
  console.print(
      words.get("--format") == "jsonl"
          ? facets_jsonl(*all, limit)
          : facets_text(*all, limit,
                        static_cast<std::size_t>(terminal_width(stdout, 100))));
}

}  // namespace

constexpr Command kFacetsCommand = {
    "facets",
    "Count drugs, classes, sites, countries, years … of the cases",
    "For all cases, or for those that the words and filters let through (see\n"
    "search): each value with its number of cases and of reports.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
