#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "extractor/compiled_grammar.h"
#include "tools/commands/commands.h"
#include "tools/gold_score.h"
#include "tools/grammar_folder.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

constexpr Operand kOperands[] = {{"GOLD", true}, {"FACTS", true}};
constexpr Option kOptions[] = {
    {"--format", "FORMAT", "how to print the score", "text|json", "text"},
    {"--by-kind", nullptr, "a line for each kind"},
    {"--errors", nullptr, "list what was missed and what is wrong"},
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook eval corpus/samples/gold facts.jsonl", "the score in all"},
    {"casebook eval --by-kind --errors corpus/samples/gold facts.jsonl",
     "what to work on"},
};

Result<std::string> bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (!file.is_open() || file.bad()) {
    return Error{Fault::kInput, "E-READ", path.string(), "cannot be read", ""};
  }
  return bytes;
}

// A folder's JSON files in order, or one file.
Result<std::vector<GoldFile>> gold_files(const std::string& named) {
  std::vector<fs::path> paths;
  std::error_code failed;
  if (fs::is_directory(named, failed)) {
    for (fs::directory_iterator at(named, failed), end; !failed && at != end;
         at.increment(failed)) {
      if (at->path().extension() == ".json") paths.push_back(at->path());
    }
    std::sort(paths.begin(), paths.end());
  } else {
    paths.emplace_back(named);
  }
  std::vector<GoldFile> files;
  for (const fs::path& path : paths) {
    Result<std::string> bytes = bytes_of(path);
    if (!bytes) return bytes.error();
    files.push_back({path.string(), std::move(*bytes)});
  }
  if (files.empty()) {
    return Error{Fault::kUsage, "E-GOLD", named, "holds no gold file",
                 "name a gold file, or a folder of them (*.json)"};
  }
  return files;
}

// All kinds together, and those that an evidence table cannot do without.
struct Sums {
  GoldCounts core, all;
};

Sums sums_of(const GoldScore& score, const Kinds& kinds) {
  Sums sums;
  for (const auto& [name, counts] : score.kinds) {
    sums.all.add(counts);
    const Kind* kind = kinds.find(name);
    if (kind != nullptr && kind->core) sums.core.add(counts);
  }
  return sums;
}

std::string row(std::string_view name, const GoldCounts& counts) {
  return fmt::format("{:<22} {:>9.4f} {:>9.4f} {:>9.4f} {:>6} {:>6} {:>6}\n",
                     name, counts.precision(), counts.recall(), counts.f1(),
                     counts.right, counts.wrong, counts.missed);
}

double wrong_share(const GoldScore& score, const Sums& sums) {
  const std::size_t given = sums.all.right + sums.all.wrong;
  return given == 0 ? 0
                    : static_cast<double>(score.wrong_case) /
                          static_cast<double>(given);
}

std::string text_score(const GoldScore& score, const Sums& sums,
                       const Words& words) {
  std::string text = fmt::format(
      "{} gold documents, {} with facts\n{:<22} {:>9} {:>9} {:>9} {:>6} {:>6} "
      "{:>6}\n",
      score.documents, score.with_facts, "", "precision", "recall", "F1",
      "right", "wrong", "missed");
  text += row("core", sums.core) + row("all", sums.all);
  text +=
      fmt::format("cases: gold {}, found {}, predicted {}\n", score.gold_cases,
                  score.found_cases, score.predicted_cases);
  text += fmt::format("facts in a wrong case: {} ({:.4f} of those given)\n",
                      score.wrong_case, wrong_share(score, sums));
  if (words.given("--by-kind")) {
    for (const auto& [kind, counts] : score.kinds)
      text += row("  " + kind, counts);
  }
  if (words.given("--errors")) {
    for (const GoldError& error : score.errors) {
      text += fmt::format("{}: {} {}: {} «{}»\n", error.document, error.what,
                          error.kind, error.shown, error.quote);
    }
  }
  return text;
}

nlohmann::ordered_json json_of(const GoldCounts& counts) {
  return {{"precision", counts.precision()},
          {"recall", counts.recall()},
          {"f1", counts.f1()},
          {"right", counts.right},
          {"wrong", counts.wrong},
          {"missed", counts.missed}};
}

std::string json_score(const GoldScore& score, const Sums& sums,
                       const Words& words) {
  nlohmann::ordered_json json = {
      {"documents", score.documents},
      {"documents_with_facts", score.with_facts},
      {"core", json_of(sums.core)},
      {"all", json_of(sums.all)},
      {"cases",
       {{"gold", score.gold_cases},
        {"found", score.found_cases},
        {"predicted", score.predicted_cases}}},
      {"wrong_case",
       {{"facts", score.wrong_case}, {"share", wrong_share(score, sums)}}}};
  for (const auto& [kind, counts] : score.kinds)
    json["kinds"][kind] = json_of(counts);
  if (words.given("--errors")) {
    for (const GoldError& error : score.errors) {
      json["errors"].push_back({{"document", error.document},
                                {"what", error.what},
                                {"kind", error.kind},
                                {"shown", error.shown},
                                {"quote", error.quote}});
    }
  }
  return json.dump(1, ' ', false,
                   nlohmann::ordered_json::error_handler_t::replace) +
         "\n";
}

void run(const Words& words, Console& console) {
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return;
  const Result<std::vector<GoldFile>> golds =
      gold_files(words.operands().front());
  if (!golds) return console.complain(golds.error());
  const std::string& path = words.operands().back();
  const Result<std::string> facts = bytes_of(path);
  if (!facts) return console.complain(facts.error());
  const Result<GoldScore> score = score_facts(*golds, *facts, path);
  if (!score) return console.complain(score.error());
  for (const std::string& document : score->without_gold)
    console.say("no gold for " + document + ": its facts are left out");
  const Sums sums = sums_of(*score, grammar->compiled->kinds);
  console.print(words.get("--format") == "json"
                    ? json_score(*score, sums, words)
                    : text_score(*score, sums, words));
}

}  // namespace

constexpr Command kEvalCommand = {
    "eval",
    "Hold facts against gold: precision, recall, wrong patients",
    "GOLD is a gold file or a folder of them, FACTS what 'casebook extract'\n"
    "printed. Facts of a case are compared as a set, by the keys that the "
    "gold\n"
    "holds; cases are paired so that most agrees. A vaguer repeat is wrong,\n"
    "what is general counts only where the gold says so.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
