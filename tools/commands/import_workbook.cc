#include "tools/commands/import_workbook.h"
#include "corpus/how_many.h"
#include "tools/base_opening.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "extractor/compiled_grammar.h"
#include "kb/decide.h"
#include "kb/workbook_edits.h"
#include "tools/grammar_folder.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

std::string line_of(const WorkbookEdit& edit, const Decided& decided,
                    bool jsonl) {
  const CellEdit& cell = edit.edit;
  const std::string& verdict = cell.request.verdict;
  if (jsonl) {
    const nlohmann::ordered_json line = {{"place", edit.place},
                                         {"about", edit.about},
                                         {"verdict", verdict},
                                         {"was", cell.was},
                                         {"is", cell.is},
                                         {"quote", cell.quote},
                                         {"fact", decided.fact},
                                         {"decision", decided.decision.id},
                                         {"state", decided.state},
                                         {"disputed", decided.disputed},
                                         {"repeated", decided.repeated}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
           "\n";
  }
  std::string line = fmt::format("{}  {}: {}", edit.place, edit.about, verdict);
  if (!cell.was.empty()) line += " " + cell.was;
  if (!cell.is.empty() && cell.is != verdict)
    line += (cell.was.empty() ? " " : " \u2192 ") + cell.is;
  if (!cell.quote.empty()) line += "  \u201c" + cell.quote + "\u201d";
  if (decided.repeated) line += " (was decided so before)";
  if (decided.disputed) line += " (others decided differently)";
  return line + "\n";
}

// "3 decisions: 2 correct, 1 reject".
std::string summary_of(const std::vector<Decided>& all, bool dry_run) {
  std::map<std::string, std::size_t> verdicts;
  std::size_t fresh = 0;
  for (const Decided& decided : all) {
    if (decided.repeated) continue;
    ++fresh;
    ++verdicts[decided.decision.verdict];
  }
  std::string text = how_many(fresh, "decision");
  const char* before = ": ";
  for (const auto& [verdict, times] : verdicts) {
    text += fmt::format("{}{} {}", before, times, verdict);
    before = ", ";
  }
  if (fresh < all.size())
    text += fmt::format("; {} were there already", all.size() - fresh);
  if (dry_run) text += " (dry run: nothing was written)";
  return text + "\n";
}

}  // namespace

void import_workbook(const Words& words, const std::string& path,
                     const std::string& bytes, Console& console) {
  const bool dry_run = words.given("--dry-run");
  if (words.get("--by").empty()) {
    return console.complain({Fault::kUsage, "E-DECISION-BY", path,
                             "whose decisions are these?", "say --by NAME"});
  }
  std::optional<KnowledgeBase> kb =
      open_base(words.get("--kb"), {.write = !dry_run}, console);
  if (!kb) return;
  const Result<WorkbookEdits> found = workbook_edits(*kb, bytes, path);
  if (!found) return console.complain(found.error());
  for (const std::string& remark : found->remarks) console.say(remark);
  const bool keys = std::any_of(
      found->edits.begin(), found->edits.end(),
      [](const WorkbookEdit& one) { return !one.edit.request.keys.empty(); });
  std::optional<Grammar> grammar;
  if (keys) {
    grammar = open_grammar(words.get(kGrammarsOption.name), console);
    if (!grammar) return;
  }
  std::vector<DecisionRequest> requests;
  for (const WorkbookEdit& edit : found->edits) {
    requests.push_back(edit.edit.request);
    requests.back().by = words.get("--by");
    if (grammar) requests.back().kinds = &grammar->compiled->kinds;
  }
  std::vector<RequestError> refused;
  std::vector<Decided> decided = check_all(*kb, requests, refused);
  for (const Error& error : found->errors) console.complain(error);
  for (RequestError& one : refused) {
    const WorkbookEdit& edit = found->edits[one.request];
    one.error.fault = Fault::kInput;
    one.error.where = fmt::format("{}:{} ({})", path, edit.place, edit.about);
    console.complain(one.error);
  }
  if (!found->errors.empty() || !refused.empty()) {
    console.say(
        how_many(found->errors.size() + refused.size(), "cell") +
        " cannot be taken back: nothing was decided; put them right, and "
        "import again");
    return;
  }
  if (!dry_run) {
    const Status kept = keep_all(*kb, decided);
    if (!kept) return console.complain(kept.error());
  }
  const bool jsonl = words.get("--format") == "jsonl";
  for (std::size_t i = 0; i < decided.size(); ++i)
    console.print(line_of(found->edits[i], decided[i], jsonl));
  const std::string summary = summary_of(decided, dry_run);
  jsonl ? console.say(summary.substr(0, summary.size() - 1))
        : console.print(summary);
}

}  // namespace casebook
