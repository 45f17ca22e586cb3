#include "corpus/inline_headings.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "corpus/ascii.h"
#include "corpus/headings.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

// How a heading is set off from the words behind it.
enum class Style {
  kMarked,    // "Background: …"
  kCapitals,  // "BACKGROUND Osteoporosis …"
  kBare,      // "Background Osteoporosis …"
};

struct Place {
  std::size_t line = 0;
  Span span;  // the heading, in the text
  Style style = Style::kMarked;
  SectionKind kind = SectionKind::kNone;
};

bool is_digit_at(std::string_view words, std::size_t at) {
  return at < words.size() && is_digit(words[at]);
}

// Of letters that are all capitals, two or more.
bool is_capital_word(std::string_view word) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint one = decode_utf8(word, at);
    if (is_lower(one.value)) return false;
    capitals += is_upper(one.value) ? 1 : 0;
    at += std::max(one.size, 1U);
  }
  return capitals >= 2;
}

std::string_view last_word(std::string_view words) {
  const std::size_t end = words.find_last_not_of(' ');
  if (end == words.npos) return {};
  words = words.substr(0, end + 1);
  const std::size_t space = words.rfind(' ');
  return space == words.npos ? words : words.substr(space + 1);
}

class HeadingPlaces {
 public:
  HeadingPlaces(std::string_view text, const Lines& lines,
                const LanguageProfiles& profiles)
      : text_(text), lines_(lines), profiles_(profiles) {}

  // Those that hold, in the order of the text.
  std::vector<Place> run() {
    std::vector<Place> held;
    for (std::size_t first = 0; first < lines_.size();) {
      std::size_t last = first + 1;
      while (last < lines_.size() && !lines_[last].blank_before) ++last;
      take_paragraph(first, last, held);
      first = last;
    }
    // "DISCUSSION Fractures are …": capitals are told apart in a whole text.
    const std::vector<Place> capitals = tell(Style::kCapitals, held);
    if (!differ(capitals)) {
      std::erase_if(
          held, [](const Place& one) { return one.style == Style::kCapitals; });
    }
    return held;
  }

 private:
  std::string_view line(std::size_t i) const {
    return slice(text_, lines_[i].span);
  }

  void take_paragraph(std::size_t first, std::size_t last,
                      std::vector<Place>& held) {
    std::vector<Place> found;
    for (std::size_t i = first; i < last; ++i) {
      const bool fresh = i == first || ends_sentence(line(i - 1)) ||
                         match_heading(line(i - 1), profiles_).has_value();
      if (!lines_[i].gaps && !has_marks(line(i))) find_in(i, fresh, found);
    }
    const bool marked = is_structured(tell(Style::kMarked, found), 2);
    const bool bare = is_structured(tell(Style::kBare, found), 3);
    for (const Place& one : found) {
      if (one.style == Style::kCapitals ||
          (one.style == Style::kMarked ? marked : bare))
        held.push_back(one);
    }
  }

  void find_in(std::size_t i, bool fresh, std::vector<Place>& found) const {
    const std::string_view words = line(i);
    for (std::size_t at = 0; at < words.size();) {
      const bool starts =
          at == 0 ? fresh : ends_sentence(words.substr(0, at - 1));
      const auto place = heading_at(i, at, starts);
      if (place) {
        found.push_back(*place);
        at += place->span.size();
      }
      const std::size_t space = words.find(' ', at);
      if (space == words.npos) return;
      at = words.find_first_not_of(' ', space);
    }
  }

  std::optional<Place> heading_at(std::size_t i, std::size_t at,
                                  bool starts) const {
    const std::string_view rest = line(i).substr(at);
    const std::uint32_t begin =
        lines_[i].span.begin + static_cast<std::uint32_t>(at);
    if (!begins_upper(rest)) return std::nullopt;
    if (starts) {
      const auto match = match_run_in(rest, profiles_);
      if (match && fits(*match)) {
        return Place{
            i, {begin, begin + match->size}, Style::kMarked, match->kind};
      }
    }
    const bool capitals = is_capital_word(rest.substr(0, rest.find(' '))) &&
                          !is_capital_word(last_word(line(i).substr(0, at)));
    if (!capitals && !starts) return std::nullopt;
    return unmarked(i, begin, rest, {capitals, starts});
  }

