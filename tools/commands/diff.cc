#include "corpus/how_many.h"
#include "kb/fact_diff.h"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "kb/fact_json.h"
#include "kb/fact_text.h"
#include "kb/placement.h"
#include "kb/show.h"
#include "tools/base_opening.h"
#include "tools/base_reading.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/interruption.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"BEFORE", false}, {"AFTER", false}};
constexpr Option kOptions[] = {
    {"--kb", "FILE", "what a base holds against what the grammar finds now"},
    {"--format", "FORMAT", "how to print the differences", "text|jsonl",
     "text"},
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook diff before.jsonl after.jsonl", "two runs of 'extract'"},
    {"casebook diff --kb bones.casebook --grammars new-grammars",
     "what a grammar would change, and which decisions would lose their fact"},
};

using FactsByDocument = std::map<std::string, std::vector<StoredFact>>;

// Counts and prints as it goes.
class Differences {
 public:
  Differences(bool jsonl, Console& console)
      : jsonl_(jsonl), console_(console) {}

  void add(const std::string& document, const FactChange& change) {
    ++counts_[static_cast<std::size_t>(change.kind)];
    if (jsonl_) {
      print_json(document, change);
      return;
    }
    constexpr std::string_view kMarks = "+-~>";
    const bool lost = change.kind == FactChange::Kind::kLost;
    const StoredFact& fact = lost ? change.before : change.after;
    std::string line = fmt::format(
        "{} {} case {}: ", kMarks[static_cast<std::size_t>(change.kind)],
        document, fact.case_id.empty() ? "–" : fact.case_id);
    if (change.kind == FactChange::Kind::kChanged)
      line += fact_text(change.before) + " → ";
    if (change.kind == FactChange::Kind::kMoved &&
        change.before.case_id != fact.case_id)
      line += fmt::format("from case {}: ", change.before.case_id);
    console_.print(line + fact_text(fact) + " “" + fact.quote + "”\n");
  }
  void add_decision(const std::string& document, const Decision& decision,
                    Place place) {
    ++unplaced_;
    if (jsonl_) {
      console_.print(fmt::format(
          "{{\"change\": \"decision {}\", \"document\": {}, \"decision\": "
          "{}}}\n",
          to_text(place), json_string(document), to_line(decision)));
      return;
    }
    console_.print(fmt::format(
        "? {} decision {}: {} “{}” ({})\n", document, decision_text(decision),
        fact_text(decision.fact), decision.fact.quote, to_text(place)));
  }
  void close() {
    const std::string line = fmt::format(
        "{} gained, {} lost, {} changed, {} moved; {} without their fact",
        counts_[0], counts_[1], counts_[2], counts_[3],
        how_many(unplaced_, "decision"));
    if (jsonl_) {
      console_.say(line);
    } else {
      console_.print(line + "\n");
    }
  }

 private:
  void print_json(const std::string& document, const FactChange& change) {
    std::string line =
        fmt::format("{{\"change\": \"{}\"", to_text(change.kind));
    if (!change.before.kind.empty())
      line += ", \"before\": " + fact_json(document, "", change.before);
    if (!change.after.kind.empty())
      line += ", \"after\": " + fact_json(document, "", change.after);
    console_.print(line + "}\n");
  }

  bool jsonl_;
  Console& console_;
  std::size_t counts_[4] = {};
  std::size_t unplaced_ = 0;
};

bool read_facts_file(const std::string& path, FactsByDocument& facts,
                     Console& console) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    console.complain({Fault::kInput, "E-READ", path, "cannot be read", ""});
    return false;
  }
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::string document;
    std::optional<StoredFact> fact = fact_from_json(line, document);
    if (fact) {
      facts[document].push_back(std::move(*fact));
    } else {
      console.complain({Fault::kInput, "E-FACT",
                        fmt::format("{}:{}", path, number), "is no fact", ""});
    }
  }
  return true;
}

void diff_files(const std::vector<std::string>& paths, Differences& found,
                Console& console) {
  FactsByDocument before;
  FactsByDocument after;
  if (!read_facts_file(paths[0], before, console)) return;
  if (!read_facts_file(paths[1], after, console)) return;
  for (const auto& [document, facts] : after) before.try_emplace(document);
  for (const auto& [document, facts] : before) {
    for (const FactChange& change : diff_facts("", facts, after[document]))
      found.add(document, change);
  }
  found.close();
}

// One document of a base against what the grammar finds in it.
Status diff_document(KnowledgeBase& kb, const Document& document,
                     const Grammar& grammar, Differences& found) {
  const auto held = extracted_facts(kb, document.sha256);
  if (!held) return held.error();
  const Extraction extraction = extract(document, grammar, {});
  std::vector<StoredFact> now;
  for (const Fact& fact : extraction.facts) {
    now.push_back(stored_fact(document, fact));
    now.back().position = static_cast<std::int64_t>(now.size());
  }
  for (const FactChange& change : diff_facts(document.text, held->facts, now))
    found.add(held->name, change);
  const Placed placed = place(document.text, now, held->decisions);
  for (std::size_t i = 0; i < placed.placements.size(); ++i) {
    const Place where = placed.placements[i].place;
    if (where == Place::kGone || where == Place::kChanged)
      found.add_decision(held->name, held->decisions[i], where);
  }
  return Ok{};
}

void diff_base(const Words& words, Differences& found, Console& console) {
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return;
  std::optional<KnowledgeBase> kb = open_base(words.get("--kb"), {}, console);
  if (!kb) return;
  const Result<std::vector<BaseSource>> sources = base_sources(*kb);
  if (!sources) return console.complain(sources.error());
  const BaseReading reading(kb->path(), *sources);
  watch_signals();
  for (const IngestInput& input : reading.inputs()) {
    if (interrupted()) break;
    Status differed = Ok{};
    const Status done =
        reading.read(input.path, grammar->profiles, [&](Document&& document) {
          if (!reading.knows(input.path, document.sha256)) return true;
          differed = diff_document(*kb, document, *grammar, found);
          return static_cast<bool>(differed) && !interrupted();
        });
    if (!done) console.complain(done.error());
    if (!differed) return console.complain(differed.error());
  }
  found.close();
  console.flush();
  if (interrupted()) end_by_signal();
}

void run(const Words& words, Console& console) {
  const bool files = words.operands().size() == 2;
  if (words.given("--kb") == files) {
    return console.complain({Fault::kUsage, "E-USAGE", "casebook diff",
                             "two files of facts are needed, or --kb",
                             "see 'casebook diff --help'"});
  }
  Differences found(words.get("--format") == "jsonl", console);
  if (files) {
    diff_files(words.operands(), found, console);
  } else {
    diff_base(words, found, console);
  }
}

}  // namespace

constexpr Command kDiffCommand = {
    "diff",
    "Show which facts were gained, lost and changed",
    "Compares two files of facts, or what a base holds with what a grammar\n"
    "finds in its sources now; nothing is written. With --kb the decisions\n"
    "are listed whose fact would be gone or say something else.\n"
    "+ gained, - lost, ~ changed, > the same of another case or place,\n"
    "? a decision without its fact.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
