// The evidence table: a row a case, the columns that reviewers use.
//
// The columns are data (kb/columns.tsv, embedded): which kind, name and site
// of facts they show and how. A row keeps the facts behind its cells, so that
// every figure can be led back to its quote. What a report says of a thing has
// four values: reported, explicitly negative ("no smoking"), looked for and
// not done, and not reported.
// Threads: as the KnowledgeBase; a finished table is a value.
//
//   Result<EvidenceTable> table = evidence_table(*kb, {});
//   Result<std::string> csv = write_table(*table, "csv", {});
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "corpus/span.h"
#include "kb/knowledge_base.h"
#include "kb/open_places.h"
#include "kb/search.h"

namespace casebook {

struct EvidenceFact {
  std::uint32_t position = 0;  // in the document's list
  std::string kind, name, assertion, site, time, shown, keys, flags;
  std::string quote, section, rule;
  Span span;            // of the quote, in the document's text
  std::string id;       // that decisions name it by
  std::string decided;  // "accepted", "corrected" …; "" untouched
  // Who decided what of it, and why: "2026-01-02 AB: reject (of her sister)".
  // Only where the options ask for ids, as is the id.
  std::string said;
  std::uint32_t page = 0;  // of a PDF, from 1
  // How long after the first one a later figure was measured, where only a
  // follow-up in the same sentence tells: "12 mo".
  std::string after;

  bool operator==(const EvidenceFact&) const = default;
};

// One thing of a cell as it stands there alone: an entry of a list, a level, a
// figure before or after an arrow. A workbook's edits are led back by them.
struct EvidencePart {
  std::string text;
  std::vector<std::uint32_t> facts;
  std::string group;   // of changes: the site or the name that it is of
  bool later = false;  // of changes: behind an arrow

  bool operator==(const EvidencePart&) const = default;
};

struct EvidenceCell {
  enum class State : std::uint8_t {
    kNotReported,
    kReported,
    kNegative,  // the report says that it is not so
    kNotDone,   // the report says that nobody looked
  };
  std::string text;                  // as people write it: "T11–L5 (7)"
  std::vector<std::uint32_t> facts;  // their positions
  State state = State::kNotReported;
  std::vector<EvidencePart> parts;  // of cells that show facts
  // What people decided of its facts, the gravest: "disputed", "look again",
  // "corrected", "added", "accepted", or "partly accepted".
  std::string decided;
  // What people need to know beside it, and programs have in a place of its
  // own: "group" beside the number of a case that is several patients.
  std::string aside;

  bool operator==(const EvidenceCell&) const = default;
};

struct EvidenceRow {
  std::string document;
  std::string sha256;
  std::string case_id;
  bool group = false;  // several patients described together
  // A decision says that an earlier row is the same patient: not counted.
  bool repeats = false;
  std::vector<EvidenceCell> cells;     // as many as there are columns
  std::vector<EvidenceFact> facts;     // of the case, in their order
  std::vector<EvidenceFact> rejected;  // by a decision: in no cell

  bool operator==(const EvidenceRow&) const = default;
};

// For the dictionary of the data.
struct EvidenceMeaning {
  std::string column, meaning;

  bool operator==(const EvidenceMeaning&) const = default;
};

struct Count {
  std::string what;
  std::size_t cases = 0;

  bool operator==(const Count&) const = default;
};

// Of the single patients, each counted once.
struct EvidenceSummary {
  std::size_t cases = 0;
  std::vector<Count> levels;   // fractures, from head to sacrum
  std::vector<Count> drugs;    // the most frequent first
  std::vector<Count> classes;  // and those of their classes

  bool operator==(const EvidenceSummary&) const = default;
};

struct EvidenceDocument {
  std::string name, sha256, title, path;
  std::string text;  // only where the options ask for it

  bool operator==(const EvidenceDocument&) const = default;
};

struct EvidenceTable {
  std::vector<std::string> columns;  // their headings
  std::vector<int> weights;  // of the columns: 1 stays longest, 9 goes first
  std::vector<EvidenceRow> rows;
  // Of each column: in how many of the rows something is said of it. Groups
  // of patients are told apart: no one of them is a patient.
  struct Known {
    std::vector<std::size_t> in;
    std::size_t of = 0;

    bool operator==(const Known&) const = default;
  };
  Known patients, groups;
  std::vector<EvidenceMeaning> meanings;
  std::vector<EvidenceDocument> documents;  // in the rows' order
  EvidenceSummary summary;
  std::string grammar;  // that made the facts: "0.1.0 (1a2b3c4d5e6f)"

  bool operator==(const EvidenceTable&) const = default;
};

struct EvidenceOptions {
  Query query;                       // empty: all cases; its limit is kept
  std::vector<std::string> columns;  // by heading; empty: the default ones
  bool drop_empty_columns = false;
  bool texts = false;  // the documents' texts too, for "html"
  OpenPlaces open;     // for the column "open"
  bool ids = false;    // facts' ids and who decided: for "xlsx" and "jsonl"
};

// Rows by document in input order, then by case. kUsage for an unknown column,
// with those that there are. A kind of facts that no column shows gets one of
// its own.
Result<EvidenceTable> evidence_table(KnowledgeBase& kb,
                                     const EvidenceOptions& options);

// The headings of all columns, the default ones first.
std::vector<std::string> evidence_columns();

// "23/31": how many of the cases say something.
std::string known_text(const EvidenceTable::Known& known, std::size_t column);
// What stands in a cell for each state that has no text of its own.
std::string cell_text(const EvidenceCell& cell, std::string_view not_reported);
// The same for people: with what stands aside.
std::string shown_cell(const EvidenceCell& cell, std::string_view not_reported);
// A sign for the eye: "\u2713" accepted, "\u270e" corrected …; "" undecided.
std::string_view decided_mark(std::string_view decided);
// The cell as people read it: its text and the sign of what was decided.
std::string marked_text(const EvidenceCell& cell,
                        std::string_view not_reported);
// "reported", "negative", "not done", "not reported".
std::string_view state_name(EvidenceCell::State state);
// The row's fact at a position; null where there is none.
const EvidenceFact* fact_at(const EvidenceRow& row, std::uint32_t position);

struct WriteOptions {
  std::size_t width = 100;  // of the terminal, in columns; for "text"
  char delimiter = ',';     // for "csv": ';' where Excel's decimal is a comma
  // "excel": byte order mark, CRLF, no cell that could run as a formula or
  // turn into a date; "plain": RFC 4180 as it is, for scripts; "r": names
  // without spaces and NA; "long": a row a fact.
  std::string csv_profile = "excel";
};

struct TableFormat {
  const char* name;
  const char* description;
  Result<std::string> (*write)(const EvidenceTable&, const WriteOptions&);
};
// "csv", "xlsx", "md", "html", "jsonl", "svg", "text".
std::span<const TableFormat> table_formats();

// kUsage for an unknown format, with those that there are.
Result<std::string> write_table(const EvidenceTable& table,
                                std::string_view format,
                                const WriteOptions& options);

}  // namespace casebook
