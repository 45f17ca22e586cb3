#include "extractor/own_abbreviations.h"

#include <algorithm>
#include <utility>

#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::size_t kMostLetters = 8;
constexpr std::size_t kMost = 100;          // of a text; further ones stay
constexpr std::size_t kLongestWords = 160;  // bytes

bool is_letter_at(std::string_view text, std::size_t at) {
  const CodePoint point = decode_utf8(text, at);
  return point.size > 0 && is_letter(point.value);
}

bool is_letter_before(std::string_view text, std::size_t at) {
  const CodePoint point = code_point_before(text, at);
  return point.size > 0 && is_letter(point.value);
}

// "LTH", "OVCFs": the capitals of an abbreviation that begins here; "" where
// none does.
std::string_view capitals_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::size_t count = 0;
  for (; count <= kMostLetters && end < text.size(); ++count) {
    const CodePoint point = decode_utf8(text, end);
    if (point.size == 0 || !is_upper(point.value)) break;
    end += point.size;
  }
  if (count < 2 || count > kMostLetters) return "";
  return text.substr(begin, end - begin);
}

// Those that end here, a blank aside: "LTH (", "LTH:".
std::string_view capitals_before(std::string_view text, std::size_t end) {
  if (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  for (std::size_t count = 0; begin > 0 && count <= kMostLetters; ++count) {
    const CodePoint point = code_point_before(text, begin);
    if (point.size == 0 || !is_upper(point.value)) break;
    begin -= point.size;
  }
  if (is_letter_before(text, begin)) return "";
  const std::string_view letters = capitals_at(text, begin);
  return letters.size() == end - begin ? letters : "";
}

// Behind the plural's ending.
std::size_t behind_plural(std::string_view text, std::size_t end) {
  return end < text.size() && text[end] == 's' ? end + 1 : end;
}

// The character at the end of what stands before `at`, which moves before it.
std::string_view last_of(std::string_view text, std::size_t& at) {
  const CodePoint point = code_point_before(text, at);
  const std::size_t size = std::max<std::size_t>(point.size, 1);
  at -= size;
  return text.substr(at, size);
}

bool ends_words(std::string_view one) {
  return one.size() == 1 && std::string_view(".;:()[]!?0123456789").find(one) !=
                                std::string_view::npos;
}

// Where the words begin, at the end of `before`, whose letters these are; the
// end of `before` where none do.
std::size_t words_for(std::string_view before, std::string_view letters) {
  std::size_t at = before.size();
  std::size_t blanks = 0;
  const std::size_t most = std::min(letters.size() + 5, 2 * letters.size());
  while (!letters.empty()) {
    std::size_t rest = letters.size();
    const std::string_view wanted = last_of(letters, rest);
    while (true) {
      if (at == 0 || before.size() - at > kLongestWords) return before.size();
      const std::string_view one = last_of(before, at);
      if (one == " " && ++blanks >= most) return before.size();
      if (ends_words(one)) return before.size();
      const bool first = rest == 0;
      if (one == wanted && !(first && is_letter_before(before, at))) break;
    }
    letters = letters.substr(0, rest);
  }
  return at;
}

}  // namespace

OwnAbbreviations OwnAbbreviations::find(std::string_view text,
                                        const Folded& folded,
                                        const IsKnown& is_known) {
  OwnAbbreviations own;
  for (const char mark : {'(', ':', '='}) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + 1)) {
      One one = mark == '(' ? in_brackets(text, at, folded) : One{};
      if (one.letters.empty()) one = before_words(text, at, folded);
      if (!one.letters.empty() && !is_known(one.letters))
        own.add(std::move(one));
    }
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    own.add_list(text.substr(begin, end - begin), begin, folded, is_known);
    begin = end + 1;
  }
  // What stands for two things is left as it is.
  std::erase_if(own.all_, [](const One& one) { return one.words.empty(); });
  return own;
}

// "Left total hip (LTH)": the bracket opens at `open`.
OwnAbbreviations::One OwnAbbreviations::in_brackets(std::string_view text,
                                                    std::size_t open,
                                                    const Folded& folded) {
  const std::string_view letters = capitals_at(text, open + 1);
  if (letters.empty()) return {};
  const std::size_t end = behind_plural(text, open + 1 + letters.size());
  if (end >= text.size() ||
      std::string_view("),;").find(text[end]) == std::string_view::npos)
    return {};
  const auto at = static_cast<std::uint32_t>(open);
  std::string_view before = std::string_view(folded.text)
                                .substr(0, folded.map.to_made({at, at}).begin);
  if (before.ends_with(' ')) before.remove_suffix(1);
  const std::size_t begin = words_for(before, fold_key(letters));
  if (begin == before.size()) return {};
  return {std::string(letters), std::string(before.substr(begin))};
}

// "LTH (left total hip)", "LTH: left total hip;": the mark stands at `mark`.
OwnAbbreviations::One OwnAbbreviations::before_words(std::string_view text,
                                                     std::size_t mark,
                                                     const Folded& folded) {
  const std::string_view letters = capitals_before(text, mark);
  if (letters.empty()) return {};
  const std::string_view behind = text.substr(mark + 1, kLongestWords);
  const std::size_t end =
      behind.find_first_of(text[mark] == '(' ? ")" : ";,.)\n");
  if (end == std::string_view::npos) return {};
  const auto at = static_cast<std::uint32_t>(mark + 1);
  std::string_view words =
      slice(folded.text,
            folded.map.to_made({at, at + static_cast<std::uint32_t>(end)}));
  while (words.starts_with(' ')) words.remove_prefix(1);
  while (words.ends_with(' ')) words.remove_suffix(1);
  if (words.empty() || words_for(words, fold_key(letters)) != 0) return {};
  return {std::string(letters), std::string(words)};
}

