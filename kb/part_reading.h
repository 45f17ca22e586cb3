// A cell of an edited workbook, taken apart into what each piece of it says:
// the way back of kb/evidence_parts.h.
//
// An entry may end in the words of the report that say it, in quotation marks,
// and where they stand if they do so more than once: smoking "she smoked"
// @1204.
// Threads: as the connection.
//
//   PartReader reader(connection, column, plan);
//   Result<std::vector<ReadPart>> parts = reader.read("T11–L5 (7)");
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/evidence_columns.h"
#include "kb/shown_reading.h"
#include "kb/sqlite.h"

namespace casebook {

struct ReadPart {
  std::string text;       // as it stands in the cell
  std::string name;       // canonical; "" where it says none
  std::string site;       // likewise
  std::string assertion;  // likewise
  KeyList keys;
  std::string group;   // of changes
  bool later = false;  // of changes: behind an arrow
  std::string quote;   // words of the report
  std::optional<std::int64_t> at;
};

class PartReader {
 public:
  PartReader(Connection& connection, const EvidenceColumn& column,
             const EvidencePlan& plan)
      : connection_(connection), column_(column), plan_(plan) {}

  // kInput, code "E-XLSX-EDIT", for what the column cannot hold.
  Result<std::vector<ReadPart>> read(std::string_view text) const;
  // Figures alone, as the column writes them.
  Result<KeyList> figures(std::string_view text) const;
  // The canonical name of a person's words.
  Result<std::string> name(std::string_view words) const;
  Result<std::string> site(std::string_view words) const;

 private:
  using Parts = std::vector<ReadPart>;

  Status read_values(std::string_view text, Parts& parts) const;
  Status read_levels(std::string_view text, Parts& parts) const;
  Status read_changes(std::string_view text, Parts& parts) const;
  Status read_group(std::string_view text, const std::string& group,
                    Parts& parts) const;
  Status read_entry(ReadPart part, Parts& parts) const;
  Result<std::optional<std::string>> known(std::string_view key,
                                           std::string_view words) const;
  Status take_name(std::string_view& text, ReadPart& part) const;
  const std::string& kind() const;

  Connection& connection_;
  const EvidenceColumn& column_;
  const EvidencePlan& plan_;
};

}  // namespace casebook
