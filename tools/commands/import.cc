#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "corpus/archive.h"
#include "corpus/how_many.h"
#include "corpus/suggestion.h"
#include "extractor/compiled_grammar.h"
#include "extractor/referee.h"
#include "kb/stored_fact.h"
#include "tools/claim_sheet.h"
#include "tools/commands/commands.h"
#include "tools/commands/import_decisions.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"PATH", true, true}};
constexpr Option kOptions[] = {
    {"--claims", "FILE", "what others say: CSV, JSON Lines or a workbook"},
    {"--kb", "FILE", "take decisions into this base instead; PATH holds them"},
    {"--by", "NAME", "of an edited workbook: who decided"},
    {"--dry-run", nullptr, "of a workbook: only say what would be decided"},
    {"--format", "FORMAT", "how to print the verdicts", "text|jsonl", "text"},
    {"--all", nullptr, "in text, also the claims that are supported"},
    {"--exit-zero", nullptr, "end with 0 although a claim is not supported"},
    kInputFormatOption,
    kEncodingOption,
    kEntitiesOption,
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook import --claims table.csv corpus/samples",
     "hold a table of others against the reports it was made from"},
    {"casebook import --claims claims.jsonl --format jsonl report.txt",
     "each claim with its verdict and the place that decides"},
    {"casebook import --kb bones.casebook decisions.jsonl",
     "another reviewer's decisions; those that are there already are left out"},
    {"casebook import --kb bones.casebook --by AB --dry-run table.xlsx",
     "what a reviewer changed in the table's workbook, as decisions"},
};

std::string said(const Claim& claim) {
  std::string text = claim.fact.kind;
  if (!claim.fact.name.empty()) text += " " + claim.fact.name;
  for (const FactKey& key : claim.fact.keys)
    text += fmt::format(", {} {}", key.name, key.value);
  if (claim.fact.assertion != "present") text += ", " + claim.fact.assertion;
  if (!claim.patient.empty()) text += ", case " + claim.patient;
  return text;
}

struct Verdicts {
  std::map<std::size_t, std::string> lines;  // by the claim's place
  std::map<Verdict, std::size_t> counts;
};

class Import {
 public:
  Import(const Words& words, const Grammar& grammar, Console& console)
      : grammar_(grammar),
        path_(words.get("--claims")),
        jsonl_(words.get("--format") == "jsonl"),
        all_(words.given("--all")),
        console_(console) {}

