// Claims: what somebody else says that a report states — a language model's
// table, another tool's, an old review's — read from CSV or JSON Lines.
//
// A line is a claim. Columns are those of the fact contract: document, case,
// kind, name, value, unit, site, time, assertion, quote …; `document` may be
// left out where there is one report only. CSV may part its columns by
// commas, semicolons or tabs; a list of JSON objects is read as well.
// Threads: pure.
//
//   const ClaimList list = read_claims(bytes, "claims.csv", kinds);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/fact.h"
#include "extractor/kinds.h"

namespace casebook {

struct Claim {
  std::size_t line = 0;  // of the file
  std::string document;
  std::string patient;  // a case's number or label; "" where it is not said
  Fact fact;            // its case and span are not filled in
  std::string quote;
  std::int64_t start = -1;  // where the quote stands, if it is said
};

struct ClaimList {
  std::vector<Claim> claims;
  std::vector<Error> errors;   // lines and columns that make no claim
  std::vector<Error> remarks;  // columns that are not looked at
};

ClaimList read_claims(std::string_view bytes, const std::string& where,
                      const Kinds& kinds);

// The same of a table whose cells somebody else has read: a sheet's.
struct ClaimRow {
  std::size_t line = 0;  // of the file or sheet, from 1
  std::vector<std::string> cells;
};
// The first row names the columns.
ClaimList claims_of_rows(const std::vector<ClaimRow>& rows,
                         const std::string& where, const Kinds& kinds);

}  // namespace casebook
