// DocumentWriter: puts one document with its cases and facts into the base.
//
// Called within a transaction of the caller's; it never begins nor ends one.
// What is wrong with a document is found before the first write, so that a
// refused one leaves no row and the others of its transaction stay.
// Threads: one.
//
//   Result<DocumentWriter> writer = DocumentWriter::make(connection);
//   Result<Written> written = writer->write(document, extraction, run);
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "corpus/document.h"
#include "corpus/result.h"
#include "extractor/extract.h"
#include "kb/fact_rows.h"
#include "kb/sqlite.h"

namespace casebook {

enum class Written : std::uint8_t { kAdded, kUpdated, kUnchanged };

// Which run writes, and with which grammar: rows of runs and grammars.
struct RunKey {
  std::int64_t run = 0;
  std::int64_t grammar = 0;
};

class DocumentWriter {
 public:
  static Result<DocumentWriter> make(Connection& connection);
  DocumentWriter(DocumentWriter&&) noexcept;
  DocumentWriter& operator=(DocumentWriter&&) noexcept;
  ~DocumentWriter();

  // kInput for a document that cannot be stored as it is (check_storable).
  Result<Written> write(const Document& document, const Extraction& extraction,
                        RunKey run);
  // For a document that is there already: notes where else it was found.
  Result<Written> touch(const Document& document, RunKey run);
  // What write() would do, without doing it.
  Result<Written> foresee(const Document& document, RunKey run);

 private:
  struct Statements;
  DocumentWriter();

  struct Found {
    std::int64_t document = 0;  // 0: none
    std::int64_t grammar = 0;
    std::int64_t at_source = 0;  // the document its path and name lead to
  };
  Result<Found> find(const Document& document);
  Result<std::int64_t> add(const Document& document, std::int64_t replaces,
                           RunKey run);
  Status add_text(const Document& document, std::int64_t id);
  Status renew_text(const Document& document, std::int64_t id);
  Status add_sections(const Document& document, std::int64_t id);
  Status add_pages(const Document& document, std::int64_t id);
  Status add_passage(const Document& document, std::int64_t id);
  Status add_facts(const Document& document, const Extraction& extraction,
                   std::int64_t id);
  // Makes the facts what people decided before.
  Status place(const Document& document, std::int64_t id);
  Status drop_facts(std::int64_t id);
  // `fresh`: the document was just added.
  Status set_source(const Document& document, std::int64_t id,
                    std::int64_t before, bool fresh);
  Status settle(std::int64_t id);

  Connection* connection_ = nullptr;  // the caller's of make()
  std::unique_ptr<Statements> statements_;
  std::unique_ptr<FactRows> facts_;
};

// Whether a document and its facts hold what the base relies on: a SHA-256,
// spans inside the text, cases that are declared.
Status check_storable(const Document& document, const Extraction& extraction);

}  // namespace casebook
