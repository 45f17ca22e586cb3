#include "kb/ingest.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <set>
#include <unordered_set>
#include <utility>

#include "corpus/file_bytes.h"
#include "corpus/sha256.h"
#include "kb/base_sources.h"
#include "kb/show.h"
#include "tools/base_opening.h"
#include "tools/base_reading.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/interruption.h"
#include "tools/lazy_grammar.h"
#include "tools/progress.h"
#include "tools/shared_options.h"
#include "tools/unread_language.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"PATH", false, true}};
constexpr Option kOptions[] = {
    {"--kb", "FILE", "the knowledge base; made if there is none", "", "", true},
    {"--dry-run", nullptr, "read and extract, count, and write nothing"},
    {"--allow-network", nullptr,
     "write to a base on a network or FUSE file system all the same"},
    {"--wait", "N", "wait up to N seconds for another ingest to end", "", "0"},
    kFilesFromOption,
    kLimitOption,
    kJobsOption,
    kInputFormatOption,
    kEncodingOption,
    kEntitiesOption,
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook ingest --kb bones.casebook corpus/samples",
     "read a folder into a knowledge base"},
    {"casebook ingest --kb bones.casebook --dry-run corpus/samples",
     "only say what would be added"},
    {"casebook ingest --kb bones.casebook --files-from list.txt",
     "read the files that a list names, one a line"},
};

// What is to be said of documents, told by the workers in any order.
class Notes {
 public:
  void add(std::string line) {
    if (line.empty()) return;
    const std::lock_guard lock(mutex_);
    lines_.insert(std::move(line));
  }
  const std::set<std::string>& lines() const { return lines_; }

 private:
  std::mutex mutex_;
  std::set<std::string> lines_;
};

// Of documents that can give no facts, whatever they say.
struct IngestNotes {
  Notes without_text, unread_language, slow_rules;
};

// Reads one input and extracts the facts of what the base does not hold.
Status produce(const IngestInput& input, IngestSink& sink,
               LazyGrammar& lazy_grammar, const ReadOptions& options,
               IngestNotes& notes) {
  const InputFile file = {input.path, input.name};
  if (!sink.expected().empty()) {
    const Result<std::string> bytes = load_file(file.path, true);
    if (bytes && sha256_hex(*bytes) == sink.expected()) {
      sink.unchanged();
      return Ok{};
    }
  }
  const Result<const Grammar*> loaded = lazy_grammar.get();
  if (!loaded) return loaded.error();
  const Grammar& grammar = **loaded;
  return read_input(file, options, grammar.profiles, [&](Document&& document) {
    notes.without_text.add(missing_text(document));
    if (sink.holds(document.sha256)) return sink.unchanged(document);
    Extraction found = extract(document, grammar, {});
    notes.slow_rules.add(slow_rules(document, found));
    notes.unread_language.add(
        unread_language(document, found, grammar.profiles));
    return sink.add(std::move(document), std::move(found));
  });
}

// The base, and of a grammar that wrote to it its version: such a one is not
// loaded before a report needs it.
struct Opened {
  KnowledgeBase kb;
  std::string version;
};

std::optional<Opened> open_base(const std::string& path, const Words& words,
                                LazyGrammar& grammar, Console& console) {
  const auto sound = [&] {
    for (const Error& error : grammar.errors()) console.complain(error);
    return grammar.errors().empty();
  };
  // A grammar with mistakes makes no base.
  if (!std::filesystem::exists(path) && !sound()) return std::nullopt;
  Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(
      path, {.allow_network = words.given("--allow-network")});
  if (!kb) {
    console.complain(kb.error());
    return std::nullopt;
  }
  Result<std::string> version = known_grammar(*kb, grammar.hash());
  if (!version) {
    console.complain(version.error());
    return std::nullopt;
  }
  if (version->empty() && !sound()) return std::nullopt;
  return Opened{std::move(*kb), std::move(*version)};
}

std::vector<IngestInput> inputs_of(const Words& words, KnowledgeBase* kb,
                                   Console& console) {
  std::unordered_set<std::string> known;
  if (kb != nullptr) {
    Result<std::unordered_set<std::string>> paths = source_paths(*kb);
    if (paths) known = std::move(*paths);
  }
  std::vector<IngestInput> inputs;
  std::vector<InputFile> files = list_reports(
      words, "ingest", console,
      [&known](const std::string& path) { return known.contains(path); });
  inputs.reserve(files.size());
  for (InputFile& file : files)
    inputs.push_back({std::move(file.path), std::move(file.id)});
  return inputs;
}

IngestOptions options_of(const Words& words, const std::string& version,
                         LazyGrammar& grammar, Progress& progress) {
  IngestOptions options;
  if (version.empty()) {
    options = ingest_options(words, **grammar.get(), progress);
  } else {
    options = ingest_options(words, progress);
    options.grammar_version = version;
    options.grammar_hash = grammar.hash();
  }
  if (words.given("--allow-network")) options.note = "--allow-network";
  return options;
}

