#include "corpus/document.h"

#include <algorithm>

namespace casebook {

const char* to_text(SectionKind kind) {
  switch (kind) {
    case SectionKind::kTitle:
      return "title";
    case SectionKind::kAbstract:
      return "abstract";
    case SectionKind::kIntroduction:
      return "introduction";
    case SectionKind::kCase:
      return "case";
    case SectionKind::kResults:
      return "results";
    case SectionKind::kDiscussion:
      return "discussion";
    case SectionKind::kConclusion:
      return "conclusion";
    case SectionKind::kReferences:
      return "references";
    case SectionKind::kTable:
      return "table";
    case SectionKind::kFigure:
      return "figure";
    case SectionKind::kBack:
      return "back";
    case SectionKind::kNone:
      break;
  }
  return "";
}

SectionKind section_at(const Document& document, std::uint32_t position) {
  // Sections are in order of their begin, the outer before the inner: going
  // back from the last that begins here, the first that holds it is innermost.
  auto after = std::upper_bound(
      document.sections.begin(), document.sections.end(), position,
      [](std::uint32_t at, const Section& s) { return at < s.span.begin; });
  while (after != document.sections.begin()) {
    --after;
    if (after->span.contains(position)) return after->kind;
  }
  return SectionKind::kNone;
}

}  // namespace casebook
