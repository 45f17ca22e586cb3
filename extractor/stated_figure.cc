#include "extractor/stated_figure.h"

#include <algorithm>
#include <cmath>

#include "corpus/ascii.h"
#include "corpus/fold.h"
#include "extractor/decimal.h"

namespace casebook {
namespace {

void add_reading(const std::string& text, std::vector<std::string>& all) {
  if (!text.empty() && std::find(all.begin(), all.end(), text) == all.end())
    all.push_back(text);
}

std::string only_digits(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (is_digit(c)) digits += c;
  return digits;
}

// "1 000" is two numerals: each is a piece of the figure, and the quote holds
// all of its digits with nothing but blanks between.
bool is_piece(std::string_view quote, std::string_view decimal,
              const Figure& figure) {
  const std::string digits = only_digits(decimal);
  const std::string piece = only_digits(figure.printed);
  if (piece.size() >= digits.size() || digits.find(piece) == std::string::npos)
    return false;
  std::string close;
  for (const char c : quote)
    if (static_cast<unsigned char>(c) > ' ') close += c;
  return close.find(digits) != std::string::npos;
}

}  // namespace

Figure figure_at(const Document& document, Span span) {
  Figure figure{span, fold_key(slice(document.text, span)), {}};
  std::string plain = figure.printed;
  if (const std::size_t raised = plain.find("·"); raised != plain.npos)
    plain.replace(raised, 2, ".");
  for (const char mark : {'.', ','}) {
    const std::optional<Decimal> read = read_decimal(plain, mark);
    if (!read) continue;
    add_reading(read->text, figure.readings);
    add_reading(read->other, figure.readings);
  }
  return figure;
}

bool reads_as(const Figure& figure, std::string_view decimal) {
  const double wanted = std::fabs(to_double(decimal));
  return std::any_of(
      figure.readings.begin(), figure.readings.end(),
      [&](const std::string& reading) { return to_double(reading) == wanted; });
}

bool holds_number(std::string_view text, std::string_view digits) {
  for (std::size_t at = text.find(digits); at != text.npos;
       at = text.find(digits, at + 1)) {
    const std::size_t end = at + digits.size();
    if ((at == 0 || !is_digit(text[at - 1])) &&
        (end == text.size() || !is_digit(text[end])))
      return true;
  }
  return false;
}

bool holds_decimal(std::string_view text, std::string_view decimal) {
  std::string comma(decimal);
  std::replace(comma.begin(), comma.end(), '.', ',');
  return holds_number(text, decimal) || holds_number(text, comma);
}

bool states(const Document& document, const Fact& fact, const Figure& figure) {
  const std::string_view quote = slice(document.text, fact.span);
  const auto is_key = [&](const FactKey& key) {
    if (key.value.empty()) return false;
    if (!key.number) return holds_number(key.value, figure.printed);
    return reads_as(figure, key.value) || is_piece(quote, key.value, figure);
  };
  return std::any_of(fact.keys.begin(), fact.keys.end(), is_key) ||
         std::any_of(
             fact.readings.begin(), fact.readings.end(),
             [&](const std::string& one) { return reads_as(figure, one); }) ||
         holds_number(fact.name, figure.printed);
}

}  // namespace casebook
