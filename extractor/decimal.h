// Decimal: a printed figure in canonical form, kept as text.
//
// Figures are never binary fractions: "0,540" is "0.540" and equals what was
// printed, digit for digit. A figure such as "1.025" can be read in two ways
// (a decimal, or a thousand and twenty-five); both readings are kept, the
// likelier first by the language's convention.
// Threads: pure.
//
//   read_decimal("1.200", ',')  →  {"1200", "1.200"}
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace casebook {

struct Decimal {
  std::string text;   // "-3.20": sign, digits, point, digits
  std::string other;  // the second reading; empty where there is only one

  bool operator==(const Decimal&) const = default;
};

// Reads digits with marks, without a sign. `mark` is the language's decimal
// mark, '.' or ','. Nothing where `printed` is no figure.
std::optional<Decimal> read_decimal(std::string_view printed, char mark);

// Sums, products and order of canonical figures of few digits.
double to_double(std::string_view decimal);
std::string add(std::string_view a, std::string_view b);
std::string negate(std::string_view decimal);
bool less(std::string_view a, std::string_view b);

}  // namespace casebook
