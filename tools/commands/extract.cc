#include "extractor/extract.h"

#include <fmt/format.h>

#include <atomic>

#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/interruption.h"
#include "tools/ordered_output.h"
#include "tools/shared_options.h"
#include "tools/writers/fact_writer.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"PATH", false, true}};
constexpr Option kOptions[] = {
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
        return output.print(turn, work.writer.write(document, found)) &&
               !interrupted();
      });
  if (!done) output.complain(turn, done.error());
}

void run(const Words& words, Console& console) {
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return;
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
    "inputs: the same bytes for any number of jobs.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
