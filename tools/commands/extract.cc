#include "extractor/extract.h"

#include <fmt/format.h>

#include <atomic>

#include "corpus/how_many.h"
#include "kb/base_sources.h"
#include "kb/ingest.h"
#include "kb/show.h"
#include "tools/base_opening.h"
#include "tools/base_reading.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/interruption.h"
#include "tools/ordered_output.h"
#include "tools/shared_options.h"
#include "tools/unread_language.h"
#include "tools/writers/fact_writer.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"PATH", false, true}};
constexpr Option kOptions[] = {
    {"--kb", "FILE", "make this base's facts again, from its own sources"},
    {"--format", "FORMAT", "how to print the facts", "jsonl|csv|table",
     "jsonl"},
    {"--kinds", "LIST", "only these kinds, with commas between"},
    {"--no-prefilter", nullptr,
     "try every rule on every sentence: the same facts, slower"},
    kFilesFromOption,
    kLimitOption,
    kJobsOption,
    kInputFormatOption,
    kEncodingOption,
    kEntitiesOption,
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook extract corpus/samples > facts.jsonl",
     "all facts of a folder's reports"},
    {"casebook extract --format table --kinds age,bmd,drug report.txt",
     "some kinds, for reading"},
    {"casebook extract --format jsonl - < report.txt", "from standard input"},
    {"casebook extract --kb bones.casebook",
     "a base's facts again with the grammar as it is now; decisions stay"},
};

// What all workers share.
struct Work {
  const Grammar& grammar;
  const FactWriter& writer;
  ReadOptions read;
  ExtractOptions extract;
};

void extract_file(const Work& work, const InputFile& file, std::size_t turn,
                  OrderedOutput& output) {
  const Status done = read_input(
      file, work.read, work.grammar.profiles, [&](Document&& document) {
        const std::string missing = missing_text(document);
        if (!missing.empty()) output.say(turn, missing);
        const Extraction found = extract(document, work.grammar, work.extract);
        const std::string slow = slow_rules(document, found);
        if (!slow.empty()) output.say(turn, slow);
        const std::string unread =
            unread_language(document, found, work.grammar.profiles);
        if (!unread.empty()) output.say(turn, unread);
        return output.print(turn, work.writer.write(document, found)) &&
               !interrupted();
      });
  if (!done) output.complain(turn, done.error());
}

Error usage(const char* what, const char* hint) {
  return {Fault::kUsage, "E-USAGE", "casebook extract", what, hint};
}

// The base's facts again; then what became of the decisions.
void extract_again(const Words& words, const Grammar& grammar,
                   Console& console) {
  std::optional<KnowledgeBase> kb =
      open_base(words.get("--kb"), {.write = true}, console);
  if (!kb) return;
  const Result<std::vector<BaseSource>> sources = base_sources(*kb);
  if (!sources) return console.complain(sources.error());
  const Status kept = keep_words(*kb, words, grammar.hash);
  if (!kept) return console.complain(kept.error());
  const BaseReading reading(kb->path(), *sources);
  watch_signals();
  IngestReport report;
  {
    Progress progress(stderr, "extract");
    IngestOptions options = ingest_options(words, grammar, progress);
    options.overdue = [&](const IngestReport& so_far) {
      console.print(summary_of(so_far) + "\n");
      console.flush();
      end_by_signal();
    };
    report = ingest(
        *kb, reading.inputs(),
        [&](const IngestInput& input, IngestSink& sink) {
          return reading.produce(input, sink, grammar);
        },
        options);
  }
  report_failures(report, console);
  console.print(summary_of(report) + "\n");
  const Result<DecisionStates> states = decision_states(*kb);
  if (!states) return console.complain(states.error());
  for (const auto& [state, count] : states->counts)
    console.print(fmt::format("{} {}\n", how_many(count, "decision"), state));
  for (const std::string& line : states->unplaced) console.say(line);
  console.flush();
  if (interrupted()) end_by_signal();
}

void run(const Words& words, Console& console) {
  const bool more =
      !words.operands().empty() || words.given(kFilesFromOption.name);
  if (words.given("--kb") && more) {
    return console.complain(
        usage("--kb reads the base's own sources, not PATHs",
              "name the one or the other"));
  }
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return;
  if (words.given("--kb")) return extract_again(words, *grammar, console);
  const Status kinds = check_kinds(*grammar, words.list("--kinds"));
  if (!kinds) return console.complain(kinds.error());
  const Work work = {*grammar,
                     *fact_writer(words.get("--format")),
                     read_options(words),
                     {.prefilter = !words.given("--no-prefilter"),
                      .kinds = words.list("--kinds")}};
  const std::vector<InputFile> files = list_reports(words, "extract", console);
  if (console.exit() == ExitCode::kUsage) return;
  watch_signals();
  console.print(work.writer.head());
  const int threads = jobs(words);
  OrderedOutput output(console, static_cast<std::size_t>(threads) * 4);
  for_each_input(files.size(), threads, [&](std::size_t turn) {
    if (output.begin(turn) && !interrupted()) {
      extract_file(work, files[turn], turn, output);
    }
    output.finish(turn);
  });
  console.flush();
  if (interrupted()) end_by_signal();
}

}  // namespace

constexpr Command kExtractCommand = {
    "extract",
    "Print the facts of reports, each with the text that says so",
    "Reads files and folders and prints their facts in the order of the\n"
    "inputs: the same bytes for any number of jobs. With --kb a knowledge\n"
    "base's facts are made again from its sources; what people decided is\n"
    "placed again, and what could not be placed is listed.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
