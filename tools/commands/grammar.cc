#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "corpus/how_many.h"
#include "corpus/suggestion.h"
#include "extractor/compiled_grammar.h"
#include "extractor/covered_facts.h"
#include "extractor/grammar_files.h"
#include "extractor/grammar_test.h"
#include "extractor/likely_slips.h"
#include "extractor/missing_words.h"
#include "extractor/suggest.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/new_rule.h"
#include "tools/shared_options.h"
#include "tools/writers/kind_table.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

constexpr Operand kOperands[] = {
    {"ACTION", true, false, "check|test|kinds|new|suggest"},
    {"ID", false},
    {"PATH", false, true}};
constexpr Option kOptions[] = {
    kGrammarsOption,
    {"--kind", "KIND", "new: the kind of its facts"},
    {"--language", "CODE,…",
     "new: its language, or several that share it (default: the first)"},
    {"--at", "BYTE", "suggest: the figure's place in the text of the report"},
    {"--as", "KIND[.NAME]", "suggest: what it is"},
    {"--notes", nullptr,
     "test: all notes, not only those on the rule file that changed last"},
    {"--format", "FORMAT", "kinds: how to write them", "md|text", "text"},
    {"--output", "FILE", "new: a file that does not exist yet", "", "-"},
};
constexpr Example kExamples[] = {
    {"casebook grammar check", "report every mistake of the grammar"},
    {"casebook grammar test", "run the examples of every rule"},
    {"casebook grammar kinds", "what is extracted, with an example of each"},
    {"casebook grammar new lab.ferritin --kind lab > rule.xml",
     "a rule to begin with"},
    {"casebook grammar new lab.ferritin --kind lab --language en,tr",
     "the same for a file that both languages share"},
    {"casebook grammar suggest report.txt --at 891 --as lab corpus/samples",
     "a rule from a place that none reads, and what else it would match"},
};

// Places in errors are relative to the folder; people open them from where
// they stand.
Error placed(Error error, const fs::path& folder) {
  if (fs::path(error.where).is_relative())
    error.where = (fs::proximate(folder) / error.where).string();
  return error;
}

void complain_of(const std::vector<Error>& errors, const fs::path& folder,
                 Console& console) {
  for (const Error& error : errors) console.complain(placed(error, folder));
}

std::string languages_of(const CompiledGrammar& grammar) {
  std::string list;
  for (const auto& [code, language] : grammar.languages)
    list += (list.empty() ? "" : ", ") + code;
  return list;
}

// What a language that is being added has no words for yet.
void tell_missing(const std::string& language, const char* of,
                  const std::vector<std::string>& classes, Console& console) {
  if (classes.empty()) return;
  std::string list;
  for (const std::string& cls : classes)
    list += (list.empty() ? "" : ", ") + cls;
  console.say(fmt::format(
      "note: {} has no {} yet for {} that shared rules ask for{}: {}", language,
      of, classes.size() == 1 ? "the class" : how_many(classes.size(), "class"),
      classes.size() == 1 ? "" : ", the most asked first", list));
}

void check(const Grammar& grammar, const fs::path& folder, Console& console) {
  for (const Error& slip :
       likely_slips(GrammarFiles(folder), grammar.compiled->rules()))
    console.say("note: " + placed(slip, folder).to_text());

  for (const auto& [code, language] : grammar.compiled->languages) {
    const MissingWords missing = missing_words(*grammar.compiled, code);
    tell_missing(code, "words", missing.lists, console);
    tell_missing(code, "phrases", missing.phrases, console);
  }
  console.print(fmt::format("grammar {} is sound: {}, languages {}\n",
                            grammar.version,
                            how_many(grammar.compiled->rules().size(), "rule"),
                            languages_of(*grammar.compiled)));
}

// The rule file that somebody works on, by its name in the folder.
std::string changed_last(const fs::path& folder) {
  std::error_code failed;
  fs::path last;
  fs::file_time_type when = fs::file_time_type::min();
  constexpr auto kLinks = fs::directory_options::follow_directory_symlink;
  for (fs::recursive_directory_iterator at(folder, kLinks, failed), end;
       !failed && at != end; at.increment(failed)) {
    if (at->path().extension() != ".xml" ||
        at->path().parent_path().filename() != "rules")
      continue;
    const fs::file_time_type changed = at->last_write_time(failed);
    if (changed < when) continue;
    when = changed;
    last = at->path();
  }
  return last.lexically_relative(folder).generic_string();
}

