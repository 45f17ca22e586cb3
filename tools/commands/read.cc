#include <cstdio>
#include <utility>

#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/shared_options.h"
#include "tools/writers/document_writer.h"
#include "tools/writers/table_view.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"FILE", true, true}};
constexpr Option kOptions[] = {
    {"--format", "FORMAT", "how to show the document", "text|json|html",
     "text"},
    {"--tables", nullptr, "show the tables only, and which are not read"},
    kInputFormatOption,
    kEncodingOption,
    kEntitiesOption,
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook read --format html report.xml > report.html",
     "a page to judge the reading by"},
    {"casebook read --format json corpus/samples",
     "the documents of a folder, one object a line"},
    {"casebook read --tables corpus/samples/e07-cohort-eleven.xml",
     "its tables as they are taken"},
    {"casebook read - < report.txt", "from standard input"},
};

constexpr int kUsualWidth = 100;

std::string shown(const Document& document, const Words& words) {
  if (words.given("--tables")) {
    const int width = terminal_width(stdout, kUsualWidth);
    return table_view(document, static_cast<std::size_t>(width));
  }
  return document_writer(words.get("--format"))->write(document);
}

void run(const Words& words, Console& console) {
  // Headings and abbreviations, which reading needs, are the grammar's data.
  const std::optional<LanguageProfiles> profiles =
      open_profiles(words.get(kGrammarsOption.name), console);
  if (!profiles) return;
  const ReadOptions options = read_options(words);
  for (const InputFile& file : list_reports(words.operands(), console)) {
    if (!console.open()) return;
    const Status done =
        read_input(file, options, *profiles, [&](Document&& document) {
          console.print(shown(document, words));
          const std::string missing = missing_text(document);
          if (!missing.empty()) console.say(missing);
          return console.open();
        });
    if (!done) console.complain(done.error());
  }
}

}  // namespace

constexpr Command kReadCommand = {
    "read",
    "Show how reports are read: text, sections, sentences, tables",
    "Prints the stored text unchanged, everything known of the document as\n"
    "JSON, or a self-contained page that colours sections, languages,\n"
    "sentences, headings and citations and draws the tables. With --tables,\n"
    "each table with its place and the heads of its columns, and of those\n"
    "that are not read why; never half a guess.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
