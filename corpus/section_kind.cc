#include "corpus/section_kind.h"

#include <array>
#include <optional>
#include <string>

#include "corpus/headings.h"

namespace casebook {
namespace {

struct TypeName {
  std::string_view begins;
  SectionKind kind;
};

// JATS' suggested section types and the common others, by their beginnings.
constexpr std::array<TypeName, 22> kTypes = {{
    {"intro", SectionKind::kIntroduction},
    {"background", SectionKind::kIntroduction},
    {"case", SectionKind::kCase},
    {"subjects", SectionKind::kNone},
    {"result", SectionKind::kResults},
    {"discussion", SectionKind::kDiscussion},
    {"conclusion", SectionKind::kConclusion},
    {"method", SectionKind::kNone},
    {"materials", SectionKind::kNone},
    {"supplement", SectionKind::kBack},
    {"data-avail", SectionKind::kBack},
    {"data avail", SectionKind::kBack},
    {"funding", SectionKind::kBack},
    {"coi", SectionKind::kBack},
    {"conflict", SectionKind::kBack},
    {"additional", SectionKind::kBack},
    {"author", SectionKind::kBack},
    {"ack", SectionKind::kBack},
    {"ethics", SectionKind::kBack},
    {"disclosure", SectionKind::kBack},
    {"abbreviations", SectionKind::kBack},
    {"ref", SectionKind::kReferences},
}};

std::optional<SectionKind> kind_of_type(std::string_view type) {
  std::string lower(type);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const TypeName& name : kTypes) {
    if (lower.starts_with(name.begins)) return name.kind;
  }
  return std::nullopt;
}

std::optional<HeadingMatch> match(const SectionHint& hint,
                                  const LanguageProfiles& profiles) {
  std::optional<HeadingMatch> found = match_heading(hint.heading, profiles);
  // "Case 1: a woman with back pain" is a heading by its first part.
  if (!found) {
    found = match_run_in(hint.heading, profiles);
    if (found && !found->numbered) return std::nullopt;
  }
  if (!found || found->kind == SectionKind::kTitle) return std::nullopt;
  const bool bare_case = found->kind == SectionKind::kCase && !found->numbered;
  if (bare_case && (hint.review || found->weak) &&
      hint.around != SectionKind::kCase) {
    return std::nullopt;
  }
  return found;
}

// Whether an inner heading may say something else than the section around.
bool may_differ(const SectionHint& hint, const HeadingMatch& found) {
  if (!hint.around_known) return true;
  if (found.kind == SectionKind::kReferences) return true;
  if (found.kind == SectionKind::kBack) return true;
  switch (hint.around) {
    case SectionKind::kCase:
      return found.kind == SectionKind::kDiscussion ||
             found.kind == SectionKind::kConclusion ||
             found.kind == SectionKind::kIntroduction;
    case SectionKind::kResults:
      return found.numbered && found.kind == SectionKind::kCase;
    default:
      return false;
  }
}

}  // namespace

SectionVerdict section_kind(const SectionHint& hint,
                            const LanguageProfiles& profiles) {
  const std::optional<HeadingMatch> found = match(hint, profiles);
  if (found && may_differ(hint, *found)) return {found->kind, true};
  if (hint.around_known) return {hint.around, true};
  if (const auto typed = kind_of_type(hint.type)) return {*typed, true};
  return {hint.around, false};
}

}  // namespace casebook
