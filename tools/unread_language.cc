#include "tools/unread_language.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>

namespace casebook {
namespace {

bool is_known(const std::string& language, const LanguageProfiles& profiles) {
  return std::any_of(profiles.begin(), profiles.end(),
                     [&](const LanguageProfile& profile) {
                       return profile.language == language;
                     });
}

std::string known_languages(const LanguageProfiles& profiles) {
  std::string known;
  for (const LanguageProfile& profile : profiles)
    known += (known.empty() ? "" : ", ") + profile.language;
  return known;
}

// Headings, references and back matter say nothing of the report.
bool tells(const Document& document, const Sentence& sentence) {
  if (sentence.heading) return false;
  if (sentence.section >= document.sections.size()) return true;
  const SectionKind kind = document.sections[sentence.section].kind;
  return kind != SectionKind::kReferences && kind != SectionKind::kBack;
}

// How many bytes are in each language; "" where none could be told.
using Shares = std::map<std::string, std::size_t>;

Shares shares_of(const Document& document, const Extraction& extraction) {
  Shares shares;
  const std::string& whole =
      document.language.empty() ? extraction.likeliest : document.language;
  for (const Sentence& sentence : document.sentences) {
    if (!tells(document, sentence)) continue;
    const std::string& own = sentence.language;
    shares[own.empty() ? whole : own] += sentence.span.size();
  }
  return shares;
}

std::string named(const Shares& unread) {
  std::string names;
  for (const auto& [language, size] : unread) {
    if (!names.empty()) names += " or ";
    names += language.empty() ? "a language that cannot be told"
                              : "'" + language + "'";
  }
  return names;
}

}  // namespace

std::string unread_language(const Document& document,
                            const Extraction& extraction,
                            const LanguageProfiles& profiles) {
  constexpr std::size_t kMuch = 120;  // bytes: two sentences
  const std::string known = known_languages(profiles);
  if (!document.language.empty() && !is_known(document.language, profiles)) {
    return fmt::format(
        "{}: its language is '{}', which the grammar does not know ({}): only "
        "passages in those are read for facts [N-LANGUAGE]",
        document.path, document.language, known);
  }
  std::size_t whole = 0;
  std::size_t left = 0;
  Shares unread;
  for (const auto& [language, size] : shares_of(document, extraction)) {
    whole += size;
    if (is_known(language, profiles)) continue;
    unread.emplace(language, size);
    left += size;
  }
  const bool much = left * 8 >= whole && (left >= kMuch || left * 2 >= whole);
  if (left == 0 || !much) return "";
  return fmt::format(
      "{}: {} % of it is in {}, which the grammar does not know ({}): no facts "
      "are read there [N-LANGUAGE]",
      document.path, left * 100 / whole, named(unread), known);
}

}  // namespace casebook
