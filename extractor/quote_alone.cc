#include "extractor/quote_alone.h"

#include <string>
#include <utility>

namespace casebook {

std::optional<Document> quote_alone(const Document& document, Span quote,
                                    const LanguageProfiles& profiles) {
  std::string language = document.language;
  for (const Section& one : document.sections) {
    if (one.span.overlaps(quote) && !one.language.empty())
      language = one.language;
  }
  ReadOptions options;
  options.format = "text";
  std::optional<Document> read;
  const Status done =
      read_source({"quote", "quote", std::string(slice(document.text, quote))},
                  options, profiles, [&](Document&& alone) {
                    alone.language = language;
                    for (Sentence& one : alone.sentences)
                      one.language = language;
                    for (Section& one : alone.sections)
                      one.kind = SectionKind::kCase;
                    read = std::move(alone);
                    return true;
                  });
  return done ? std::move(read) : std::nullopt;
}

}  // namespace casebook
