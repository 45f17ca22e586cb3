#include "extractor/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <span>

#include "corpus/how_many.h"
#include "extractor/fact_reader.h"
#include "kb/stored_fact.h"
#include "tools/base_audit.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/interruption.h"
#include "tools/ordered_output.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"PATH", false, true}};
constexpr Option kOptions[] = {
    {"--kb", "FILE",
     "audit a base's reports, all or those named, with the facts and "
     "decisions that it holds"},
    {"--format", "FORMAT", "how to print what is open", "text|jsonl", "text"},
    {"--facts", "FILE",
     "audit these facts (JSON Lines) instead of those that are found now"},
    {"--all", nullptr, "also what is accounted for, and by what"},
    {"--exit-zero", nullptr, "end with 0 although something is open"},
    kJobsOption,
    kInputFormatOption,
    kEncodingOption,
    kEntitiesOption,
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook audit corpus/samples", "what the facts of a folder leave open"},
    {"casebook audit --all --format jsonl report.txt > audit.jsonl",
     "every numeral of a report with what accounts for it"},
    {"casebook audit --facts checked.jsonl report.txt",
     "what a list of facts, perhaps changed by hand, leaves open"},
    {"casebook audit --kb bones.casebook",
     "what is still to be looked at in a base, after people's decisions"},
};

using FactsOf = std::map<std::string, std::vector<Fact>>;

struct Work {
  const Grammar& grammar;
  const FactsOf* facts = nullptr;  // null: those of the grammar
  ReadOptions read;
  bool jsonl = false, all = false;
};

// White space folded, on one line, cut where it is long.
std::string one_line(std::string_view text, std::size_t most) {
  std::string out = folded_space(text);
  if (out.size() <= most) return out;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U)
    --end;
  return out.substr(0, end) + "…";
}

