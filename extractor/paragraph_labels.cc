#include "extractor/paragraph_labels.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace casebook {
namespace {

using Type = CaseEvent::Type;

constexpr std::uint32_t kLongestLabel = 48;  // bytes
constexpr int kMost = 9;

bool is_prose(const Document& document, const Sentence& one) {
  if (one.section >= document.sections.size()) return true;
  switch (document.sections[one.section].kind) {
    case SectionKind::kNone:
    case SectionKind::kCase:
    case SectionKind::kResults:
      return true;
    default:
      return false;
  }
}

// A short sentence without figures, which its paragraph goes on behind.
bool is_label(const Document& document, std::size_t s) {
  const auto& all = document.sentences;
  const bool opens = s == 0 || all[s - 1].paragraph != all[s].paragraph;
  const bool goes_on =
      s + 1 < all.size() && all[s + 1].paragraph == all[s].paragraph;
  if (!opens || !goes_on || !is_prose(document, all[s]) ||
      all[s].span.size() > kLongestLabel)
    return false;
  const std::string_view words = slice(document.text, all[s].span);
  return words.ends_with('.') &&
         words.find_first_of("0123456789,;:()") == std::string_view::npos;
}

// The sentence that opens the next paragraph; the number of sentences at the
// end.
std::size_t behind_paragraph(const Document& document, std::size_t s) {
  const auto& all = document.sentences;
  const std::uint32_t paragraph = all[s].paragraph;
  while (s < all.size() && all[s].paragraph == paragraph) ++s;
  return s;
}

// "Three young mothers", told before the first of them.
bool announces_before(const std::vector<CaseEvent>& events,
                      std::size_t sentence) {
  return std::any_of(events.begin(), events.end(), [&](const CaseEvent& one) {
    return one.type == Type::kCount && one.sentence < sentence;
  });
}

// Labels of paragraphs that follow each other, from the first on.
std::vector<std::size_t> labels_of(const Document& document) {
  std::vector<std::size_t> labels;
  for (std::size_t s = 0; s < document.sentences.size();
       s = behind_paragraph(document, s)) {
    if (is_label(document, s)) {
      labels.push_back(s);
    } else if (!labels.empty()) {
      break;
    }
  }
  return labels;
}

}  // namespace

std::vector<CaseEvent> paragraph_labels(const Document& document,
                                        const std::vector<CaseEvent>& events,
                                        int announced) {
  const bool headed =
      std::any_of(events.begin(), events.end(), [](const CaseEvent& one) {
        return one.type == Type::kHeading || one.type == Type::kOrdinal ||
               one.type == Type::kNamed;
      });
  if (announced < 2 || announced > kMost || headed) return {};
  const std::vector<std::size_t> labels = labels_of(document);
  const auto count = static_cast<std::size_t>(announced);
  if (labels.size() < count || !announces_before(events, labels[0])) return {};
  std::vector<CaseEvent> made;
  for (std::size_t i = 0; i < count; ++i) {
    made.push_back({Type::kHeading, std::to_string(i + 1),
                    static_cast<std::uint32_t>(labels[i])});
  }
  const std::size_t behind = behind_paragraph(document, labels[count - 1]);
  if (behind < document.sentences.size())
    made.push_back({Type::kGroup, "all", static_cast<std::uint32_t>(behind)});
  return made;
}

}  // namespace casebook
