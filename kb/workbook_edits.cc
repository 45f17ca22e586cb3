#include "kb/workbook_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "kb/evidence.h"
#include "kb/evidence_columns.h"
#include "kb/fact_text.h"
#include "kb/part_reading.h"
#include "kb/workbook_layout.h"
#include "kb/workbook_original.h"

namespace casebook {
namespace {

Error wrong(std::string what, std::string hint = "") {
  return {Fault::kInput, "E-XLSX-EDIT", "", std::move(what), std::move(hint)};
}

Error stale(std::string what) {
  return {Fault::kInput, "E-XLSX-STALE", "", std::move(what),
          "write the workbook anew and edit that"};
}

// Of a column that the file does not know: one of a kind.
EvidenceColumn column_named(const std::string& heading) {
  for (const EvidenceColumn& column : evidence_plan().columns)
    if (column.heading == heading) return column;
  std::string kind = heading;
  std::replace(kind.begin(), kind.end(), ' ', '_');
  return column_of_kind(kind);
}

class Reader {
 public:
  Reader(KnowledgeBase& kb, const std::string& where)
      : kb_(kb), where_(where) {}

  Status load(const EditedWorkbook& book);
  void evidence(const ChangedCell& cell);
  void sources(const std::vector<ChangedCell>& cells);
  void merge();
  WorkbookEdits take() { return std::move(made_); }
  void start(EditedWorkbook& book) {
    made_.errors = std::move(book.errors);
    made_.remarks = std::move(book.remarks);
  }

 private:
  using FactPlace = std::pair<const EvidenceRow*, const EvidenceFact*>;

  void complain(const std::string& place, Error error) {
    error.where = where_ + ":" + place +
                  (error.where.empty() ? "" : " (" + error.where + ")");
    made_.errors.push_back(std::move(error));
  }
  static std::string about(const EvidenceRow& row, const std::string& heading) {
    return fmt::format("{}, case {}, {}", row.document, row.case_id, heading);
  }
  void keep(const std::string& place, const std::string& about, CellEdit edit) {
    made_.edits.push_back({place, about, std::move(edit)});
  }
  void note(const ChangedCell& cell, const EvidenceRow& row);
  void same_patient(const ChangedCell& cell, const EvidenceRow& row,
                    const std::string& now);
  void show(const ChangedCell& cell, const EvidenceRow& row, std::size_t at);
  // The decision on a fact as its row of Sources adds up.
  struct FactEdit {
    CellEdit edit;
    std::string decision;  // as it stands in that column
    bool changes = false;
  };
  Status take_cell(const ChangedCell& cell, const EvidenceFact& fact,
                   FactEdit& made) const;
  Result<CellEdit> fact_edit(const std::vector<ChangedCell>& cells,
                             const EvidenceFact& fact) const;
  std::string_view text_of(const EvidenceRow& row) const;