  bool read() {
    std::ifstream file(path_, std::ios::binary);
    if (!file) {
      console_.complain({Fault::kInput, "E-READ", path_, "cannot be read", ""});
      return false;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const Kinds& kinds = grammar_.compiled->kinds;
    list_ = is_zip(bytes) ? claims_of_workbook(bytes, path_, kinds)
                          : read_claims(bytes, path_, kinds);
    for (const Error& remark : list_.remarks)
      console_.say("note: " + remark.to_text());
    for (const Error& error : list_.errors) console_.complain(error);
    if (list_.claims.empty() && list_.errors.empty()) {
      console_.complain({Fault::kInput, "E-CLAIM-EMPTY", path_,
                         "holds no claim", "a row a claim below the heads"});
    }
    for (std::size_t i = 0; i < list_.claims.size(); ++i)
      waiting_[list_.claims[i].document].push_back(i);
    return !list_.claims.empty();
  }

  // `only`: it is the only report, so claims need not name it.
  void judge(const Document& document, bool only) {
    documents_.push_back(document.id);
    std::vector<std::size_t> places = take(document.id);
    if (only) {
      const std::vector<std::size_t> unnamed = take("");
      places.insert(places.end(), unnamed.begin(), unnamed.end());
    }
    if (places.empty()) return;
    std::vector<const Claim*> claims;
    claims.reserve(places.size());
    for (const std::size_t place : places)
      claims.push_back(&list_.claims[place]);
    const std::vector<Judgement> judged = referee(document, grammar_, claims);
    for (std::size_t i = 0; i < places.size(); ++i) {
      ++verdicts_.counts[judged[i].verdict];
      if (jsonl_ || all_ || judged[i].verdict != Verdict::kSupported) {
        verdicts_.lines[places[i]] =
            jsonl_ ? to_json(document, *claims[i], judged[i])
                   : to_line(document, *claims[i], judged[i]);
      }
    }
  }

  // True where every claim is supported.
  bool close() {
    for (const auto& [place, line] : verdicts_.lines) console_.print(line);
    for (const auto& [document, places] : waiting_) unknown(document, places);
    const auto count = [&](Verdict verdict) {
      return verdicts_.counts[verdict];
    };
    const std::string summary = fmt::format(
        "{}: {} supported, {} contradicted, {} unsupported",
        how_many(list_.claims.size(), "claim"), count(Verdict::kSupported),
        count(Verdict::kContradicted), count(Verdict::kUnsupported));
    if (jsonl_) {
      console_.say(summary);
    } else {
      console_.print(summary + "\n");
    }
    return count(Verdict::kSupported) == list_.claims.size();
  }

 private:
  std::vector<std::size_t> take(const std::string& document) {
    const auto found = waiting_.find(document);
    if (found == waiting_.end()) return {};
    std::vector<std::size_t> places = std::move(found->second);
    waiting_.erase(found);
    return places;
  }

  void unknown(const std::string& document,
               const std::vector<std::size_t>& places) {
    const std::vector<std::string_view> known(documents_.begin(),
                                              documents_.end());
    console_.complain(
        {Fault::kInput, "E-NO-REPORT",
         fmt::format("{}:{}", path_, list_.claims[places.front()].line),
         document.empty()
             ? fmt::format("{} without a document",
                           how_many(places.size(), "claim"))
             : fmt::format("no report '{}' was given for {}", document,
                           how_many(places.size(), "claim")),
         document.empty() ? "add a column 'document', or give one report only"
                          : did_you_mean(document, known, "")});
  }

  std::string to_line(const Document& document, const Claim& claim,
                      const Judgement& judgement) const {
    std::string line = fmt::format("{}:{}: {} [{}]: {}: {}\n", path_,
                                   claim.line, to_text(judgement.verdict),
                                   judgement.code, said(claim), judgement.why);
    if (!judgement.span.empty()) {
      line += fmt::format("    {} {}: “{}”\n", document.id,
                          judgement.span.to_text(),
                          folded_space(slice(document.text, judgement.span)));
    }
    return line;
  }

  static std::string to_json(const Document& document, const Claim& claim,
                             const Judgement& judgement) {
    nlohmann::ordered_json line;
    line["line"] = claim.line;
    line["document"] = document.id;
    line["claim"] = said(claim);
    line["verdict"] = to_text(judgement.verdict);
    line["code"] = judgement.code;
    line["why"] = judgement.why;
    if (!judgement.span.empty()) {
      line["quote"] = folded_space(slice(document.text, judgement.span));
      line["start"] = judgement.span.begin;
      line["end"] = judgement.span.end;
    }
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
           "\n";
  }

  const Grammar& grammar_;
  std::string path_;
  bool jsonl_, all_;
  Console& console_;
  ClaimList list_;
  std::map<std::string, std::vector<std::size_t>> waiting_;
  std::vector<std::string> documents_;
  Verdicts verdicts_;
};

void run(const Words& words, Console& console) {
  if (words.given("--kb") != words.given("--claims")) {
    if (words.given("--kb")) return import_decisions(words, console);
  } else {
    return console.complain({Fault::kUsage, "E-USAGE", "casebook import",
                             words.given("--kb")
                                 ? "--kb and --claims do not go together"
                                 : "--claims FILE is needed, or --kb FILE",
                             "see 'casebook import --help'"});
  }
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return;
  Import import(words, *grammar, console);
  if (!import.read()) return;
  const std::vector<InputFile> files = list_reports(words.operands(), console);
  for (const InputFile& file : files) {
    const Status done = read_input(file, read_options(words), grammar->profiles,
                                   [&](Document&& document) {
                                     import.judge(document, files.size() == 1);
                                     return true;
                                   });
    if (!done) console.complain(done.error());
  }
  if (!import.close() && !words.given("--exit-zero"))
    console.raise(ExitCode::kRefused);
}

}  // namespace

constexpr Command kImportCommand = {
    "import",
    "Hold others' claims against the reports they were made from",
    "Reads a table of what somebody else found — a language model, another\n"
    "tool, an old review — and says of each line whether the report supports\n"
    "it, contradicts it (and where), or neither: the quote must stand there,\n"
    "hold the figure with its unit, be said of that patient, and be neither\n"
    "denied nor said of patients in general.\n"
    "Columns: document, case (a number or a label), kind, name, value, unit,\n"
    "site, time, assertion, quote and the other keys of facts; of a workbook\n"
    "the first sheet with a column 'kind' is read. Ends with 1 when a claim "
    "is\n"
    "not supported.\n"
    "With --kb, takes in the decisions that 'casebook export' printed, or "
    "what\n"
    "was changed in a workbook that 'casebook table --format xlsx' wrote: "
    "each\n"
    "changed cell becomes a correction, a rejection, an addition or a note by\n"
    "--by NAME; a cell that is not understood is named, and then nothing is\n"
    "decided at all.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
