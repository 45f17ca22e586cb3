#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "corpus/how_many.h"
#include "kb/evidence.h"
#include "kb/evidence_columns.h"
#include "kb/journal.h"
#include "tools/base_audit.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/query_options.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Option kOptions[] = {
    kKbOption,
    {"--format", "FORMAT",
     "how to write the table; without it as the file's name ends, or as text",
     "csv|xlsx|md|html|jsonl|svg|text"},
    {"--output", "FILE", "write to a file instead of standard output"},
    {"--columns", "LIST", "these columns, with commas between"},
    {"--audit", nullptr,
     "count what is open in each case, as 'casebook audit' lists it"},
    {"--drop-empty", nullptr, "leave out columns that no case fills"},
    {"--query", "WORDS", "only cases of reports with these words"},
    kDrugOption,
    kSiteOption,
    kKindOption,
    kLevelsOption,
    kWhereOption,
    kAgeOption,
    kWithinOption,
    kStartedOption,
    kSavedOption,
    kCountryOption,
    kLanguageOption,
    {"--csv", "PROFILE",
     "excel; plain: RFC 4180; r: names and NA for R; long: a row a fact",
     "excel|plain|r|long", "excel"},
    {"--plain", nullptr, "short for --csv plain"},
    {"--delimiter", "MARK", "between CSV cells", ",|;", ","},
    {"--limit", "N", "text: only the first N cases; 0 is all", "", "0"},
    {"--width", "N", "columns of text; 0 is the terminal's", "", "0"},
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook table --kb bones.casebook", "on the terminal"},
    {"casebook table --kb bones.casebook --format csv --output table.csv",
     "for a spreadsheet"},
    {"casebook table --kb bones.casebook --format xlsx --output table.xlsx",
     "a workbook: each cell with its quotes, sources, summary, dictionary"},
    {"casebook table --kb bones.casebook --format html --output table.html",
     "a page whose cells open the words that say so"},
    {"casebook table --kb bones.casebook --format md --drug teriparatide",
     "the patients who got a drug"},
    {"casebook table --kb bones.casebook --audit --columns "
     "document,case,age,open",
     "how much of each case a person should still look at"},
};

// Whether a table written there would end the base, or its decisions.
bool is_of_base(const std::string& output, const std::string& kb) {
  const std::string base = base_file(kb);
  const std::string journal = journal_path(base);
  std::error_code none;
  for (const std::string& held : {base, journal})
    if (std::filesystem::equivalent(output, held, none)) return true;
  return false;
}

// A device or a pipe takes the text as it comes.
Status write_through(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (file) return Ok{};
  return Error{Fault::kDisk, "E-WRITE", path,
               std::string("cannot be written: ") + std::strerror(errno), ""};
}

// A file appears under its name whole or not at all; of a link, what it leads
// to.
Status write_file(const std::string& named, const std::string& text) {
  std::error_code none;
  if (std::filesystem::exists(named, none) &&
      !std::filesystem::is_regular_file(named, none))
    return write_through(named, text);
  const std::filesystem::path whole =
      std::filesystem::weakly_canonical(named, none);
  const std::string path = none ? named : whole.string();
  const std::string part = path + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) {
    const int why = errno;
    std::remove(part.c_str());
    return Error{Fault::kDisk, "E-WRITE", path,
                 std::string("cannot be written: ") + std::strerror(why), ""};
  }
  std::error_code problem;
  std::filesystem::rename(part, path, problem);
  if (problem) {
    std::remove(part.c_str());
    return Error{Fault::kDisk, "E-WRITE", path,
                 "cannot be written: " + problem.message(), ""};
  }
  return Ok{};
}

// Counts what is open where that is asked for; false when it cannot.
bool add_open(const Words& words, KnowledgeBase& kb, EvidenceOptions& options,
              Console& console) {
  const bool asked = words.given("--audit") ||
                     std::find(options.columns.begin(), options.columns.end(),
                               "open") != options.columns.end();
  if (!asked) return true;
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return false;
  Result<OpenPlaces> open = count_open(kb, *grammar, console);
  if (!open) {
    console.complain(open.error());
    return false;
  }
  options.open = std::move(*open);
  if (!options.columns.empty()) return true;
  for (const EvidenceColumn& column : evidence_plan().columns) {
    if (column.by_default || column.from == "open")
      options.columns.push_back(column.heading);
  }
  return true;
}

