#include "corpus/section_language.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "corpus/language.h"

namespace casebook {
namespace {

constexpr std::uint32_t kFewWords = 8;

// Parts whose language is not the document's by nature.
bool has_own_language(const Section& section) {
  return !section.language.empty() || section.kind == SectionKind::kAbstract ||
         section.kind == SectionKind::kTitle;
}

bool is_profile(const std::string& language, const LanguageProfiles& profiles) {
  return std::any_of(profiles.begin(), profiles.end(),
                     [&](const LanguageProfile& profile) {
                       return profile.language == language;
                     });
}

}  // namespace

void settle_languages(Document& document, const LanguageProfiles& profiles) {
  std::vector<std::size_t> around;
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    Section& section = document.sections[i];
    while (!around.empty() &&
           !document.sections[around.back()].span.contains(section.span)) {
      around.pop_back();
    }
    if (has_own_language(section)) {
      const std::string_view text = slice(document.text, section.span);
      LanguageVotes votes(profiles.size());
      count_votes(text, profiles, votes);
      if (votes.words >= kFewWords) {
        const std::string told = language_of(text, votes, profiles);
        if (!told.empty()) section.language = told;
      } else if (const int profile = decide(votes);
                 section.language.empty() && profile >= 0) {
        section.language = profiles[static_cast<std::size_t>(profile)].language;
      }
      if (section.language.empty() && !around.empty()) {
        section.language = document.sections[around.back()].language;
      }
    }
    around.push_back(i);
  }
}

void calm_languages(Document& document, const LanguageProfiles& profiles) {
  if (document.language.empty()) return;
  std::vector<bool> calmed(document.sections.size(), false);
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    Section& section = document.sections[i];
    calmed[i] = section.kind == SectionKind::kTable ||
                section.kind == SectionKind::kReferences;
    if (calmed[i] && !is_profile(section.language, profiles)) {
      section.language = document.language;
    }
  }
  for (Sentence& sentence : document.sentences) {
    if (sentence.section < calmed.size() && calmed[sentence.section] &&
        !is_profile(sentence.language, profiles)) {
      sentence.language = document.language;
    }
  }
}

}  // namespace casebook
