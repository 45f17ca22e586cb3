#include "extractor/figure_marks.h"

#include <algorithm>
#include <array>

#include "corpus/loose_body.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

// Behind a decimal alone: "10²" is another figure.
constexpr std::array<std::string_view, 6> kRaised = {
    "\xE1\xB5\x83", "\xE1\xB5\x87", "\xE1\xB6\x9C",  // ᵃᵇᶜ
    "\xC2\xB9",     "\xC2\xB2",     "\xC2\xB3"};

// Further letters are units: "1.5 d".
bool is_letter_of_note(char c) { return 'a' <= c && c <= 'c'; }

bool is_decimal(std::string_view figure) {
  const std::size_t point = figure.find_first_of(".,");
  return point != figure.npos && point + 1 < figure.size();
}

// "(a)", "[b]", "^a", "a" at the end: how many bytes.
std::size_t letter_mark(std::string_view words) {
  const std::size_t size = words.size();
  const auto at = [&](std::size_t back) { return words[size - back]; };
  if (size < 2) return 0;
  if (size > 3 && is_letter_of_note(at(2)) &&
      ((at(1) == ')' && at(3) == '(') || (at(1) == ']' && at(3) == '[')))
    return 3;
  if (!is_letter_of_note(at(1))) return 0;
  return at(2) == '^' ? 2 : 1;
}

std::size_t raised_mark(std::string_view words) {
  for (const std::string_view one : kRaised)
    if (words.ends_with(one)) return one.size();
  return letter_mark(words);
}

}  // namespace

MarkedFigure marked_figure(std::string_view words) {
  std::string_view figure = trimmed(words);
  const std::size_t whole = figure.size();
  bool more = true;
  while (more) {
    more = false;
    for (const std::string_view sign : kNoteSigns) {
      if (figure.size() <= sign.size() || !figure.ends_with(sign)) continue;
      figure = trimmed(figure.substr(0, figure.size() - sign.size()));
      more = true;
    }
  }
  if (figure.size() == whole) {
    const std::size_t size = raised_mark(figure);
    figure = trimmed(figure.substr(0, figure.size() - size));
    if (!is_decimal(figure)) return {words.size(), ""};
  }
  const bool marked =
      figure.size() < whole && is_value(figure) && holds_digit(figure);
  if (!marked) return {words.size(), ""};
  const auto size =
      static_cast<std::size_t>(figure.data() - words.data()) + figure.size();
  return {size, trimmed(words.substr(size))};
}

std::string note_behind(std::string_view text, const Grid& grid,
                        std::string_view mark) {
  const bool letter = is_letter_of_note(mark.front());
  for (const Span footnote : grid.footnotes) {
    const std::string_view note = slice(text, footnote);
    for (std::size_t at = note.find(mark); at != note.npos;
         at = note.find(mark, at + 1)) {
      // A letter is no mark within a word.
      const std::size_t behind = at + mark.size();
      const bool begins = at == 0 || note[at - 1] == ' ' || note[at - 1] == ';';
      const bool ends =
          behind < note.size() &&
          (note[behind] == ' ' || note[behind] == ':' || note[behind] == ')');
      if (letter && !(begins && ends)) continue;
      return std::string(
          note.substr(behind, note.find_first_of(";\n", behind) - behind));
    }
  }
  return "";
}

}  // namespace casebook
