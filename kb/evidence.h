// The evidence table: a row a case, the columns that reviewers use.
//
// The columns are data (kb/columns.tsv, embedded): which kind, name and site
// of facts they show and how. A cell keeps the facts behind it, so that every
// figure can be led back to its quote. An empty cell means *not reported*;
// "no smoking" is explicitly negative, "DXA not done" was looked for.
// Threads: as the KnowledgeBase; a finished table is a value.
//
//   Result<EvidenceTable> table = evidence_table(*kb, {});
//   Result<std::string> csv = write_table(*table, "csv", {});
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/knowledge_base.h"
#include "kb/search.h"

namespace casebook {

struct EvidenceCell {
  std::string text;                  // as people write it: "T11–L5 (7)"
  std::vector<std::uint32_t> facts;  // their places in the document's list

  bool operator==(const EvidenceCell&) const = default;
};

struct EvidenceRow {
  std::string document;
  std::string sha256;
  std::string case_id;
  std::vector<EvidenceCell> cells;  // as many as there are columns

  bool operator==(const EvidenceRow&) const = default;
};

struct EvidenceTable {
  std::vector<std::string> columns;  // their headings
  std::vector<int> weights;  // of the columns: 1 stays longest, 9 goes first
  std::vector<EvidenceRow> rows;

  bool operator==(const EvidenceTable&) const = default;
};

struct EvidenceOptions {
  Query query;                       // empty: all cases; its limit is kept
  std::vector<std::string> columns;  // by heading; empty: the default ones
  bool drop_empty_columns = false;
};

// Rows by document in input order, then by case. kUsage for an unknown column,
// with those that there are.
Result<EvidenceTable> evidence_table(KnowledgeBase& kb,
                                     const EvidenceOptions& options);

// The headings of all columns, the default ones first.
std::vector<std::string> evidence_columns();

struct WriteOptions {
  std::size_t width = 100;  // of the terminal, in columns; for "text"
  char delimiter = ',';     // for "csv": ';' where Excel's decimal is a comma
  // "excel": byte order mark, CRLF, no cell that could run as a formula or
  // turn into a date; "plain": RFC 4180 as it is, for R and scripts.
  std::string csv_profile = "excel";
};

struct TableFormat {
  const char* name;
  const char* description;
  std::string (*write)(const EvidenceTable&, const WriteOptions&);
};
// "csv", "jsonl", "md", "text".
std::span<const TableFormat> table_formats();

// kUsage for an unknown format, with those that there are.
Result<std::string> write_table(const EvidenceTable& table,
                                std::string_view format,
                                const WriteOptions& options);

}  // namespace casebook