// The words around a place, a little before and behind.
std::string around(const Document& document, const AuditEntry& entry) {
  constexpr std::uint32_t kBefore = 50, kBehind = 70;
  const std::string& text = document.text;
  Span shown = cover(entry.line, entry.span);
  const auto middle = [&](std::uint32_t at) {
    return at < text.size() &&
           (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  std::string before, behind;
  if (entry.span.begin > shown.begin + kBefore) {
    shown.begin = entry.span.begin - kBefore;
    while (middle(shown.begin)) ++shown.begin;
    before = "…";
  }
  if (shown.end > entry.span.end + kBehind) {
    shown.end = entry.span.end + kBehind;
    while (middle(shown.end)) --shown.end;
    behind = "…";
  }
  return before + one_line(slice(text, shown), shown.size() + 1) + behind;
}

std::size_t line_number(const std::string& text, std::uint32_t at) {
  return 1 + static_cast<std::size_t>(std::count(
                 text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

std::string to_json(const Document& document, const AuditEntry& entry) {
  nlohmann::ordered_json line;
  line["document"] = document.id;
  line["type"] = to_text(entry.type);
  line["state"] = to_text(entry.state);
  line["text"] = slice(document.text, entry.span);
  line["start"] = entry.span.begin;
  line["end"] = entry.span.end;
  line["case"] = entry.case_id;
  if (!entry.guess.empty()) line["guess"] = entry.guess;
  line["by"] = entry.by;
  line["why"] = entry.why;
  line["line"] = one_line(slice(document.text, entry.line), 400);
  if (entry.type == AuditType::kConflict) {
    line["other"] = {
        {"text", slice(document.text, entry.other)},
        {"start", entry.other.begin},
        {"end", entry.other.end},
        {"line", one_line(slice(document.text, entry.other_line), 400)}};
  }
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
         "\n";
}

// Figures of one sentence that want the same are one line.
bool belongs(const AuditEntry& first, const AuditEntry& next) {
  return first.state == AuditState::kOpen && first.state == next.state &&
         first.type == AuditType::kNumeral && next.type == first.type &&
         first.line == next.line && first.guess == next.guess &&
         first.why == next.why;
}

std::string to_lines(const Document& document,
                     std::span<const AuditEntry> entries) {
  const AuditEntry& first = entries.front();
  std::string texts;
  for (const AuditEntry& one : entries) {
    texts += fmt::format("{}“{}”", texts.empty() ? "" : ", ",
                         one_line(slice(document.text, one.span), 60));
  }
  std::string what = first.why;
  if (!first.guess.empty()) what += fmt::format("; perhaps {}", first.guess);
  if (first.state != AuditState::kOpen)
    what = fmt::format("{} {} ({})", to_text(first.state), first.by, first.why);
  AuditEntry whole = first;
  whole.span = cover(first.span, entries.back().span);
  std::string lines = fmt::format(
      "{}:{}: {} {}: {} [{}]\n    {}\n", document.path,
      line_number(document.text, first.span.begin), to_text(first.type), texts,
      what, whole.span.to_text(), around(document, whole));
  if (first.type == AuditType::kConflict) {
    AuditEntry other = first;
    other.span = first.other;
    other.line = first.other_line;
    lines += fmt::format("    against line {}: “{}” [{}]\n    {}\n",
                         line_number(document.text, other.span.begin),
                         one_line(slice(document.text, other.span), 60),
                         other.span.to_text(), around(document, other));
  }
  return lines;
}

std::string summary(const Document& document, const AuditReport& report) {
  const auto count = [&](AuditType type, AuditState state) {
    return report.count(type, state);
  };
  return fmt::format(
      "{}: {}, {}, {} and {} open; of the numerals {} are facts, {} said "
      "again, {} dismissed\n",
      document.id,
      how_many(count(AuditType::kConflict, AuditState::kOpen), "conflict"),
      how_many(count(AuditType::kDoubt, AuditState::kOpen), "doubt"),
      how_many(count(AuditType::kNumeral, AuditState::kOpen), "numeral"),
      how_many(count(AuditType::kMention, AuditState::kOpen), "mention"),
      count(AuditType::kNumeral, AuditState::kFact),
      count(AuditType::kNumeral, AuditState::kRepeat),
      count(AuditType::kNumeral, AuditState::kDismissed));
}

AuditReport report_of(const Work& work, const Document& document) {
  static const std::vector<Fact> kNone;
  AuditOptions options;
  if (work.facts != nullptr) {
    const auto known = work.facts->find(document.id);
    options.facts = known == work.facts->end() ? &kNone : &known->second;
  }
  return audit(document, work.grammar, options);
}

// What is printed of a document; whether something of it is open.
bool write(const Work& work, const Document& document,
           const AuditReport& report, std::string& out) {
  const std::span<const AuditEntry> all(report.entries);
  for (std::size_t i = 0, next = 0; i < all.size(); i = next) {
    for (next = i + 1; next < all.size() && belongs(all[i], all[next]);) ++next;
    if (all[i].state != AuditState::kOpen && !work.all) continue;
    if (!work.jsonl) {
      out += to_lines(document, all.subspan(i, next - i));
      continue;
    }
    for (; i < next; ++i) out += to_json(document, all[i]);
  }
  if (!work.jsonl) out += summary(document, report);
  return report.open() > 0;
}

bool read_facts(const std::string& path, FactsOf& facts, Console& console) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    console.complain({Fault::kInput, "E-READ", path, "cannot be read", ""});
    return false;
  }
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<ReadFact> read = read_fact(line);
    if (read) {
      facts[read->document].push_back(std::move(read->fact));
      continue;
    }
    Error error = read.error();
    error.where = fmt::format("{}:{}", path, number);
    console.complain(error);
  }
  return true;
}

void audit_kb(const Words& words, const Work& work, Console& console,
              bool& open) {
  std::optional<KnowledgeBase> kb = open_base(words.get("--kb"), {}, console);
  if (!kb) return;
  const Status done =
      audit_base(*kb, work.grammar, console, words.operands(),
                 [&](const Document& document, const AuditReport& report) {
                   std::string out;
                   if (write(work, document, report, out)) open = true;
                   console.print(out);
                   return console.open();
                 });
  if (!done) console.complain(done.error());
}

void audit_files(const Words& words, const Work& work, Console& console,
                 std::atomic<bool>& open) {
  const std::vector<InputFile> files = list_reports(words.operands(), console);
  const int threads = jobs(words);
  OrderedOutput output(console, static_cast<std::size_t>(threads) * 4);
  for_each_input(files.size(), threads, [&](std::size_t turn) {
    if (output.begin(turn) && !interrupted()) {
      const Status done = read_input(
          files[turn], work.read, work.grammar.profiles,
          [&](Document&& document) {
            std::string out;
            if (write(work, document, report_of(work, document), out))
              open = true;
            return output.print(turn, out) && !interrupted();
          });
      if (!done) output.complain(turn, done.error());
    }
    output.finish(turn);
  });
}

bool is_usable(const Words& words, Console& console) {
  if (!words.given("--kb") && words.operands().empty()) {
    console.complain({Fault::kUsage, "E-USAGE", "casebook audit",
                      "reports are needed, or --kb",
                      "see 'casebook audit --help'"});
    return false;
  }
  if (words.given("--kb") && words.given("--facts")) {
    console.complain({Fault::kUsage, "E-USAGE", "casebook audit",
                      "--facts goes with reports, not with --kb",
                      "a base is audited with the facts that it holds"});
    return false;
  }
  return true;
}

void run(const Words& words, Console& console) {
  if (!is_usable(words, console)) return;
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return;
  FactsOf facts;
  if (words.given("--facts") &&
      !read_facts(words.get("--facts"), facts, console))
    return;
  const Work work = {*grammar, words.given("--facts") ? &facts : nullptr,
                     read_options(words), words.get("--format") == "jsonl",
                     words.given("--all")};
  watch_signals();
  std::atomic<bool> open = false;
  if (words.given("--kb")) {
    bool found = false;
    audit_kb(words, work, console, found);
    open = found;
  } else {
    audit_files(words, work, console, open);
  }
  console.flush();
  if (open && !words.given("--exit-zero")) console.raise(ExitCode::kRefused);
  if (interrupted()) end_by_signal();
}

}  // namespace

constexpr Command kAuditCommand = {
    "audit",
    "List what the facts of reports leave unexplained",
    "Accounts for every numeral of a report: it is a fact, said again, or\n"
    "dismissed by a named rule of grammars/audit.xml, or it is listed. So is\n"
    "each drug, level, symptom … in a case's text that no fact names. What "
    "two\n"
    "places of a report tell differently comes first, with both; then doubted\n"
    "facts: lost signs and decimal marks, facts whose patient is not known.\n"
    "Ends with 1 when something is open, as linters do, unless --exit-zero.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
