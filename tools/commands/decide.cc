#include "kb/decide.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "corpus/how_many.h"
#include "extractor/compiled_grammar.h"
#include "kb/carry_over.h"
#include "kb/fact_json.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {
    {"FACT"},
    {"VERDICT", true, false,
     "accept|reject|correct|add|note|assign|same-patient|other-patient|undo|"
     "carry-over"},
    {"KEY=VALUE", false, true}};
constexpr Option kOptions[] = {
    kKbOption,
    {"--by", "NAME", "who decides", "", "", true},
    {"--note", "TEXT", "why, or the note itself"},
    {"--name", "NAME", "correct, add: what the fact is about"},
    {"--kind", "KIND", "correct, add: the fact's kind"},
    {"--assertion", "WORD", "correct, add: present, absent, past …"},
    {"--case", "CASE", "assign, add: the case it is about"},
    {"--quote", "WORDS", "add: the words of the document that say so"},
    {"--at", "N", "add: where they stand, if they do so more than once"},
    {"--with", "DOCUMENT#CASE", "same-patient, other-patient: and who"},
    {"--seen", "ID",
     "refuse if this is not the fact's last decision (none: "
     "if there is any)"},
    {"--dry-run", nullptr, "carry-over: only say what would be carried over"},
    {"--format", "FORMAT", "how to print what was decided", "text|jsonl",
     "text"},
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook decide --kb bones.casebook 3fa9c1d2-90ab12cd34 accept --by AB",
     "the fact is right"},
    {"casebook decide --kb bones.casebook 3fa9c1d2-90ab12cd34 correct "
     "value=-3.2 time= --by AB",
     "another figure, and no time"},
    {"casebook decide --kb bones.casebook report-7 add value=-3.1 "
     "'site=lumbar spine' --kind bmd --name T-score --case 1 --quote 'T-score "
     "of -3.1' --by AB",
     "a fact that was missed"},
    {"casebook decide --kb bones.casebook 'report-7#1' same-patient --with "
     "'review-2#12' --by AB",
     "two papers tell of one patient"},
    {"casebook decide --kb bones.casebook 0f1e2d3c4b5a6978 undo --by AB",
     "take a decision back"},
    {"casebook decide --kb bones.casebook report-7 carry-over --by AB",
     "what was decided of its old version, where the new one says the same"},
};

std::optional<std::string> option(const Words& words, const char* name) {
  if (!words.given(name)) return std::nullopt;
  return words.get(name);
}

Result<DecisionRequest> request_of(const Words& words) {
  DecisionRequest request;
  const std::vector<std::string>& given = words.operands();
  request.target = given[0];
  request.verdict = given[1];
  for (std::size_t i = 2; i < given.size(); ++i) {
    const std::size_t equals = given[i].find('=');
    if (equals == std::string::npos || equals == 0) {
      return Error{Fault::kUsage, "E-USAGE", "casebook decide",
                   "'" + given[i] + "' is no KEY=VALUE",
                   "write value=-3.2, or time= to take a key away"};
    }
    request.keys.emplace_back(given[i].substr(0, equals),
                              given[i].substr(equals + 1));
  }
  request.by = words.get("--by");
  request.note = words.get("--note");
  request.name = option(words, "--name");
  request.kind = option(words, "--kind");
  request.assertion = option(words, "--assertion");
  request.case_id = option(words, "--case");
  request.quote = words.get("--quote");
  if (words.given("--at")) request.at = words.number("--at");
  request.with = words.get("--with");
  request.seen = words.get("--seen");
  return request;
}

// A kind that the grammar does not declare would stand in no table, nor would
// a key that the kind does not have.
bool kind_is_known(const Words& words, std::optional<Grammar>& grammar,
                   DecisionRequest& request, Console& console) {
  if (!words.given("--kind") && request.keys.empty()) return true;
  grammar = open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return false;
  request.kinds = &grammar->compiled->kinds;
  if (!words.given("--kind")) return true;
  const Status known = check_kinds(*grammar, {words.get("--kind")});
  if (!known) console.complain(known.error());
  return static_cast<bool>(known);
}

