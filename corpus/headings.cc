#include "corpus/headings.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/ascii.h"
#include "corpus/fold.h"
#include "corpus/lines.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::size_t kLongestHeading = 110;
constexpr std::size_t kLongestRunIn = 70;
constexpr std::size_t kLongestLabel = 40;  // "Supplementary Figure 12"

bool is_number_word(std::string_view word) {
  if (word.empty() || word.size() > 5) return false;
  if (word.find_first_not_of("0123456789") == word.npos) return true;
  if (word.find_first_not_of("ivx") == word.npos) return true;
  if (word.size() == 1) return word[0] >= 'a' && word[0] <= 'z';
  // "1a", "s2"
  const bool mixed = word.find_first_not_of("0123456789") == word.size() - 1 ||
                     (word[0] == 's' && word.substr(1).find_first_not_of(
                                            "0123456789") == word.npos);
  return mixed;
}

const HeadingForm* find_form(std::string_view key, bool numbered,
                             const LanguageProfiles& profiles) {
  for (const LanguageProfile& profile : profiles) {
    auto at =
        std::lower_bound(profile.headings.begin(), profile.headings.end(), key,
                         [](const HeadingForm& form, std::string_view wanted) {
                           return form.folded < wanted;
                         });
    for (; at != profile.headings.end() && at->folded == key; ++at) {
      if (at->numbered == numbered) return &*at;
    }
  }
  return nullptr;
}

std::optional<HeadingMatch> match_key(std::string_view key,
                                      const LanguageProfiles& profiles) {
  if (key.empty()) return std::nullopt;
  if (const HeadingForm* form = find_form(key, false, profiles)) {
    return HeadingMatch{form->kind, false, form->weak, 0};
  }
  const std::size_t space = key.rfind(' ');
  if (space != key.npos && is_number_word(key.substr(space + 1))) {
    if (const HeadingForm* form =
            find_form(key.substr(0, space), true, profiles)) {
      return HeadingMatch{form->kind, true, false, 0};
    }
  }
  return std::nullopt;
}

// "olgusunumu" of "O L G U  S U N U M U": the form without its spaces.
std::optional<HeadingMatch> match_spaced(std::string_view line,
                                         std::string_view key,
                                         const LanguageProfiles& profiles) {
  const bool spaced = line.size() > 2 * key.size() - 2 && key.size() > 4;
  if (!spaced || key.find(' ') != key.npos) return std::nullopt;
  for (const LanguageProfile& profile : profiles) {
    for (const HeadingForm& form : profile.headings) {
      std::string joined = form.folded;
      std::erase(joined, ' ');
      if (joined == key && !form.numbered) {
        return HeadingMatch{form.kind, false, form.weak, 0};
      }
    }
  }
  return std::nullopt;
}

// "Olgu Sunumu / Case Report": each part a form; the first that has a kind.
std::optional<HeadingMatch> match_parts(std::string_view line,
                                        const LanguageProfiles& profiles) {
  std::optional<HeadingMatch> best;
  while (!line.empty()) {
    const std::size_t cut = line.find_first_of("/|");
    const std::string_view part = line.substr(0, cut);
    const auto match = match_key(heading_key(part), profiles);
    if (!match) return std::nullopt;
    if (!best) best = match;
    line.remove_prefix(cut == line.npos ? line.size() : cut + 1);
  }
  return best;
}

// "Woman 1, 31 years old, …", "Case 2 A 40-year-old …": a case begins, but its
// name is part of the sentence, so that no byte of it is a heading.
std::optional<HeadingMatch> match_spoken(std::string_view line, std::size_t at,
                                         const LanguageProfiles& profiles) {
  const std::string_view rest = line.substr(at + 1);
  const bool goes_on = line[at] == ',' || begins_upper(rest);
  const char last = line[at - 1];
  if (!goes_on || last < '0' || last > '9') return std::nullopt;
  auto match = match_key(heading_key(line.substr(0, at)), profiles);
  if (!match || !match->numbered || match->kind != SectionKind::kCase) {
    return std::nullopt;
  }
  match->size = 0;
  return match;
}

// Whether the first word is one that headings begin with; lines with a number
// or a single letter first are let through. Most lines stop here.
bool begins_like_form(std::string_view line, const LanguageProfiles& profiles) {
  std::size_t end = 0;
  bool ascii = true;
  std::uint64_t hash = WordSet::kSeed;
  for (; end < line.size(); ++end) {
    const auto byte = static_cast<unsigned char>(line[end]);
    const auto lower = static_cast<unsigned char>(byte | 0x20U);
    if (byte >= 0x80) {
      ascii = false;
    } else if (static_cast<unsigned char>(lower - 'a') >= 26) {
      break;
    }
    hash = WordSet::add(hash, static_cast<char>(lower));
  }
  if (end < 2 || is_digit(line[0])) return true;
  const std::string_view word = line.substr(0, end);
  if (word.find_first_not_of("IVX") == word.npos) return true;
  if (!ascii) hash = WordSet::hash(fold_key(word));
  for (const LanguageProfile& profile : profiles) {
    if (profile.heading_words.contains_hash(hash)) return true;
  }
  // "Patient's", "İndeks-olgu", "A\u0301": rare, and looked at in full.
  return end < line.size() && (line[end] == '\'' || !ascii);
}

// A heading begins with a capital, a digit or a mark, and holds no sentence.
bool could_be_heading(std::string_view line) {
  if (line.empty() || line.size() > kLongestHeading) return false;
  const CodePoint first = decode_utf8(line, 0);
  return !is_lower(first.value) && line.back() != ',' && line.back() != ';';
}

}  // namespace

bool is_top_level(const HeadingMatch& match) {
  return !match.weak && match.kind != SectionKind::kTable &&
         match.kind != SectionKind::kFigure &&
         match.kind != SectionKind::kTitle;
}

