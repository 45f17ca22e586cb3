#include "extractor/explain.h"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"FILE", false}};
constexpr Option kOptions[] = {
    {"--at", "BYTE", "a place of the stored text, as facts give it"},
    {"--text", "TEXT", "explain this text instead of a file's"},
    {"--language", "CODE", "the language of --text, if not to be detected"},
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
    {"casebook explain --text \"Her lumbar T-score rose to -2.1.\"",
     "how a sentence is read"},
    {"casebook explain --language tr --text \"T skoru -2,1 idi.\"",
     "the same in Turkish"},
};

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string quoted(const Document& document, Span span) {
  return "“" + one_line(slice(document.text, span)) + "”";
}

std::string classes_of(const TracedItem& item) {
  std::string all;
  for (const std::string& cls : item.classes)
    if (cls != "word" && cls != "mark") all += (all.empty() ? "{" : "|") + cls;
  return all.empty() ? "" : all + "}";
}

std::string whose(const TracedItem& item) {
  if (item.general) return "other patients, or nobody reported here";
  if (item.unassigned) return "not known whom";
  return item.case_id.empty() ? "no case" : "case " + item.case_id;
}

std::string said(const Fact& fact) {
  std::string text = fact.kind;
  if (!fact.name.empty()) text += " " + fact.name;
  for (const FactKey& key : fact.keys)
    text += fmt::format(", {} {}", key.name, key.value);
  text += ", " + fact.assertion;
  for (const std::string& flag : fact.flags) text += ", " + flag;
  return text;
}

class TextWriter {
 public:
  explicit TextWriter(const Document& document) : document_(document) {}

  std::string write(const ExplainedLine& one) {
    const TracedSentence& line = one.line;
    out_ = fmt::format(
        "{}: {} [{}], section {}, language {}\n  {}\n", document_.id,
        line.of_table ? "a cell" : "a sentence", line.span.to_text(),
        line.section == SectionKind::kNone ? "none" : to_text(line.section),
        line.language, quoted(document_, line.span));
    row("folded", one_line(line.folded));
    items(one);
    for (const TracedCue& cue : line.cues)
      row("cue", cue.effect == "end"
                     ? fmt::format("“{}”: other cues stop here", cue.words)
                     : fmt::format("“{}”: {}, acts {}, reach {}", cue.words,
                                   cue.effect, cue.direction, cue.reach));
    for (const std::string& event : one.events) row("ledger", event);
    subjects(line);
    firings(one);
    for (const Outcome& outcome : one.outcomes) fate(outcome);
    if (one.outcomes.empty()) row("facts", "none");
    near_misses(one);
    return out_;
  }

 private:
  void row(std::string_view name, std::string_view text) {
    out_ += fmt::format("  {:<8} {}\n", name, text);
  }

  void items(const ExplainedLine& one) {
    std::string seen;
    for (const TracedItem& item : one.line.items) {
      const std::string classes = classes_of(item);
      seen +=
          (seen.empty() ? "" : " ") + (classes.empty() ? item.words : classes);
    }
    row("seen as", seen);
    for (std::size_t i = 0; i < one.line.items.size(); ++i) {
      const TracedItem& item = one.line.items[i];
      if (one.at == SIZE_MAX ? item.name().empty() : i != one.at) continue;
      std::string text = fmt::format("“{}” {}", item.words, classes_of(item));
      for (const auto& [cls, name] : item.meanings)
        text += fmt::format(" {}={}", cls, name);
      for (const auto& [key, value] : item.attributes)
        text += fmt::format(" {}:{}", key, value);
      row(one.at == i ? "here" : "item", text);
    }
  }

  // Of whom it is told, where that changes within the sentence.
  void subjects(const TracedSentence& line) {
    std::string last;
    for (const TracedItem& item : line.items) {
      if (const std::string now = whose(item); now != last) {
        row("about", fmt::format("from “{}” on: {}", item.words, now));
        last = now;
      }
    }
  }

  void firings(const ExplainedLine& one) {
    row("rules",
        fmt::format("{} of {} fact rules were tried", one.tried, one.rules));
    for (const Firing& firing : one.firings) {
      if (firing.type == "phrase") {
        row("phrase", quoted(document_, firing.span) + " " + firing.outcome);
      } else {
        row("fired", fmt::format("{} {}: {} ({})", firing.rule,
                                 quoted(document_, firing.span), firing.outcome,
                                 firing.where));
      }
    }
  }

  void fate(const Outcome& outcome) {
    const Fact& fact = outcome.fact;
    const std::string of =
        fact.case_id.empty() ? "no case" : "case " + fact.case_id;
    row(outcome.kept ? "fact" : "left out",
        fmt::format("{}: {} {} by {}{}", of, said(fact),
                    quoted(document_, fact.span), fact.rule,
                    outcome.kept ? "" : ": " + outcome.why));
  }