std::string line_of(const Decided& decided, bool jsonl) {
  if (jsonl) {
    const nlohmann::ordered_json line = {{"decision", decided.decision.id},
                                         {"fact", decided.fact},
                                         {"verdict", decided.decision.verdict},
                                         {"by", decided.decision.by},
                                         {"state", decided.state},
                                         {"disputed", decided.disputed},
                                         {"repeated", decided.repeated}};
    return line.dump() + "\n";
  }
  if (decided.repeated)
    return decided.fact + " was decided so before; nothing was written\n";
  if (decided.decision.verdict == "same")
    return decision_text(decided.decision) + "\n";
  std::string line = fmt::format("{} {} {}", decided.decision.id,
                                 decided.decision.verdict, decided.fact);
  if (decided.disputed) line += " (others decided differently)";
  return line + "\n";
}

// "accept age 31 years: carried over", or why it is not.
std::string carried_line(const Decision& decision, const std::string& what) {
  std::string line = fmt::format("{} {}", decision.id, decision.verdict);
  if (!decision.fact.kind.empty()) {
    line += fmt::format(" {} {} \u201c{}\u201d", decision.fact.kind,
                        decision.fact.name, decision.fact.quote);
  }
  return fmt::format("{} ({}): {}", line, decision.by, what);
}

void carry(const Words& words, Console& console) {
  const bool dry_run = words.given("--dry-run");
  std::optional<KnowledgeBase> kb =
      open_base(words.get("--kb"), {.write = !dry_run}, console);
  if (!kb) return;
  Result<CarryOver> over =
      carry_over(*kb, words.operands()[0], words.get("--by"));
  if (!over) return console.complain(over.error());
  if (!dry_run) {
    const Status kept = keep_all(*kb, over->decisions);
    if (!kept) return console.complain(kept.error());
  }
  const bool jsonl = words.get("--format") == "jsonl";
  std::size_t carried = 0;
  for (const Decided& decided : over->decisions) {
    if (!decided.repeated) ++carried;
    console.print(
        jsonl ? line_of(decided, true)
              : carried_line(decided.decision, decided.repeated
                                                   ? "was carried over before"
                                                   : "carried over") +
                    "\n");
  }
  for (const CarryOver::Left& left : over->left)
    console.say(carried_line(left.decision, "left: " + left.why));
  console.say(fmt::format("{} carried over, {} left{}",
                          how_many(carried, "decision"), over->left.size(),
                          dry_run ? " (dry run: nothing was written)" : ""));
}

void run(const Words& words, Console& console) {
  if (words.operands()[1] == "carry-over") return carry(words, console);
  if (words.given("--dry-run")) {
    return console.complain({Fault::kUsage, "E-USAGE", "casebook decide",
                             "--dry-run is for carry-over", ""});
  }
  Result<DecisionRequest> request = request_of(words);
  if (!request) return console.complain(request.error());
  std::optional<Grammar> grammar;
  if (!kind_is_known(words, grammar, *request, console)) return;
  std::optional<KnowledgeBase> kb =
      open_base(words.get("--kb"), {.write = true}, console);
  if (!kb) return;
  const Result<Decided> decided = decide(*kb, *request);
  if (!decided) return console.complain(decided.error());
  console.print(line_of(*decided, words.get("--format") == "jsonl"));
}

}  // namespace

constexpr Command kDecideCommand = {
    "decide",
    "Accept, reject, correct or add a fact, or note something",
    "A decision is kept for ever, with its author, in the base and in the\n"
    "text file NAME.decisions.jsonl beside it. It is bound to the words of "
    "the\n"
    "report, so it outlives every new grammar. FACT is a fact's id (see\n"
    "'casebook show'); for add and note a document's name or SHA-256; for\n"
    "patients DOCUMENT#CASE; for undo a decision's id, or a fact's: your last\n"
    "decision about it. Where people decide\n"
    "differently all is kept and the fact is marked as disputed. carry-over\n"
    "takes what was decided of a report's old versions to its new one, in\n"
    "your name, where that says the same.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