  KnowledgeBase& kb_;
  const std::string& where_;
  EvidenceTable table_;
  std::map<std::string, const EvidenceRow*> rows_;  // by key
  std::map<std::string, FactPlace> facts_;          // by id
  WorkbookEdits made_;
};

// The columns that were changed, as they are now.
Status Reader::load(const EditedWorkbook& book) {
  EvidenceOptions options;
  options.texts = options.ids = true;
  options.query.limit = 0;
  std::set<std::string> headings = {"document"};
  for (const ChangedCell& cell : book.evidence)
    if (cell.heading != kNoteColumn) headings.insert(cell.heading);
  options.columns.assign(headings.begin(), headings.end());
  Result<EvidenceTable> table = evidence_table(kb_, options);
  if (!table) return table.error();
  table_ = std::move(*table);
  for (const EvidenceRow& row : table_.rows) {
    rows_[row_key(row)] = &row;
    for (const auto* facts : {&row.facts, &row.rejected})
      for (const EvidenceFact& fact : *facts) facts_[fact.id] = {&row, &fact};
  }
  return Ok{};
}

std::string_view Reader::text_of(const EvidenceRow& row) const {
  for (const EvidenceDocument& document : table_.documents)
    if (document.sha256 == row.sha256) return document.text;
  return {};
}

void Reader::note(const ChangedCell& cell, const EvidenceRow& row) {
  CellEdit edit;
  edit.request.verdict = "note";
  edit.request.target = row.sha256;
  edit.request.note = fmt::format("case {}: {}", row.case_id, cell.is);
  edit.is = cell.is;
  keep(cell.place, about(row, cell.heading), std::move(edit));
}

// "yes" or "no" to the one candidate that stood there.
void Reader::same_patient(const ChangedCell& cell, const EvidenceRow& row,
                          const std::string& now) {
  const std::string other = now.substr(0, now.find(" ("));
  const std::size_t case_at = other.rfind(" case ");
  const bool one =
      case_at != std::string::npos && now.find("; ") == std::string::npos;
  if (!one || (cell.is != "yes" && cell.is != "no")) {
    return complain(cell.place,
                    wrong("'" + cell.is + "' does not say whether they are one",
                          one ? "write yes or no"
                              : "casebook decide DOCUMENT#CASE same-patient "
                                "says which"));
  }
  CellEdit edit;
  edit.request.verdict = cell.is == "yes" ? "same-patient" : "other-patient";
  edit.request.target = row.sha256 + "#" + row.case_id;
  edit.request.with = other.substr(0, case_at) + "#" +
                      other.substr(case_at + std::string(" case ").size());
  edit.was = now;
  edit.is = cell.is;
  keep(cell.place, about(row, cell.heading), std::move(edit));
}

void Reader::show(const ChangedCell& cell, const EvidenceRow& row,
                  std::size_t at) {
  const EvidenceColumn column = column_named(cell.heading);
  const EvidenceCell& now = row.cells[at];
  const bool facts =
      column.from == "fact" && column.show != EvidenceColumn::Show::kMissing;
  if (!facts && now.parts.empty()) {
    const bool cited = cell.heading == "author" || cell.heading == "year" ||
                       cell.heading == "title";
    return complain(
        cell.place,
        wrong(fmt::format("'{}' holds no facts and is not decided on",
                          cell.heading),
              cited ? "casebook cite takes it from a list of references"
                    : "it follows from the other columns and the report"));
  }
  EvidenceColumn read = column;
  if (column.from == "n") read.show = EvidenceColumn::Show::kValue;
  const PartReader reader(kb_.connection(), read, evidence_plan());
  const bool silent = cell.is == kNotReportedCell;
  Result<std::vector<ReadPart>> parts = reader.read(silent ? "" : cell.is);
  if (!parts) {
    Error error = parts.error();
    error.where = about(row, cell.heading);
    return complain(cell.place, std::move(error));
  }
  Result<CellEdits> edits = cell_edits({row, read, now, text_of(row)}, *parts);
  if (!edits) {
    Error error = edits.error();
    error.where = about(row, cell.heading);
    return complain(cell.place, std::move(error));
  }
  for (CellEdit& edit : *edits)
    keep(cell.place, about(row, cell.heading), std::move(edit));
}

void Reader::evidence(const ChangedCell& cell) {
  const auto found = rows_.find(cell.key);
  if (found == rows_.end()) {
    return complain(cell.place, stale("this case is not in the base any more"));
  }
  const EvidenceRow& row = *found->second;
  if (cell.heading == kNoteColumn) return note(cell, row);
  const auto column =
      std::find(table_.columns.begin(), table_.columns.end(), cell.heading);
  const auto at = static_cast<std::size_t>(column - table_.columns.begin());
  if (at >= row.cells.size()) return;
  const std::string now = shown_cell(row.cells[at], kNotReportedCell);
  if (same_cell(now, cell.is)) return;  // it came to be so by other ways
  if (!same_cell(now, cell.was)) {
    return complain(cell.place,
                    stale(fmt::format("{}: the base says '{}' meanwhile",
                                      about(row, cell.heading), now)));
  }
  const EvidenceColumn shown = column_named(cell.heading);
  if (shown.from == "same") return same_patient(cell, row, now);
  show(cell, row, at);
}

// What one changed cell of a fact's row says.
Status Reader::take_cell(const ChangedCell& cell, const EvidenceFact& fact,
                         FactEdit& made) const {
  DecisionRequest& request = made.edit.request;
  if (cell.heading == kDecisionColumn) {
    made.decision = cell.is;
    return Ok{};
  }
  if (cell.heading == kRemarkColumn) {
    request.note = cell.is;
    return Ok{};
  }
  made.changes = true;
  made.edit.is += (made.edit.is.empty() ? "" : ", ") + cell.is;
  const EvidenceColumn column = column_named(cell.row.at("column"));
  const PartReader reader(kb_.connection(), column, evidence_plan());
  if (cell.heading == "case") {
    request.verdict = "assign";
    request.case_id = cell.is;
  } else if (cell.heading == "name") {
    Result<std::string> name = reader.name(cell.is);
    if (!name) return name.error();
    request.name = std::move(*name);
  } else if (cell.heading == "assertion") {
    request.assertion = cell.is;
  } else if (cell.heading == "site" && !cell.is.empty()) {
    Result<std::string> site = reader.site(cell.is);
    if (!site) return site.error();
    request.keys.emplace_back("site", std::move(*site));
  } else if (cell.heading == "site" || cell.heading == "time") {
    request.keys.emplace_back(cell.heading, cell.is);
  } else if (cell.heading == "figures") {
    const Result<KeyList> read = reader.figures(cell.is);
    if (!read) return read.error();
    const auto keys =
        keys_from_json(fact.keys).value_or(std::vector<FactKey>());
    for (auto& key : changed_figures(keys, *read, false))
      request.keys.push_back(std::move(key));
  } else {
    return wrong(
        fmt::format("'{}' is what the report says; it is not decided on",
                    cell.heading),
        "case, name, assertion, site, time and figures can be corrected; "
        "decision takes accept or reject");
  }
  return Ok{};
}

Result<CellEdit> Reader::fact_edit(const std::vector<ChangedCell>& cells,
                                   const EvidenceFact& fact) const {
  FactEdit made;
  made.edit.quote = fact.quote;
  made.edit.was = fact.shown.empty() ? fact.name : fact.shown;
  DecisionRequest& request = made.edit.request;
  request.target = fact.id;
  for (const ChangedCell& cell : cells) {
    const Status taken = take_cell(cell, fact, made);
    if (!taken) return taken.error();
  }
  const std::string& decision = made.decision;
  if (!decision.empty() && decision != "accept" && decision != "reject")
    return wrong("'" + decision + "' is no decision", "write accept or reject");
  if (made.changes && !decision.empty()) {
    return wrong("the fact is both changed and " + decision + "ed",
                 "a change is a decision by itself");
  }
  if (request.verdict == "assign" &&
      (request.name || request.assertion || !request.keys.empty())) {
    return wrong("the fact is changed and moved to another case at once",
                 "move it first, then change it in a new workbook");
  }
  if (request.verdict.empty()) {
    request.verdict = made.changes       ? "correct"
                      : decision.empty() ? "note"
                                         : decision;
  }
  if (made.edit.is.empty())
    made.edit.is = decision.empty() ? request.note : decision;
  return made.edit;
}

// What the column of Sources would show now, if it can be corrected there.
const std::string* shown_in_sources(const EvidenceRow& row,
                                    const EvidenceFact& fact,
                                    std::string_view heading) {
  if (heading == "case") return &row.case_id;
  if (heading == "name") return &fact.name;
  if (heading == "assertion") return &fact.assertion;
  if (heading == "site") return &fact.site;
  if (heading == "time") return &fact.time;
  return heading == "figures" ? &fact.shown : nullptr;
}

// All changed cells of one fact are one decision.
void Reader::sources(const std::vector<ChangedCell>& cells) {
  const ChangedCell& first = cells.front();
  const auto found = facts_.find(first.key);
  if (found == facts_.end()) {
    const bool gone =
        std::any_of(cells.begin(), cells.end(), [](const ChangedCell& cell) {
          return cell.heading == kDecisionColumn && cell.is == "reject";
        });
    if (gone) return;
    return complain(first.place,
                    stale("this fact is not in the base any more"));
  }
  const auto& [row, fact] = found->second;
  std::vector<ChangedCell> changed;
  for (const ChangedCell& cell : cells) {
    const std::string* now = shown_in_sources(*row, *fact, cell.heading);
    if (now != nullptr && same_cell(*now, cell.is)) continue;
    if (now != nullptr && !same_cell(*now, cell.was)) {
      return complain(cell.place,
                      stale(fmt::format("the base says '{}' meanwhile", *now)));
    }
    changed.push_back(cell);
  }
  if (changed.empty()) return;
  Result<CellEdit> edit = fact_edit(changed, *fact);
  if (!edit) return complain(first.place, edit.error());
  keep(first.place, about(*row, first.row.at("column")), std::move(*edit));
}

bool same_request(const DecisionRequest& a, const DecisionRequest& b) {
  return a.verdict == b.verdict && a.keys == b.keys && a.name == b.name &&
         a.assertion == b.assertion && a.case_id == b.case_id &&
         a.note == b.note;
}

// A fact that stands in several cells is decided on once.
void Reader::merge() {
  std::map<std::string, std::size_t> first;
  std::vector<WorkbookEdit> merged;
  for (WorkbookEdit& one : made_.edits) {
    const DecisionRequest& request = one.edit.request;
    const bool of_fact = request.verdict != "add" &&
                         request.verdict != "note" &&
                         !request.verdict.ends_with("-patient");
    const auto known = first.find(request.target);
    if (!of_fact || known == first.end()) {
      if (of_fact) first[request.target] = merged.size();
      merged.push_back(std::move(one));
      continue;
    }
    if (!same_request(merged[known->second].edit.request, request)) {
      complain(one.place,
               wrong(fmt::format("the same fact is decided otherwise in {}",
                                 merged[known->second].place),
                     "change it in one of the two"));
    }
  }
  made_.edits = std::move(merged);
}

}  // namespace

Result<WorkbookEdits> workbook_edits(KnowledgeBase& kb, std::string_view bytes,
                                     const std::string& where) {
  Result<EditedWorkbook> book = compare_workbook(bytes, where);
  if (!book) return book.error();
  Reader reader(kb, where);
  reader.start(*book);
  const Status loaded = reader.load(*book);
  if (!loaded) return loaded.error();
  for (const ChangedCell& cell : book->evidence) reader.evidence(cell);
  std::map<std::string, std::vector<ChangedCell>> by_fact;
  for (ChangedCell& cell : book->sources) {
    by_fact[cell.key + "\n" + cell.row.at("column") + "\n" +
            cell.row.at("case")]
        .push_back(std::move(cell));
  }
  for (const auto& [key, cells] : by_fact) reader.sources(cells);
  reader.merge();
  return reader.take();
}

}  // namespace casebook