// Those on the rules that somebody works on; of the others, how many.
void tell_notes(const std::vector<Error>& notes, const fs::path& folder,
                bool all, Console& console) {
  const std::string file = changed_last(folder);
  std::size_t others = 0;
  for (const Error& note : notes) {
    if (all || note.where.starts_with(file + ":")) {
      console.say("note: " + placed(note, folder).to_text());
    } else {
      ++others;
    }
  }
  if (others == 0) return;
  console.say(
      fmt::format("{} on other rules than those of {}, which changed last; "
                  "--notes shows them",
                  how_many(others, "note"), file));
}

// What the rules that somebody works on take from others without any example
// failing: the grammar is read without their file.
void tell_covered(const Grammar& grammar, const fs::path& folder,
                  Console& console) {
  const std::string file = changed_last(folder);
  const GrammarLoad without = load_grammar(folder, {.leave_out = file});
  // Rules of other files may be built on it.
  if (file.empty() || !without.errors.empty()) return;
  for (const Error& one : covered_facts(grammar, without.grammar, file))
    console.say("note: " + placed(one, folder).to_text());
}

void test(const Grammar& grammar, const fs::path& folder, bool all_notes,
          Console& console) {
  const GrammarTest test = test_grammar(grammar);
  tell_covered(grammar, folder, console);
  tell_notes(test.remarks, folder, all_notes, console);
  complain_of(test.failures, folder, console);
  console.print(
      fmt::format("{}, {}, {}; {} failed\n", how_many(test.rules, "rule"),
                  how_many(test.hits, "hit"), how_many(test.misses, "miss"),
                  test.failures.size()));
}

Error usage(std::string what, std::string hint) {
  return {Fault::kUsage, "E-USAGE", "casebook grammar new", std::move(what),
          std::move(hint)};
}

// "en,tr"; none given: the first.
std::vector<std::string> languages_asked(const Words& words,
                                         const CompiledGrammar& grammar) {
  std::vector<std::string> asked = words.list("--language");
  if (asked.empty() && !grammar.languages.empty())
    asked.push_back(grammar.languages.begin()->first);
  return asked;
}

bool is_rule_id(const std::string& id) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyz0123456789-.";
  return !id.empty() && id.find_first_not_of(kLetters) == std::string::npos &&
         id.back() != '.' && id.back() != '-';
}

Status check_words(const Words& words, const CompiledGrammar& grammar) {
  if (words.operands().size() < 2 || !is_rule_id(words.operands()[1])) {
    return usage("a new rule needs an ID of a-z, 0-9, '.' and '-'",
                 "for example: casebook grammar new lab.ferritin --kind lab");
  }
  std::vector<std::string_view> kinds;
  for (const Kind& kind : grammar.kinds.all()) kinds.push_back(kind.name);
  const std::string kind = words.get("--kind");
  if (grammar.kinds.find(kind) == nullptr) {
    return usage("'" + kind + "' is no kind of kinds.xml",
                 did_you_mean(kind, kinds, "name one with --kind"));
  }
  for (const std::string& language : languages_asked(words, grammar)) {
    if (grammar.language(language) == nullptr) {
      return usage("'" + language + "' is no language of this grammar",
                   "it has " + languages_of(grammar));
    }
  }
  return Ok{};
}

void write_new(const std::string& path, const std::string& text,
               Console& console) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) {
    console.complain({Fault::kUsage, "E-EXISTS", path, "exists already",
                      "name another file, or add the rule to it by hand"});
    return;
  }
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (!file)
    console.complain({Fault::kDisk, "E-WRITE", path, "cannot be written", ""});
}

void make_new(const Words& words, const Grammar& grammar, Console& console) {
  const Status right = check_words(words, *grammar.compiled);
  if (!right) {
    console.complain(right.error());
    return;
  }
  const CompiledGrammar& compiled = *grammar.compiled;
  const std::string text =
      new_rule({words.operands()[1], *compiled.kinds.find(words.get("--kind")),
                languages_asked(words, compiled)},
               compiled);
  const std::string path = words.get("--output");
  if (path == "-") {
    console.print(text);
  } else {
    write_new(path, text, console);
  }
}

