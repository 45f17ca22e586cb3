#include "kb/evidence_row.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "kb/citation.h"
#include "kb/decision_rows.h"
#include "kb/decision_statements.h"
#include "kb/evidence_cell.h"
#include "kb/evidence_parts.h"
#include "kb/fact_json.h"
#include "kb/fact_text.h"
#include "kb/searchable.h"
#include "kb/statements.h"
#include "kb/stored_fact.h"

namespace casebook {
namespace {

// "Yılmaz et al." of "Yılmaz, A; Demir, B".
std::string first_author(std::string_view authors) {
  if (authors.empty()) return "";
  const std::string_view first = authors.substr(0, authors.find(';'));
  std::string family(first.substr(0, first.find(',')));
  if (first.size() != authors.size()) family += " et al.";
  return family;
}

using AllFields = std::map<std::string, std::string, std::less<>>;

// What neither the report nor a reference list says, by the look of the first
// page, and marked so.
void guess_rest(AllFields& fields) {
  if (!fields["title"].empty() && !fields["year"].empty() &&
      !fields["author"].empty())
    return;
  const CitationGuess guess = guess_citation(fields["first page"]);
  const auto take = [&fields](const char* field, const std::string& guessed) {
    if (fields[field].empty() && !guessed.empty())
      fields[field] = guessed + " (guess)";
  };
  // Where the title is known the page must begin with it to be trusted.
  const std::string& title = fields["title"];
  if (!title.empty() && searchable_key(title) != searchable_key(guess.title))
    return;
  take("title", guess.title);
  take("author", guess.author);
  take("year", guess.year);
}

std::string id_of(const EvidenceFact& fact, const std::string& case_id,
                  std::string_view anchor, std::string_view sha256) {
  StoredFact stored;
  stored.case_id = case_id;
  stored.kind = fact.kind;
  stored.name = fact.name;
  stored.assertion = fact.assertion;
  stored.keys = fact.keys;
  stored.quote = fact.quote;
  stored.begin = fact.span.begin;
  stored.end = fact.span.end;
  stored.anchor = anchor;
  return fact_id(sha256, stored);
}

}  // namespace

Status RowMaker::prepare() {
  const std::array<std::pair<SqlStatement*, std::string_view>, 4> all = {{
      {&head_, sql::kEvidenceHead},
      {&case_facts_, sql::kEvidenceFacts},
      {&document_facts_, sql::kDocumentFacts},
      {&rejected_, sql::kEvidenceRejected},
  }};
  for (const auto& [statement, text] : all) {
    Result<SqlStatement> prepared = connection_.prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return together_.prepare(connection_);
}

Result<RowMaker::Fields> RowMaker::fields(const CaseKey& key) {
  // In the order of kEvidenceHead.
  constexpr std::array kNames = {
      "document", "sha256", "path",      "title",    "authors",
      "journal",  "year",   "countries", "language", "doi",
      "pmid",     "label",  "cited",     "group",    "first page"};
  head_.bind(1, key.document);
  head_.bind(2, std::string_view(key.case_id));
  const Result<bool> row = head_.step();
  Fields fields;
  if (row && *row) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
      fields[kNames[i]] = head_.text(static_cast<int>(i));
  }
  head_.reset();
  if (!row) return row.error();
  fields["case"] = key.case_id;
  if (fields["group"] == "0") fields["n"] = "1";
  fields["author"] = first_author(fields["authors"]);
  guess_rest(fields);
  return fields;
}

Status RowMaker::facts(SqlStatement& find, const CaseKey& key, bool of_case,
                       std::vector<EvidenceFact>& facts) {
  find.bind(1, key.document);
  if (of_case) find.bind(2, std::string_view(key.case_id));
  while (true) {
    const Result<bool> row = find.step();
    if (!row) return row.error();
    if (!*row) break;
    EvidenceFact fact;
    fact.position = static_cast<std::uint32_t>(find.integer(0));
    int column = 1;
    for (std::string* field :
         {&fact.kind, &fact.name, &fact.assertion, &fact.site, &fact.time,
          &fact.shown, &fact.keys, &fact.flags})
      *field = find.text(column++);
    for (std::string* field : {&fact.quote, &fact.section, &fact.rule})
      *field = find.text(column++);
    fact.span = {static_cast<std::uint32_t>(find.integer(column)),
                 static_cast<std::uint32_t>(find.integer(column + 1))};
    fact.decided = find.text(column + 2);
    if (ids_) {
      fact.id = id_of(fact, of_case ? key.case_id : "", find.text(column + 3),
                      find.text(column + 4));
    }
    fact.page = static_cast<std::uint32_t>(find.integer(column + 5));
    facts.push_back(std::move(fact));
  }
  find.reset();
  return Ok{};
}

EvidenceCell RowMaker::cell(const EvidenceColumn& column, const Fields& fields,
                            const std::vector<EvidenceFact>& facts) const {
  EvidenceCell cell;
  if (column.from == "fact") {
    cell = evidence_cell(column, facts, evidence_plan().order);
    const auto other = fields.find(column.or_field);
    if (!cell.text.empty() || other == fields.end() || other->second.empty())
      return cell;
    cell.text = other->second;
    cell.state = EvidenceCell::State::kReported;
    return cell;
  }
  if (column.from != "flags") {
    const auto field = fields.find(column.from);
    if (field != fields.end()) cell.text = field->second;
    if (!cell.text.empty()) cell.state = EvidenceCell::State::kReported;
    if (column.from == "n" && cell.text.empty()) {
      EvidenceColumn size = column;
      size.show = EvidenceColumn::Show::kValue;
      return evidence_cell(size, facts, {});
    }
    return cell;
  }
  for (const EvidenceFact& fact : facts) {
    if (fact.flags.empty()) continue;
    cell.facts.push_back(fact.position);
    cell.state = EvidenceCell::State::kReported;
    const std::string what = fact.flags + ": " +
                             (fact.name.empty() ? fact.kind : fact.name) +
                             (fact.shown.empty() ? "" : " " + fact.shown);
    if (cell.text.find(what) == std::string::npos)
      cell.text += (cell.text.empty() ? "" : "; ") + what;
  }
  return cell;
}

Status RowMaker::add_said(std::string_view sha256,
                          std::vector<EvidenceFact>& facts) {
  if (!ids_) return Ok{};
  if (sha256 != decided_document_) {
    auto all = read_decisions(connection_, sql::kDecisionsOf, sha256);
    if (!all) return all.error();
    decisions_ = std::move(*all);
    decided_document_ = sha256;
  }
  if (decisions_.empty()) return Ok{};
  for (EvidenceFact& fact : facts) {
    for (const Decision* one : decisions_about(decisions_, fact.id))
      fact.said += (fact.said.empty() ? "" : "; ") + decision_words(*one);
  }
  return Ok{};
}

// "At her one-year follow-up … T-score of -1.0": the figure was measured then.
Status RowMaker::time_changes(const CaseKey& key,
                              std::vector<EvidenceFact>& facts) {
  for (EvidenceFact& fact : facts) {
    if (fact.time != "follow-up") continue;
    for (const EvidenceFact& other : facts) {
      if (other.kind != "follow_up" || other.assertion != "present") continue;
      const auto keys =
          keys_from_json(other.keys).value_or(std::vector<FactKey>());
      const std::string_view value = key_value(keys, "value");
      if (value.empty()) continue;
      const Result<bool> together =
          together_.holds(key.document, other.span, fact.span);
      if (!together) return together.error();
      if (!*together) continue;
      fact.after =
          std::string(value) + " " + short_unit(key_value(keys, "unit"));
      break;
    }
  }
  return Ok{};
}

// "age: corrected; drugs: 1 rejected".
EvidenceCell RowMaker::decided_cell(const EvidenceRow& row) const {
  EvidenceCell cell;
  const auto add = [&cell](const std::string& what) {
    cell.text += (cell.text.empty() ? "" : "; ") + what;
    cell.state = EvidenceCell::State::kReported;
  };
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const EvidenceColumn& column = columns_[i];
    if (column.from != "fact") continue;
    if (!row.cells[i].decided.empty())
      add(column.heading + ": " + row.cells[i].decided);
    const auto rejected = std::count_if(
        row.rejected.begin(), row.rejected.end(), [&](const auto& fact) {
          return is_asked_for(column, fact) &&
                 column.assertion.passes(fact.assertion);
        });
    if (rejected > 0)
      add(column.heading + ": " + std::to_string(rejected) + " rejected");
  }
  return cell;
}

