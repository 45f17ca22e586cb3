#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>

#include "tools/bench/floor.h"

namespace casebook {

std::size_t sentence_floor(const std::vector<std::string>& texts) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> sentences(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(),
                                                 status));
  if (U_FAILURE(status)) return 0;
  std::size_t count = 0;
  UText* view = nullptr;
  for (const std::string& text : texts) {
    view = utext_openUTF8(view, text.data(),
                          static_cast<std::int64_t>(text.size()), &status);
    sentences->setText(view, status);
    if (U_FAILURE(status)) break;
    while (sentences->next() != icu::BreakIterator::DONE) ++count;
  }
  utext_close(view);
  return count;
}

}  // namespace casebook