// "(TS, T-score; FN, femoral neck)", "Abbreviations: TS, T-score; …": what
// semicolons part, each capitals with a mark before words; fewer than two are
// no list. The line begins at `at`.
void OwnAbbreviations::add_list(std::string_view line, std::size_t at,
                                const Folded& folded, const IsKnown& is_known) {
  constexpr std::string_view kEnds = ";.)";
  std::vector<One> list;
  std::size_t begin = 0;
  const auto finish = [&] {
    if (list.size() > 1) {
      for (One& one : list)
        if (!is_known(one.letters)) add(std::move(one));
    }
    list.clear();
  };
  while (begin < line.size()) {
    if (list.empty()) {
      // The first part of a list ends with a semicolon.
      const std::size_t semicolon = line.find(';', begin);
      if (semicolon == std::string_view::npos) break;
      const std::size_t before = line.substr(0, semicolon).find_last_of(kEnds);
      if (before != std::string_view::npos) begin = std::max(begin, before + 1);
    }
    const std::size_t end =
        std::min(line.find_first_of(kEnds, begin), line.size());
    std::size_t from = begin;
    if (list.empty()) {
      const std::size_t open = line.substr(begin, end - begin).rfind('(');
      const std::size_t colon = line.substr(begin, end - begin).find(": ");
      if (open != std::string_view::npos) from = begin + open + 1;
      if (open == std::string_view::npos && colon != std::string_view::npos)
        from = begin + colon + 1;
    }
    One one = listed(line, {from, end}, at, folded);
    if (one.letters.empty()) {
      finish();
    } else {
      list.push_back(std::move(one));
      if (end >= line.size() || line[end] != ';') finish();
    }
    begin = end + 1;
  }
  finish();
}

// "TS, T-score", with blanks around.
OwnAbbreviations::One OwnAbbreviations::listed(
    std::string_view line, std::pair<std::size_t, std::size_t> part,
    std::size_t at, const Folded& folded) {
  auto [begin, end] = part;
  while (begin < end && line[begin] == ' ') ++begin;
  const std::string_view letters = capitals_at(line, begin);
  const std::size_t mark = begin + letters.size();
  if (letters.empty() || mark + 1 >= end || line[mark + 1] != ' ' ||
      std::string_view(",:=").find(line[mark]) == std::string_view::npos ||
      end - mark > kLongestWords || !is_letter_at(line, mark + 2))
    return {};
  const Span words{static_cast<std::uint32_t>(at + mark + 2),
                   static_cast<std::uint32_t>(at + end)};
  return {std::string(letters),
          std::string(slice(folded.text, folded.map.to_made(words)))};
}

void OwnAbbreviations::add(One one) {
  const auto known = std::find_if(
      all_.begin(), all_.end(),
      [&](const One& other) { return other.letters == one.letters; });
  if (known == all_.end()) {
    if (all_.size() < kMost) all_.push_back(std::move(one));
  } else if (known->words != one.words) {
    known->words.clear();
  }
}

// Whether the text says here what it stands for.
bool OwnAbbreviations::is_made_at(const Folded& folded, Span place,
                                  const One& one) {
  const std::string_view text = folded.text;
  std::string_view behind = text.substr(place.end);
  behind.remove_prefix(
      std::min(behind.find_first_not_of(" (:=,"), behind.size()));
  return text.substr(0, place.begin).ends_with(one.words + " (") ||
         behind.starts_with(one.words);
}

std::vector<OwnAbbreviations::Place> OwnAbbreviations::places(
    std::string_view text, const Folded& folded) const {
  std::vector<Place> found;
  for (const One& one : all_) {
    for (std::size_t at = text.find(one.letters); at != std::string_view::npos;
         at = text.find(one.letters, at + 1)) {
      const std::size_t end = behind_plural(text, at + one.letters.size());
      if (is_letter_before(text, at) || is_letter_at(text, end)) continue;
      const Span span{static_cast<std::uint32_t>(at),
                      static_cast<std::uint32_t>(end)};
      if (!is_made_at(folded, folded.map.to_made(span), one))
        found.push_back({span, &one});
    }
  }
  std::sort(found.begin(), found.end(), [](const Place& a, const Place& b) {
    return a.span.begin < b.span.begin;
  });
  return found;
}

Folded OwnAbbreviations::spelled(std::string_view text, Folded folded) const {
  if (empty()) return folded;
  const std::vector<Place> found = places(text, folded);
  if (found.empty()) return folded;
  Folded made;
  SourceMap words;
  std::uint32_t at = 0;
  for (const Place& place : found) {
    const Span span = folded.map.to_made(place.span);
    if (span.begin < at) continue;
    words.copy(span.begin - at);
    made.text += slice(folded.text, {at, span.begin});
    words.replace(static_cast<std::uint32_t>(place.one->words.size()),
                  span.size());
    made.text += place.one->words;
    at = span.end;
  }
  const Span rest{at, static_cast<std::uint32_t>(folded.text.size())};
  words.copy(rest.size());
  made.text += slice(folded.text, rest);
  made.map = folded.map.then(words);
  return made;
}

}  // namespace casebook
