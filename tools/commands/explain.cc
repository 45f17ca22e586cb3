#include "extractor/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "corpus/suggestion.h"
#include "tools/base_place.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/shared_options.h"
#include "tools/writers/explanation.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"REPORT", false}};
constexpr Option kOptions[] = {
    {"--at", "BYTE", "a place of the stored text, as facts give it"},
    {"--kb", "FILE", "REPORT is a fact's id, or a document, of this base"},
    {"--text", "TEXT", "explain this text instead of a file's"},
    {"--language", "CODE", "the language of --text, if not to be detected"},
    {"--rule", "ID", "only what this rule did or missed"},
    {"--kind", "KIND", "only what the rules of this kind did or missed"},
    {"--document", "ID", "which record of a file that holds many"},
    {"--format", "FORMAT", "how to print it", "text|json", "text"},
    kInputFormatOption,
    kEncodingOption,
    kEntitiesOption,
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook explain corpus/samples/e02-structured-report.txt --at 1816",
     "why the figure at byte 1816 is read as it is, or is not read"},
    {"casebook explain --kb bones.casebook 3fa9c1d2-90ab12cd34",
     "why a fact of a base is read as it is"},
    {"casebook explain --kb bones.casebook report-7 --at 1816",
     "the same of a place of one of its documents"},
    {"casebook explain --text \"Her lumbar T-score rose to -2.1.\"",
     "how a sentence is read"},
    {"casebook explain --rule bmd.score-figure --text \"Her T-score rose.\"",
     "what one rule wants there"},
    {"casebook explain --language tr --text \"T skoru -2,1 idi.\"",
     "the same in Turkish"},
};

Error usage(std::string what, std::string hint) {
  return {Fault::kUsage, "E-USAGE", "casebook explain", std::move(what),
          std::move(hint)};
}

// What the call asks for; complained of where it makes no sense.
bool read_place(const Words& words, ExplainOptions& options, Console& console) {
  const bool file = !words.operands().empty();
  const bool kb = words.given("--kb");
  if (file == words.given("--text") || (kb && !file)) {
    console.complain(
        kb ? usage("needs a fact's id, or a document of the base and --at BYTE",
                   "casebook show --kb FILE DOCUMENT tells the ids")
           : usage("needs either a REPORT or --text",
                   "for example: casebook explain report.txt --at 120"));
    return false;
  }
  if (!words.given("--at")) {
    if (!file || kb) return true;
    console.complain(usage("needs --at BYTE to know which place",
                           "facts say where they stand: \"start\""));
    return false;
  }
  const std::string at = words.get("--at");
  std::uint32_t byte = 0;
  const auto read = std::from_chars(at.data(), at.data() + at.size(), byte);
  if (read.ec != std::errc{} || read.ptr != at.data() + at.size()) {
    console.complain(usage("'" + at + "' is no place in a text",
                           "--at takes a byte's number, from 0"));
    return false;
  }
  options.at = byte;
  return true;
}

class Explanation {
 public:
  Explanation(const Grammar& grammar, const ExplainOptions& options,
              const Words& words, Console& console)
      : grammar_(grammar),
        options_(options),
        language_(words.given("--text") ? words.get("--language") : ""),
        of_text_(words.given("--text")),
        wanted_(words.get("--document")),
        json_(words.get("--format") == "json"),
        console_(console) {}

  void show(Document&& document) {
    if (!wanted_.empty() && document.id != wanted_) return;
    shown_ = true;
    if (!language_.empty()) {
      document.language = language_;
      for (Sentence& one : document.sentences) one.language = language_;
    }
    if (of_text_)
      for (Section& one : document.sections) one.kind = SectionKind::kCase;
    const std::vector<ExplainedLine> lines =
        explain(document, grammar_, options_);
    for (const ExplainedLine& line : lines) {
      console_.print(json_ ? explanation_json(document, line)
                           : explanation_text(document, line));
    }
    if (lines.empty()) console_.complain(unread(document));
  }

  void close() {
    if (!shown_) {
      console_.complain({Fault::kInput, "E-NO-REPORT", "casebook explain",
                         "there is no record '" + wanted_ + "'", ""});
    }
  }

