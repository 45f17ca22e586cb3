#include "corpus/loose_units.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/lines.h"

namespace casebook {
namespace {

bool is_nothing(std::string_view word) {
  return is_value_word(word) && !holds_digit(word);
}

// A capital or two and a figure: "T12", "L1-L4", "Th8,".
bool is_code(std::string_view word) {
  constexpr std::size_t kMostLetters = 3;
  if (!begins_upper(word)) return false;
  const std::size_t digit = word.find_first_of("0123456789");
  return digit != word.npos && digit > 0 && digit <= kMostLetters;
}

bool goes_on(std::string_view word) {
  if (word.front() == '(' || word.front() == '[' || word.front() == '&')
    return true;
  return word == "\xC2\xB1" || word == "%" || word == "/" || word == "+" ||
         word == ";";
}

UnitLook look_of(std::string_view text, Span unit) {
  const std::string_view words = slice(text, unit);
  if (is_value(words)) return UnitLook::kValue;
  const auto all = words_of(text, unit);
  if (std::all_of(all.begin(), all.end(), [&](Span word) {
        const std::string_view one = slice(text, word);
        return is_code(one) || goes_on(one);
      }))
    return UnitLook::kCode;
  return is_value_word(slice(text, all[0])) ? UnitLook::kMeasure
                                            : UnitLook::kWords;
}

}  // namespace

std::vector<LooseUnit> units_of(std::string_view text, Span line,
                                bool measures) {
  std::vector<LooseUnit> units;
  bool open = false;  // a comma, or a mark that binds, ended the word before
  for (const Span word : words_of(text, line)) {
    const std::string_view one = slice(text, word);
    const bool figure =
        !units.empty() && is_value(slice(text, units.back().span));
    const bool small = begins_lower(one) && (measures || !figure);
    const bool joins = open || goes_on(one) || small;
    if (units.empty() || !joins) {
      units.push_back({word});
    } else {
      units.back().span.end = word.end;
    }
    open = one.ends_with(',') || one.ends_with(';') || one == "\xC2\xB1" ||
           one == "/" || one == "&" || one == "+";
  }
  for (LooseUnit& unit : units) {
    unit.look = look_of(text, unit.span);
    unit.nothing = is_nothing(slice(text, unit.span));
  }
  return units;
}

std::uint32_t counted(std::string_view words, std::string_view& before) {
  constexpr std::size_t kMostDigits = 3;
  std::size_t digits = words.size();
  while (digits > 0 && is_digit(words[digits - 1])) --digits;
  const std::size_t count = words.size() - digits;
  if (count == 0 || count > kMostDigits) return 0;
  before = words.substr(0, digits);
  if (!before.empty() && before.back() != ' ') return 0;
  std::uint32_t number = 0;
  for (const char c : words.substr(digits))
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  return number;
}

}  // namespace casebook