// "--output table.xlsx" says it as well.
std::string format_of(const Words& words) {
  if (words.given("--format")) return words.get("--format");
  const std::string output = words.get("--output");
  for (const char* format : {"csv", "xlsx", "md", "html", "jsonl", "svg"})
    if (output.ends_with(std::string(".") + format)) return format;
  return "text";
}

EvidenceOptions evidence_options(const Words& words, Query query) {
  EvidenceOptions options;
  options.query = std::move(query);
  options.query.limit = 0;
  options.columns = words.list("--columns");
  options.texts = format_of(words) == "html";
  options.ids = format_of(words) == "xlsx" || format_of(words) == "jsonl";
  options.drop_empty_columns = words.given("--drop-empty");
  return options;
}

WriteOptions write_options(const Words& words) {
  WriteOptions options;
  const int width = words.number("--width");
  options.width =
      static_cast<std::size_t>(width > 0 ? width : terminal_width(stdout, 100));
  options.delimiter = words.get("--delimiter").front();
  options.csv_profile = words.given("--plain") ? "plain" : words.get("--csv");
  return options;
}

// A terminal's worth of the rows.
void shorten(const Words& words, EvidenceTable& table, Console& console) {
  const auto limit = static_cast<std::size_t>(words.number("--limit"));
  if (table.rows.empty()) console.say("no case to show");
  if (limit == 0 || limit >= table.rows.size() || format_of(words) != "text")
    return;
  console.say(how_many(table.rows.size() - limit, "case") +
              " more; --limit 0 shows all");
  table.rows.resize(limit);
}

void run(const Words& words, Console& console) {
  std::optional<KnowledgeBase> kb = open_base(words.get("--kb"), {}, console);
  if (!kb) return;
  Result<Query> query = query_of(*kb, words, words.get("--query"));
  if (!query) return console.complain(query.error());
  EvidenceOptions options = evidence_options(words, std::move(*query));
  if (!add_open(words, *kb, options, console)) return;
  Result<EvidenceTable> table = evidence_table(*kb, options);
  if (!table) {
    console.complain(table.error());
    return;
  }
  shorten(words, *table, console);
  const std::string others = read_by_others(*kb, "");
  if (!others.empty()) console.say(others);
  const Result<std::string> text =
      write_table(*table, format_of(words), write_options(words));
  if (!text) {
    console.complain(text.error());
    return;
  }
  const std::string output = words.get("--output");
  if (output.empty() && format_of(words) == "xlsx" &&
      isatty(STDOUT_FILENO) != 0) {
    console.complain({Fault::kUsage, "E-TABLE-OUTPUT", "",
                      "a workbook is nothing for a terminal",
                      "name a file: --output table.xlsx"});
    return;
  }
  if (output.empty() || output == "-") {
    console.print(*text);
    return;
  }
  if (is_of_base(output, words.get("--kb"))) {
    console.complain({Fault::kUsage, "E-TABLE-OUTPUT", output,
                      "is the knowledge base itself, or its decisions",
                      "name another file"});
    return;
  }
  if (const Status done = write_file(output, *text); !done) {
    console.complain(done.error());
  }
}

// "document, case, …" in lines of a terminal.
std::string columns_list(bool by_default) {
  constexpr std::size_t kWidth = 76;
  std::string text;
  std::string line;
  for (const EvidenceColumn& column : evidence_plan().columns) {
    if (column.by_default != by_default) continue;
    if (!line.empty() && line.size() + column.heading.size() + 3 > kWidth) {
      text += "  " + line + ",\n";
      line.clear();
    }
    line += (line.empty() ? "" : ", ") + column.heading;
  }
  return text + "  " + line + "\n";
}

std::string about_columns() {
  return "Columns shown by default:\n" + columns_list(true) +
         "and with --columns also (a kind of facts that has none gets one "
         "named after it):\n" +
         columns_list(false);
}

}  // namespace

constexpr Command kTableCommand = {
    "table",
    "Print the evidence table: a row a case",
    "A row a case, a column a measure. NR means that the report does not say;\n"
    "a denial is written as one. The last row of a workbook, page or Markdown\n"
    "says of how many patients each column is known, and one below it of how\n"
    "many groups. Cases of several reports\n"
    "that may be one patient are named as candidates; one that a decision\n"
    "confirmed is counted once. What is changed in a workbook comes back with\n"
    "'casebook import --kb FILE --by NAME table.xlsx'.",
    {},
    kOptions,
    kExamples,
    run,
    about_columns};

}  // namespace casebook
