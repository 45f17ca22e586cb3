#include "extractor/rule_sections.h"

#include <algorithm>

namespace casebook {

std::string_view section_word(SectionKind kind) {
  return kind == SectionKind::kNone ? "none" : to_text(kind);
}

bool holds_in(const Rule& rule, SectionKind section) {
  return rule.sections.empty() ||
         std::find(rule.sections.begin(), rule.sections.end(),
                   section_word(section)) != rule.sections.end();
}

}  // namespace casebook
