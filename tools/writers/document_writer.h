// Document writers: a document as text, as JSON for programs, as a page that
// lets a person judge at a glance how it was read. One constant table.
// Threads: pure.
//
//   const DocumentWriter* writer = document_writer("html");
//   console.print(writer->write(document));
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corpus/document.h"

namespace casebook {

struct DocumentWriter {
  const char* name;
  const char* description;
  std::string (*write)(const Document&);
};

std::span<const DocumentWriter> document_writers();
// Null where there is none of that name.
const DocumentWriter* document_writer(std::string_view name);

// The text as it is stored, unchanged.
std::string document_text(const Document& document);
// One object on one line; spans are {"start","end"} in bytes of "text".
std::string document_json(const Document& document);
// A page that holds all it needs and runs no script.
std::string document_html(const Document& document);

}  // namespace casebook