std::string summary(const IngestReport& report, const IngestNotes& notes,
                    bool dry_run) {
  std::string line = summary_of(report);
  const std::size_t empty = notes.without_text.lines().size();
  const std::size_t unknown = notes.unread_language.lines().size();
  if (empty > 0) line += fmt::format("; {} without text", empty);
  if (unknown > 0)
    line += fmt::format("; {} in a language without a grammar", unknown);
  const std::size_t slow = notes.slow_rules.lines().size();
  if (slow > 0) line += fmt::format("; {} with a rule left out", slow);
  if (dry_run) line += " (dry run: nothing was written)";
  return line + "\n";
}

// What was decided of a report does not hold by itself of its new version.
void tell_old_decisions(KnowledgeBase& kb, Console& console) {
  const Result<DecisionStates> states = decision_states(kb);
  if (!states) return console.complain(states.error());
  for (const std::string& line : states->unplaced) console.say(line);
}

// A folder that is gone when the run is over; made when it is first asked for.
class ScratchFolder {
 public:
  ScratchFolder() = default;
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code none;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, none);
  }

  std::string file(const char* name) const {
    std::error_code none;
    std::string made =
        (std::filesystem::temp_directory_path(none) / "casebook-XXXXXX")
            .string();
    if (folder_.empty() && mkdtemp(made.data()) != nullptr) folder_ = made;
    return (folder_ / name).string();
  }

 private:
  mutable std::filesystem::path folder_;
};

// Names that lead to nothing make no base.
bool leads_to_nothing(const std::vector<IngestInput>& inputs,
                      const std::string& base, Console& console) {
  if (!inputs.empty() || console.exit() == ExitCode::kDone) return false;
  console.say(base + ": not made: there was nothing to read");
  return true;
}

void tell_of_others(KnowledgeBase& kb, const std::string& grammar,
                    Console& console) {
  const std::string others = read_by_others(kb, grammar);
  if (!others.empty()) console.say(others);
}

void tell_what_failed(const IngestReport& report, const IngestNotes& notes,
                      Console& console) {
  report_failures(report, console);
  for (const Notes* said :
       {&notes.without_text, &notes.unread_language, &notes.slow_rules}) {
    for (const std::string& line : said->lines()) console.say(line);
  }
}

void run(const Words& words, Console& console) {
  const Result<std::filesystem::path> folder =
      find_grammars(words.get(kGrammarsOption.name));
  if (!folder) return console.complain(folder.error());
  LazyGrammar grammar(*folder);
  const ScratchFolder scratch;
  std::string base = words.get("--kb");
  std::optional<Opened> opened;
  // One that is there knows most of the files.
  if (std::filesystem::exists(base)) {
    opened = open_base(base, words, grammar, console);
    if (!opened) return;
  }
  const std::vector<IngestInput> inputs =
      inputs_of(words, opened ? &opened->kb : nullptr, console);
  if (console.exit() == ExitCode::kUsage) return;
  if (!opened) {
    if (leads_to_nothing(inputs, base, console)) return;
    if (words.given("--dry-run")) base = scratch.file("dry.casebook");
    opened = open_base(base, words, grammar, console);
    if (!opened) return;
  }
  KnowledgeBase& kb = opened->kb;
  for (const std::string& warning : kb.warnings()) console.say(warning);
  if (!words.given("--dry-run")) {
    const Status kept = keep_words(kb, words, grammar.hash());
    if (!kept) console.complain(kept.error());
  }
  watch_signals();
  IngestReport report;
  IngestNotes notes;
  {
    Progress progress(stderr, "ingest");
    const ReadOptions read = read_options(words);
    IngestOptions options =
        options_of(words, opened->version, grammar, progress);
    // A huge document is not waited for.
    options.overdue = [&](const IngestReport& so_far) {
      report_failures(so_far, console);
      console.print(summary(so_far, {}, words.given("--dry-run")));
      console.flush();
      end_by_signal();
    };
    report = ingest(
        kb, inputs,
        [&](const IngestInput& input, IngestSink& sink) {
          return produce(input, sink, grammar, read, notes);
        },
        options);
  }
  tell_what_failed(report, notes, console);
  if (report.counts.updated > 0) tell_old_decisions(kb, console);
  console.print(summary(report, notes, words.given("--dry-run")));
  if (!words.given("--dry-run")) tell_of_others(kb, grammar.hash(), console);
  console.flush();
  if (interrupted()) end_by_signal();
}

}  // namespace

constexpr Command kIngestCommand = {
    "ingest",
    "Read reports into a knowledge base",
    "Adds the documents that are new, with their facts. What is there already\n"
    "stays as it is, so running it again after an interruption goes on from\n"
    "there. A file that cannot be read is named and the others go on.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
