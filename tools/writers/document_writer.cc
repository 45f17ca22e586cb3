#include "tools/writers/document_writer.h"

#include <array>

namespace casebook {
namespace {

constexpr std::array<DocumentWriter, 3> kWriters = {{
    {"text", "the stored text, unchanged", document_text},
    {"json", "everything known of the document, one a line", document_json},
    {"html", "a page that shows sections, sentences, tables", document_html},
}};

}  // namespace

std::span<const DocumentWriter> document_writers() { return kWriters; }

const DocumentWriter* document_writer(std::string_view name) {
  for (const DocumentWriter& writer : kWriters) {
    if (name == writer.name) return &writer;
  }
  return nullptr;
}

std::string document_text(const Document& document) { return document.text; }

}  // namespace casebook
