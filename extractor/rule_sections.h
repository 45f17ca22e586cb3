// The sections that a rule names, and whether it holds in one.
//
// Threads: pure.
#pragma once

#include <array>
#include <string_view>

#include "corpus/document.h"
#include "extractor/rule.h"

namespace casebook {

inline constexpr std::array kRuleSections = {
    SectionKind::kTitle,        SectionKind::kAbstract,
    SectionKind::kIntroduction, SectionKind::kCase,
    SectionKind::kResults,      SectionKind::kDiscussion,
    SectionKind::kConclusion,   SectionKind::kReferences,
    SectionKind::kTable,        SectionKind::kFigure,
    SectionKind::kNone};

// As grammars write it: what stands under no heading of a kind is "none".
std::string_view section_word(SectionKind kind);

bool holds_in(const Rule& rule, SectionKind section);

}  // namespace casebook