  void near_misses(const ExplainedLine& one) {
    Span last;
    for (const NearMiss& miss : one.near_misses) {
      if (miss.place != last)
        out_ += fmt::format("  why no other fact of {}\n",
                            quoted(document_, miss.place));
      last = miss.place;
      const std::string stood = miss.found.empty()
                                    ? "the sentence ends there"
                                    : "“" + miss.found + "” stands there";
      row("", fmt::format(
                  "{} ({}): {} fits, then {} is wanted, but {}", miss.rule,
                  miss.where,
                  miss.held.empty() ? "nothing" : quoted(document_, miss.held),
                  miss.wanted, stood));
    }
  }

  const Document& document_;
  std::string out_;
};

nlohmann::ordered_json place(const Document& document, Span span) {
  return {{"text", slice(document.text, span)},
          {"start", span.begin},
          {"end", span.end}};
}

nlohmann::ordered_json to_json(const TracedItem& item) {
  nlohmann::ordered_json made = {{"words", item.words},
                                 {"start", item.span.begin},
                                 {"end", item.span.end},
                                 {"classes", item.classes},
                                 {"about", whose(item)}};
  for (const auto& [cls, name] : item.meanings) made["names"][cls] = name;
  for (const auto& [key, value] : item.attributes) made["values"][key] = value;
  return made;
}

std::string to_json(const Document& document, const ExplainedLine& one) {
  nlohmann::ordered_json made = place(document, one.line.span);
  made["document"] = document.id;
  made["section"] = to_text(one.line.section);
  made["language"] = one.line.language;
  made["folded"] = one.line.folded;
  if (one.at != SIZE_MAX) made["at"] = one.at;
  const auto list = nlohmann::ordered_json::array();
  made["items"] = made["cues"] = made["firings"] = made["facts"] =
      made["left_out"] = made["near_misses"] = list;
  for (const TracedItem& item : one.line.items)
    made["items"].push_back(to_json(item));
  for (const TracedCue& cue : one.line.cues)
    made["cues"].push_back({{"words", cue.words},
                            {"effect", cue.effect},
                            {"direction", cue.direction},
                            {"reach", cue.reach}});
  made["events"] = one.events;
  made["rules"] = {{"all", one.rules}, {"tried", one.tried}};
  for (const Firing& firing : one.firings) {
    nlohmann::ordered_json entry = place(document, firing.span);
    entry["type"] = firing.type;
    entry["rule"] = firing.rule;
    entry["outcome"] = firing.outcome;
    made["firings"].push_back(entry);
  }
  for (const Outcome& outcome : one.outcomes) {
    auto fact = nlohmann::ordered_json::parse(
        casebook::to_json(outcome.fact, document), nullptr, false);
    if (!outcome.kept) fact["why"] = outcome.why;
    made[outcome.kept ? "facts" : "left_out"].push_back(fact);
  }
  for (const NearMiss& miss : one.near_misses)
    made["near_misses"].push_back({{"rule", miss.rule},
                                   {"kind", miss.kind},
                                   {"held", slice(document.text, miss.held)},
                                   {"wanted", miss.wanted},
                                   {"found", miss.found},
                                   {"start", miss.place.begin},
                                   {"end", miss.place.end}});
  return made.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) +
         "\n";
}

Error usage(std::string what, std::string hint) {
  return {Fault::kUsage, "E-USAGE", "casebook explain", std::move(what),
          std::move(hint)};
}

// What the call asks for; complained of where it makes no sense.
bool read_place(const Words& words, ExplainOptions& options, Console& console) {
  const bool file = !words.operands().empty();
  if (file == words.given("--text")) {
    console.complain(
        usage("needs either a FILE or --text",
              "for example: casebook explain report.txt --at 120"));
    return false;
  }
  if (!words.given("--at")) {
    if (!file) return true;
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
    for (const ExplainedLine& line : lines)
      console_.print(json_ ? to_json(document, line)
                           : TextWriter(document).write(line));
    if (lines.empty()) console_.complain(unread(document));
  }

  void close() {
    if (!shown_)
      console_.complain({Fault::kInput, "E-NO-REPORT", "casebook explain",
                         "there is no record '" + wanted_ + "'", ""});
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

void run(const Words& words, Console& console) {
  ExplainOptions options;
  if (!read_place(words, options, console)) return;
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar || !check_language(words, *grammar, console)) return;
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
    "Shows the sentence that holds a byte as rules see it: what was folded,\n"
    "the items with their classes, the cues and their reach, of whom it is\n"
    "told, which rules were tried and fired, and what became of each fact.\n"
    "For a place without a fact it names the nearest rules, and of each the\n"
    "first condition that failed.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
