// One row of the evidence table: what a case's facts and its report's record
// say, column by column.
//
// Threads: as the connection.
//
//   RowMaker maker(connection, columns);
//   Status ready = maker.prepare();
//   Result<EvidenceRow> row = maker.row(key);
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/decision.h"
#include "kb/evidence.h"
#include "kb/evidence_columns.h"
#include "kb/same_sentence.h"
#include "kb/sqlite.h"

namespace casebook {

class RowMaker {
 public:
  // `ids`: with the ids that decisions name facts by; they cost a hash each.
  RowMaker(Connection& connection, std::vector<EvidenceColumn> columns,
           bool ids)
      : connection_(connection), columns_(std::move(columns)), ids_(ids) {}

  Status prepare();
  Result<EvidenceRow> row(const CaseKey& key);

 private:
  // Of the report and the case, by name.
  using Fields = std::map<std::string, std::string, std::less<>>;

  Result<Fields> fields(const CaseKey& key);
  Status facts(SqlStatement& find, const CaseKey& key, bool of_case,
               std::vector<EvidenceFact>& facts);
  // Who decided what of a document's facts.
  Status add_said(std::string_view sha256, std::vector<EvidenceFact>& facts);
  Status time_changes(const CaseKey& key, std::vector<EvidenceFact>& facts);
  EvidenceCell cell(const EvidenceColumn& column, const Fields& fields,
                    const std::vector<EvidenceFact>& facts) const;
  EvidenceCell decided_cell(const EvidenceRow& row) const;

  Connection& connection_;
  std::vector<EvidenceColumn> columns_;
  bool ids_;
  SqlStatement head_, case_facts_, document_facts_, rejected_;
  SameSentence together_;
  // Of the document at hand: rows come document by document.
  std::string decided_document_;
  std::vector<Decision> decisions_;
};

}  // namespace casebook
