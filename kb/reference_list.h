// ReferenceList: what a reference manager or a spreadsheet says of papers, as
// RIS or CSV.
//
// CSV has a head with some of: file (or document), author (authors), year,
// title, journal, doi, pmid; the mark between cells is a comma, a semicolon or
// a tab. RIS names a file by L1, L2, L4 or UR.
// Threads: pure.
//
//   Result<std::vector<Reference>> list = read_references(bytes, "refs.ris");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace casebook {

struct Reference {
  std::string authors;  // "Family, Given; Family, Given"
  std::string title, journal, year, doi, pmid;
  std::vector<std::string> files;  // names without folder and last extension
  std::string where;               // "refs.ris:12"

  bool operator==(const Reference&) const = default;
};

// kInput where it is neither, or holds no reference.
Result<std::vector<Reference>> read_references(std::string_view bytes,
                                               const std::string& where);

// The cells of each line of CSV, quotes taken off.
std::vector<std::vector<std::string>> csv_lines(std::string_view text,
                                                char delimiter);

}  // namespace casebook