std::optional<HeadingMatch> match_heading(std::string_view line,
                                          const LanguageProfiles& profiles) {
  if (!could_be_heading(line) || !begins_like_form(line, profiles)) {
    return std::nullopt;
  }
  const std::string key = heading_key(line);
  auto match = match_key(key, profiles);
  if (!match) match = match_spaced(line, key, profiles);
  if (!match && line.find_first_of("/|") != line.npos) {
    match = match_parts(line, profiles);
  }
  if (!match && line.back() == ')') {  // "Case 2 (A.B.)"
    const std::size_t open = line.rfind('(');
    if (open != line.npos && open > 0) {
      match = match_key(heading_key(line.substr(0, open)), profiles);
    }
  }
  if (match) match->size = static_cast<std::uint32_t>(line.size());
  return match;
}

std::optional<HeadingMatch> match_run_in(std::string_view line,
                                         const LanguageProfiles& profiles) {
  if (line.empty()) return std::nullopt;
  if (!is_upper(decode_utf8(line, 0).value) && !is_digit(line[0]) &&
      line[0] != '(') {
    return std::nullopt;
  }
  if (!begins_like_form(line, profiles)) return std::nullopt;
  const std::string_view head = line.substr(0, kLongestRunIn);
  for (std::size_t at = 1, tried = 0; at < head.size() && tried < 3; ++at) {
    std::size_t mark = 0;
    if (head[at] == '.' || head[at] == ':') mark = 1;
    if (head.substr(at).starts_with(" - ")) mark = 2;
    if (head.substr(at).starts_with(" \xE2\x80\x93") ||
        head.substr(at).starts_with(" \xE2\x80\x94")) {
      mark = 4;
    }
    if (head.substr(at).starts_with("\xE2\x80\x94")) mark = 3;
    if (mark == 0 && (head[at] == ',' || head[at] == ' ')) {
      if (auto match = match_spoken(line, at, profiles)) return match;
    }
    if (mark == 0) continue;
    // "Proband (III:2), aged 31": the mark is one of what the bracket holds.
    const std::size_t open = head.rfind('(', at);
    if (open != head.npos && head.find(')', open) > at) continue;
    ++tried;
    const bool text_follows =
        at + mark + 1 < line.size() &&
        (line[at + mark] == ' ' || head[at] == ':' || mark > 2);
    if (!text_follows) continue;
    auto match = match_key(heading_key(head.substr(0, at)), profiles);
    if (match && match->kind != SectionKind::kTable &&
        match->kind != SectionKind::kFigure) {
      match->size = static_cast<std::uint32_t>(at + mark);
      return match;
    }
  }
  return std::nullopt;
}

namespace {

// "Table. Course of bone density": the only one of its report.
std::optional<HeadingMatch> match_only_table(std::string_view line,
                                             const LanguageProfiles& profiles) {
  const std::size_t stop = line.substr(0, kLongestLabel).find('.');
  if (stop == line.npos || stop + 2 >= line.size() || line[stop + 1] != ' ' ||
      !is_upper(decode_utf8(line, stop + 2).value))
    return std::nullopt;
  const HeadingForm* form =
      find_form(heading_key(line.substr(0, stop)), true, profiles);
  if (form == nullptr || form->kind != SectionKind::kTable) return std::nullopt;
  return HeadingMatch{form->kind, true, false,
                      static_cast<std::uint32_t>(stop + 1)};
}

}  // namespace

std::optional<HeadingMatch> match_caption(std::string_view line, bool alone,
                                          const LanguageProfiles& profiles) {
  if (line.size() < 3 || is_lower(decode_utf8(line, 0).value) ||
      is_digit(line[0]) || !begins_like_form(line, profiles)) {
    return std::nullopt;
  }
  // Words up to a number: "Table 2", "Supplementary Fig. S1".
  const std::string_view head = line.substr(0, kLongestLabel);
  std::size_t number = head.find_first_of(" \xC2");
  for (int words = 0; number != head.npos && words < 3; ++words) {
    while (number < head.size() && head[number] == ' ') ++number;
    std::size_t end = number;
    while (end < head.size() && head[end] != ' ' && head[end] != '.' &&
           head[end] != ':' && head[end] != ',' && head[end] != '|') {
      ++end;
    }
    const std::string word = fold_key(head.substr(number, end - number));
    const bool is_number =
        is_number_word(word) && !(word.size() == 1 && word[0] > 'x');
    const HeadingForm* form =
        is_number
            ? find_form(heading_key(head.substr(0, number)), true, profiles)
            : nullptr;
    if (form != nullptr && (form->kind == SectionKind::kTable ||
                            form->kind == SectionKind::kFigure)) {
      const std::string_view rest = line.substr(end);
      const bool marked = rest.empty() || rest[0] == '.' || rest[0] == ':' ||
                          rest[0] == '|' || rest.starts_with(" \xE2\x80\x93") ||
                          rest.starts_with(" \xE2\x80\x94") ||
                          rest.starts_with(" - ") || rest.starts_with("  ");
      // "Fig. 2. shows" and "Table 1 shows" go on in small letters.
      const std::size_t text = rest.find_first_not_of(" .:|-");
      const bool goes_on_small =
          text != rest.npos && is_lower(decode_utf8(rest, text).value);
      if ((marked || alone) && !goes_on_small) {
        const std::size_t mark = rest.empty() || rest[0] == ' ' ? 0 : 1;
        return HeadingMatch{form->kind, true, false,
                            static_cast<std::uint32_t>(end + mark)};
      }
      return std::nullopt;
    }
    number = head.find(' ', end);
  }
  return alone ? match_only_table(line, profiles) : std::nullopt;
}

}  // namespace casebook