// A byte's number, for --at.
bool read_place(const std::string& text, std::uint32_t& byte) {
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, byte);
  return !text.empty() && read.ec == std::errc{} && read.ptr == end;
}

// What else the pattern would match, so that it is not too wide.
void show_matches(const Suggestion& made, const std::vector<std::string>& paths,
                  const Grammar& grammar, Console& console) {
  constexpr std::size_t kMostShown = 20;
  std::size_t count = 0;
  for (const InputFile& file : list_reports(paths, console)) {
    const Status done =
        read_input(file, {}, grammar.profiles, [&](Document&& document) {
          for (const Span span : matches_of(made, document, grammar)) {
            if (++count > kMostShown) continue;
            console.say(fmt::format("matches {} {}: {}", document.id,
                                    span.to_text(),
                                    slice(document.text, span)));
          }
          return true;
        });
    if (!done) console.complain(done.error());
  }
  console.say("the pattern matches " + how_many(count, "place") + " there");
}

void suggest(const Words& words, const Grammar& grammar, Console& console) {
  SuggestOptions options;
  const std::string as = words.get("--as");
  options.kind = as.substr(0, as.find('.'));
  if (as.find('.') != as.npos) options.name = as.substr(as.find('.') + 1);
  const bool placed = read_place(words.get("--at"), options.at);
  if (words.operands().size() < 2 || !placed || as.empty()) {
    return console.complain(
        {Fault::kUsage, "E-USAGE", "casebook grammar suggest",
         "needs a report, --at BYTE and --as KIND",
         "for example: casebook grammar suggest report.txt --at 891 --as lab"});
  }
  std::vector<std::string_view> kinds;
  for (const Kind& kind : grammar.compiled->kinds.all())
    kinds.push_back(kind.name);
  if (grammar.compiled->kinds.find(options.kind) == nullptr) {
    return console.complain(
        {Fault::kUsage, "E-USAGE", "casebook grammar suggest",
         "'" + options.kind + "' is no kind of kinds.xml",
         did_you_mean(options.kind, kinds, "name one with --as")});
  }
  std::optional<Suggestion> made;
  const std::vector<std::string> report{words.operands()[1]};
  for (const InputFile& file : list_reports(report, console)) {
    const Status done =
        read_input(file, {}, grammar.profiles, [&](Document&& document) {
          Result<Suggestion> one = suggest_rule(document, grammar, options);
          if (one) {
            made = std::move(*one);
          } else {
            console.complain(one.error());
          }
          return false;
        });
    if (!done) console.complain(done.error());
  }
  if (!made) return;
  console.print(made->xml);
  const std::vector<std::string> paths(words.operands().begin() + 2,
                                       words.operands().end());
  if (!paths.empty()) show_matches(*made, paths, grammar, console);
}

void run(const Words& words, Console& console) {
  const Result<fs::path> folder = find_grammars(words.get("--grammars"));
  if (!folder) {
    console.complain(folder.error());
    return;
  }
  const GrammarLoad load = load_grammar(*folder);
  complain_of(load.errors, *folder, console);
  if (!load.errors.empty()) {
    console.say(how_many(load.errors.size(), "mistake"));
    return;
  }
  const std::string& action = words.operands().front();
  if (action == "check") check(load.grammar, *folder, console);
  if (action == "test")
    test(load.grammar, *folder, words.given("--notes"), console);
  if (action == "kinds")
    console.print(kind_table(*load.grammar.compiled, words.get("--format")));
  if (action == "new") make_new(words, load.grammar, console);
  if (action == "suggest") suggest(words, load.grammar, console);
}

}  // namespace

constexpr Command kGrammarCommand = {
    "grammar",
    "Check a grammar, run its examples, list its kinds, begin a new rule",
    "check reports every mistake of a grammar folder in one run. test runs\n"
    "the examples of all rules and notes which never find anything of their\n"
    "own, in the rule file that changed last or with --notes in all. kinds "
    "lists what is extracted, each kind with sentences\n"
    "that are rules' examples. new prints a rule that holds as it stands, to "
    "be changed\n"
    "a word at a time. suggest makes one from a place of a report that no\n"
    "rule reads (ID is the report), and says what else it would match.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