  static bool fits(const HeadingMatch& match) {
    return match.size > 0 && is_top_level(match) &&
           match.kind != SectionKind::kReferences &&
           match.kind != SectionKind::kBack;
  }

  // The longest words that are a heading, where a sentence begins behind them.
  struct Looks {
    bool capitals = false, starts = false;
  };
  std::optional<Place> unmarked(std::size_t i, std::uint32_t begin,
                                std::string_view rest, Looks looks) const {
    constexpr int kMostWords = 4;
    std::optional<Place> longest;
    std::size_t end = 0;
    for (int count = 0; count < kMostWords && end < rest.size(); ++count) {
      const std::size_t from = count == 0 ? 0 : end + 1;
      end = rest.find(' ', from);
      if (end == rest.npos || end + 1 >= rest.size()) break;
      const std::string_view word = rest.substr(from, end - from);
      if (looks.capitals && !is_capital_word(word)) break;
      if (!goes_on(rest.substr(end + 1), looks)) continue;
      const auto match = match_heading(rest.substr(0, end), profiles_);
      if (!match || match->numbered || !fits(*match)) continue;
      longest = {i,
                 {begin, begin + static_cast<std::uint32_t>(end)},
                 looks.capitals ? Style::kCapitals : Style::kBare,
                 match->kind};
    }
    return longest;
  }

  // "A 31-year-old", "Osteoporosis", and, of a sentence's begin, "31".
  static bool goes_on(std::string_view behind, const Looks& looks) {
    if (is_digit_at(behind, 0)) return looks.starts;
    const std::string_view word = behind.substr(0, behind.find(' '));
    return begins_upper(behind) && word.back() != ':' &&
           (!looks.capitals || !is_capital_word(word));
  }

  static std::vector<Place> tell(Style style, const std::vector<Place>& all) {
    std::vector<Place> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some),
                 [&](const Place& one) { return one.style == style; });
    return some;
  }

  static bool differ(const std::vector<Place>& places) {
    return std::any_of(places.begin(), places.end(), [&](const Place& one) {
      return one.kind != places.front().kind;
    });
  }

  // Whether headings of a paragraph are an abstract's: of a case or results,
  // and of what is said around them; a finding's "Result: …" is not.
  static bool is_structured(const std::vector<Place>& places,
                            std::size_t fewest) {
    const auto any = [&](std::initializer_list<SectionKind> kinds) {
      return std::any_of(places.begin(), places.end(), [&](const Place& one) {
        return std::find(kinds.begin(), kinds.end(), one.kind) != kinds.end();
      });
    };
    return places.size() >= fewest &&
           any({SectionKind::kCase, SectionKind::kResults}) &&
           any({SectionKind::kIntroduction, SectionKind::kAbstract,
                SectionKind::kDiscussion}) &&
           (fewest == 2 ||
            any({SectionKind::kDiscussion, SectionKind::kConclusion}));
  }

  std::string_view text_;
  const Lines& lines_;
  const LanguageProfiles& profiles_;
};

// The line's words within the span, without spaces at either end.
std::optional<Line> part_of(std::string_view text, const Line& line,
                            Span span) {
  while (span.begin < span.end && text[span.begin] == ' ') ++span.begin;
  while (span.end > span.begin && text[span.end - 1] == ' ') --span.end;
  if (span.empty()) return std::nullopt;
  Line part = line;
  part.span = span;
  if (span.begin > line.span.begin)
    part.blank_before = part.page_before = false;
  return part;
}

}  // namespace

Lines part_at_headings(std::string_view text, Lines lines,
                       const LanguageProfiles& profiles) {
  const std::vector<Place> places = HeadingPlaces(text, lines, profiles).run();
  if (places.empty()) return lines;
  Lines parted;
  parted.width = lines.width;
  auto place = places.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    std::uint32_t from = line.span.begin;
    const auto add_until = [&](std::uint32_t end) {
      if (const auto part = part_of(text, line, {from, end}))
        parted.all.push_back(*part);
      from = end;
    };
    for (; place != places.end() && place->line == i; ++place) {
      add_until(place->span.begin);
      if (place->style != Style::kMarked) add_until(place->span.end);
    }
    add_until(line.span.end);
  }
  return parted;
}

}  // namespace casebook