 private:
  // Nothing was read at the place: say which kind of place it is.
  Error unread(const Document& document) const {
    Error error{Fault::kInput, "E-NOT-READ", document.path,
                "no sentence that rules read", ""};
    if (!options_.at) return error;
    error.where += ":byte " + std::to_string(*options_.at);
    if (*options_.at >= document.text.size()) {
      error.what = fmt::format("lies outside of the text's {} bytes",
                               document.text.size());
      return error;
    }
    const std::string section = to_text(section_at(document, *options_.at));
    error.what = "is not read for facts";
    error.hint = section.empty()
                     ? "it stands in no sentence"
                     : "it stands in the section '" + section +
                           "', of which no sentence or cell was read here";
    return error;
  }

  const Grammar& grammar_;
  const ExplainOptions& options_;
  std::string language_;
  bool of_text_;
  std::string wanted_;
  bool json_;
  bool shown_ = false;
  Console& console_;
};

bool check_language(const Words& words, const Grammar& grammar,
                    Console& console) {
  const std::string code = words.get("--language");
  if (code.empty() || grammar.compiled->language(code) != nullptr) return true;
  console.complain(usage("'" + code + "' is no language of this grammar",
                         "languages are folders of the grammar"));
  return false;
}

// Whether there is such a rule, such a kind.
bool check_filter(const RuleFilter& only, const CompiledGrammar& grammar,
                  Console& console) {
  std::vector<std::string_view> ids, kinds;
  const RuleList rules = grammar.rules();
  for (const Rule* rule : rules) ids.push_back(rule->id);
  for (const Kind& kind : grammar.kinds.all()) kinds.push_back(kind.name);
  const auto lacks = [](const std::string& name, const auto& known) {
    return !name.empty() &&
           std::find(known.begin(), known.end(), name) == known.end();
  };
  if (lacks(only.rule, ids)) {
    console.complain(usage("'" + only.rule + "' is no rule of this grammar",
                           did_you_mean(only.rule, ids, "")));
    return false;
  }
  if (!lacks(only.kind, kinds)) return true;
  console.complain(usage(
      "'" + only.kind + "' is no kind of this grammar",
      did_you_mean(only.kind, kinds, "casebook grammar kinds lists them")));
  return false;
}

void explain_of_base(const Words& words, const Grammar& grammar,
                     ExplainOptions options, Console& console) {
  const BasePlace asked{words.get("--kb"), words.operands().front(),
                        options.at};
  read_base_place(
      asked, grammar.profiles, console,
      [&](Document&& document, std::uint32_t at) {
        options.at = at;
        Explanation(grammar, options, words, console).show(std::move(document));
      });
}

void run(const Words& words, Console& console) {
  ExplainOptions options;
  if (!read_place(words, options, console)) return;
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  options.only = {words.get("--rule"), words.get("--kind")};
  if (!grammar || !check_language(words, *grammar, console) ||
      !check_filter(options.only, *grammar->compiled, console))
    return;
  if (words.given("--kb"))
    return explain_of_base(words, *grammar, options, console);
  Explanation explanation(*grammar, options, words, console);
  const auto sink = [&](Document&& document) {
    explanation.show(std::move(document));
    return true;
  };
  if (words.given("--text")) {
    ReadOptions read;
    read.format = "text";
    const Status done = read_source({"text", "text", words.get("--text")}, read,
                                    grammar->profiles, sink);
    if (!done) console.complain(done.error());
    return;
  }
  for (const InputFile& file : list_reports(words.operands(), console)) {
    const Status done =
        read_input(file, read_options(words), grammar->profiles, sink);
    if (!done) return console.complain(done.error());
    explanation.close();
  }
}

}  // namespace

constexpr Command kExplainCommand = {
    "explain",
    "Say why a place of a report is read as it is, or is not read",
    "Answers first in plain words: which fact the place is in and what says\n"
    "so, or what the nearest rule missed first. Then it shows the sentence\n"
    "that holds the byte as rules see it: what was folded,\n"
    "the items with their classes, the cues and their reach, of whom it is\n"
    "told, which rules were tried and fired, and what became of each fact.\n"
    "For a place without a fact it names the nearest rules, and of each the\n"
    "first condition that failed; --rule and --kind ask about one. REPORT is "
    "a\n"
    "file; with --kb it is a fact's\n"
    "id, or a document of the base with --at.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
