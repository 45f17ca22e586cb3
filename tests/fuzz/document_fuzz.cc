// Any bytes in any format: documents that keep their promises, or a refusal.
// Runs from the project's root, for the grammars' headings.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "corpus/reader.h"

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

// Spans lie within the text and cut no character.
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

void check(const Document& document) {
  std::uint32_t last = 0;
  for (const casebook::Sentence& sentence : document.sentences) {
    check(sentence.span, document.text);
    if (sentence.span.begin < last) std::abort();
    if (sentence.section >= document.sections.size()) std::abort();
    last = sentence.span.end;
  }
  for (const casebook::Section& section : document.sections) {
    check(section.span, document.text);
    check(section.heading, document.text);
  }
  for (const casebook::Span citation : document.citations) {
    check(citation, document.text);
  }
  for (const casebook::Grid& grid : document.tables) {
    check(grid.span, document.text);
    for (const casebook::Cell& cell : grid.cells) {
      check(cell.span, document.text);
    }
  }
  if (document.source.made_size() != document.text.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const casebook::Source source = {
      "fuzz", "fuzz", std::string(reinterpret_cast<const char*>(data), size)};
  for (const casebook::Format& format : casebook::formats()) {
    // A process for each input is too slow; pages_fuzz.cc has what is ours.
    if (std::string_view(format.name) == "pdf") continue;
    casebook::ReadOptions options;
    options.format = format.name;
    const casebook::Status done = casebook::read_source(
        source, options, profiles(), [](Document&& document) {
          check(document);
          return true;
        });
    (void)done;
  }
  return 0;
}