Result<EvidenceRow> RowMaker::row(const CaseKey& key) {
  const Result<Fields> fields = this->fields(key);
  if (!fields) return fields.error();
  std::vector<EvidenceFact> all;
  Status done = facts(case_facts_, key, true, all);
  if (!done) return done.error();
  std::vector<EvidenceFact> common;
  done = facts(document_facts_, key, false, common);
  if (!done) return done.error();
  // What the case says of itself counts before what its document does.
  std::erase_if(common, [&all](const EvidenceFact& fact) {
    return std::any_of(
        all.begin(), all.end(),
        [&fact](const EvidenceFact& own) { return own.kind == fact.kind; });
  });
  all.insert(all.end(), common.begin(), common.end());
  done = time_changes(key, all);
  if (!done) return done.error();
  EvidenceRow row;
  row.document = fields->at("document");
  row.sha256 = fields->at("sha256");
  row.case_id = key.case_id;
  row.group = fields->at("group") != "0";
  for (const EvidenceColumn& column : columns_) {
    row.cells.push_back(cell(column, *fields, all));
    if (row.group && column.from == "case") row.cells.back().aside = "group";
  }
  row.facts = std::move(all);
  done = facts(rejected_, key, true, row.rejected);
  if (done) done = add_said(row.sha256, row.facts);
  if (done) done = add_said(row.sha256, row.rejected);
  if (!done) return done.error();
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].from == "decided") row.cells[i] = decided_cell(row);
  return row;
}

}  // namespace casebook
