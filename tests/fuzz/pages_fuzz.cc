// Any bytes as pdftotext's table of words: a document that keeps its promises.
// Runs from the project's root, for the grammars' headings.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "corpus/encoding.h"
#include "corpus/pdf.h"

namespace {

using casebook::Document;
using casebook::LanguageProfiles;

const LanguageProfiles& profiles() {
  static const LanguageProfiles found = [] {
    casebook::Result<LanguageProfiles> read =
        casebook::read_language_profiles("grammars");
    if (!read) std::abort();
    return *read;
  }();
  return found;
}

void check(casebook::Span span, const std::string& text) {
  const auto inside = [&](std::uint32_t at) {
    return at == text.size() ||
           (at < text.size() &&
            (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
  };
  if (span.begin > span.end || !inside(span.begin) || !inside(span.end)) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = casebook::decode(bytes, {"fuzz", "UTF-8", ""});
  if (!decoded) return 0;
  const Document document = casebook::pdf_document(decoded->text, profiles());
  std::uint32_t last = 0;
  for (const casebook::PagePlace& place : document.places) {
    check(place.span, document.text);
    if (place.span.begin < last || place.page == 0) std::abort();
    last = place.span.end;
  }
  last = 0;
  for (const casebook::Grid& grid : document.tables) {
    check(grid.span, document.text);
    check(grid.caption, document.text);
    if (grid.span.begin < last) std::abort();
    last = grid.span.end;
    for (const casebook::Cell& cell : grid.cells) {
      check(cell.span, document.text);
    }
  }
  for (const casebook::Sentence& sentence : document.sentences) {
    check(sentence.span, document.text);
    if (sentence.section >= document.sections.size()) std::abort();
  }
  return 0;
}
