// Makes a document's facts what the decisions about it say (kb/placement.h),
// within the caller's transaction.
//
// Can be run at any time and as often as you like: it begins from the facts as
// they were extracted, which are kept in facts_set_aside where they differ.
// Threads: as the connection.
//
//   Status placed = place_document(connection, document);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/sqlite.h"
#include "kb/stored_fact.h"

namespace casebook {

Status place_document(Connection& connection, std::int64_t document);
// For the document of that hash, if it is there; otherwise its decisions are
// gone until it comes.
Status place_document(Connection& connection, std::string_view sha256);

struct NamedDocument {
  std::int64_t document = 0;
  std::string sha256, name;
  bool current = true;
};
// By kDocumentsByHash or kDocumentsByName.
Result<std::vector<NamedDocument>> find_documents(Connection& connection,
                                                  std::string_view statement,
                                                  std::string_view wanted);
// Takes a document's text, sections, pages and searched words away.
Status drop_text(Connection& connection, std::int64_t document);
Result<std::string> text_of(Connection& connection, std::int64_t document);

}  // namespace casebook
