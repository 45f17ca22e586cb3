#include <fmt/format.h>

#include "extractor/grammar_test.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {
    {"ACTION", true, false, "check|test|new"},
    {"ID", false},
};
constexpr Option kOptions[] = {
    {"--kind", "KIND", "of a new rule: the kind of its facts"},
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook grammar check", "whether the grammar can be used"},
    {"casebook grammar test", "whether every rule does what its examples say"},
    {"casebook grammar new lab.ferritin --kind lab > rule.xml",
     "a rule's skeleton"},
};

void check(const Words& words, Console& console) {
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return;
  console.print(fmt::format("grammar {} is sound: {} languages, hash {:.12}\n",
                            grammar->version, grammar->profiles.size(),
                            grammar->hash));
}

void test(const Words& words, Console& console) {
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return;
  const GrammarTest result = test_grammar(*grammar);
  for (const Error& remark : result.remarks) {
    console.say("note: " + remark.to_text());
  }
  for (const Error& failure : result.failures) console.complain(failure);
  // Whatever fault an example's failure names: the grammar is not right.
  if (!result.failures.empty()) console.raise(ExitCode::kGrammar);
  console.print(fmt::format("{} rules, {} hits, {} misses; {} failed\n",
                            result.rules, result.hits, result.misses,
                            result.failures.size()));
}

void make(const Words& words, Console& console) {
  if (words.operands().size() < 2 || !words.given("--kind")) {
    console.complain({Fault::kUsage, "E-USAGE", "casebook grammar new",
                      "a new rule needs an ID and --kind KIND",
                      "as in 'casebook grammar new lab.ferritin --kind lab'"});
    return;
  }
  console.print(fmt::format(
      "<!-- Put this into a file of grammars/rules/, or of grammars/XX/rules/\n"
      "     for one language; write what is in capitals; then run\n"
      "     casebook grammar test. -->\n"
      "  <fact id=\"{0}\" kind=\"{1}\">\n"
      "    <pattern>{{CLASS:n}} {{be}}? {{number:v}}</pattern>\n"
      "    <set name=\"$n.CLASS\" value=\"$v\"/>\n"
      "    <hit>WORDS <m name=\"NAME\">THE NAME</m> was "
      "<m value=\"12\">12</m>.</hit>\n"
      "    <miss>WORDS IN WHICH THE RULE MUST FIND NOTHING</miss>\n"
      "  </fact>\n",
      words.operands()[1], words.get("--kind")));
}

void run(const Words& words, Console& console) {
  const std::string& action = words.operands().front();
  if (action == "check") {
    check(words, console);
  } else if (action == "test") {
    test(words, console);
  } else {
    make(words, console);
  }
}

}  // namespace

constexpr Command kGrammarCommand = {
    "grammar",
    "Check a grammar, run its rules' examples, begin a rule",
    "check reports every mistake with its place; test runs the hits and\n"
    "misses that each rule carries; new prints a rule's skeleton. A grammar\n"
    "that is not right exits 3.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
