// Fact writers: a document's facts as JSON Lines by the contract, as CSV for a
// spreadsheet, as a list for people. One constant table.
// Threads: pure.
//
//   const FactWriter* writer = fact_writer("jsonl");
//   console.print(writer->head());
//   console.print(writer->write(document, extraction));
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corpus/document.h"
#include "extractor/extract.h"

namespace casebook {

struct FactWriter {
  const char* name;
  const char* description;
  std::string (*head)();  // what stands once, before all documents
  std::string (*write)(const Document&, const Extraction&);
};

std::span<const FactWriter> fact_writers();
// Null where there is none of that name.
const FactWriter* fact_writer(std::string_view name);

}  // namespace casebook
