#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "kb/base_sources.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Option kOptions[] = {
    kKbOption,
    {"--format", "FORMAT", "how to print", "text|jsonl", "text"},
};
constexpr Example kExamples[] = {
    {"casebook stats --kb bones.casebook", "how much a base holds"},
};

void print(const char* part, const std::vector<Stats::Line>& counts, bool jsonl,
           Console& console) {
  for (const Stats::Line& count : counts) {
    if (jsonl) {
      const nlohmann::ordered_json line = {
          {"part", part}, {"what", count.what}, {"count", count.number}};
      console.print(line.dump() + "\n");
    } else {
      console.print(fmt::format("{:>10}  {}\n", count.number,
                                count.what.empty() ? "(none)" : count.what));
    }
  }
}

void run(const Words& words, Console& console) {
  std::optional<KnowledgeBase> kb = open_base(words.get("--kb"), {}, console);
  if (!kb) return;
  const Result<Stats> stats = base_stats(*kb);
  if (!stats) return console.complain(stats.error());
  const bool jsonl = words.get("--format") == "jsonl";
  const auto section = [&](const char* part, const char* heading,
                           const std::vector<Stats::Line>& counts) {
    if (!jsonl && !counts.empty()) console.print(std::string(heading) + "\n");
    print(part, counts, jsonl, console);
  };
  section("base", "The base", stats->all);
  section("kind", "Facts by kind", stats->by_kind);
  section("grammar", "Documents by the grammar that read them",
          stats->by_grammar);
  section("person", "Decisions by person", stats->by_person);
}

}  // namespace

constexpr Command kStatsCommand = {
    "stats",
    "Count what a base holds",
    "Documents, cases, facts and decisions, facts by kind, documents by the\n"
    "grammar that made their facts, decisions by person.",
    {},
    kOptions,
    kExamples,
    run};

}  // namespace casebook
