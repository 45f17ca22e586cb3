#include "extractor/decimal.h"

#include <charconv>
#include <cmath>
#include <vector>

#include "corpus/ascii.h"

namespace casebook {
namespace {

struct Groups {
  std::vector<std::string_view> digits;
  std::string marks;
};

// "1.200,5" → {"1", "200", "5"}, ".,"; nothing where a group is empty.
std::optional<Groups> split_groups(std::string_view printed) {
  Groups groups;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= printed.size(); ++i) {
    if (i < printed.size() && is_digit(printed[i])) continue;
    if (i == begin) return std::nullopt;
    groups.digits.push_back(printed.substr(begin, i - begin));
    if (i < printed.size()) {
      if (printed[i] != '.' && printed[i] != ',') return std::nullopt;
      groups.marks += printed[i];
    }
    begin = i + 1;
  }
  return groups;
}

std::string join(const Groups& groups, std::size_t fraction_from) {
  std::string text;
  for (std::size_t i = 0; i < groups.digits.size(); ++i) {
    if (i == fraction_from) text += '.';
    text += groups.digits[i];
  }
  return text;
}

bool all_thousands(const Groups& groups) {
  for (std::size_t i = 1; i < groups.digits.size(); ++i)
    if (groups.digits[i].size() != 3) return false;
  return groups.digits[0].size() <= 3 && groups.digits[0] != "0";
}

// "6,00,000": lakhs and crores, grouped by two before the last three digits.
bool all_lakhs(const Groups& groups) {
  const std::size_t count = groups.digits.size();
  if (count < 3 || groups.marks[0] != ',') return false;
  for (std::size_t i = 1; i + 1 < count; ++i)
    if (groups.digits[i].size() != 2) return false;
  return groups.digits[0].size() <= 2 && groups.digits[0][0] != '0' &&
         groups.digits[count - 1].size() == 3;
}

}  // namespace

std::optional<Decimal> read_decimal(std::string_view printed, char mark) {
  const std::optional<Groups> groups = split_groups(printed);
  if (!groups) return std::nullopt;
  const std::size_t count = groups->digits.size();
  if (count == 1) return Decimal{std::string(printed), ""};
  if (count == 2) {
    const std::string fraction = join(*groups, 1);
    if (!all_thousands(*groups)) return Decimal{fraction, ""};
    const std::string whole = join(*groups, count);
    // No measuring tells 20.000 from 20: that is twenty thousand.
    const bool round = groups->digits[1] == "000" &&
                       groups->digits[0].size() > 1 && groups->marks[0] == mark;
    if (groups->marks[0] == mark && !round) return Decimal{fraction, whole};
    return Decimal{whole, fraction};
  }
  const bool one_mark =
      groups->marks.find_first_not_of(groups->marks[0]) == std::string::npos;
  if (one_mark) {
    return all_thousands(*groups) || all_lakhs(*groups)
               ? std::optional(Decimal{join(*groups, count), ""})
               : std::nullopt;
  }
  return Decimal{join(*groups, count - 1), ""};
}

double to_double(std::string_view decimal) {
  double value = NAN;
  std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
  return value;
}

std::string add(std::string_view a, std::string_view b) {
  const double sum = to_double(a) + to_double(b);
  if (sum == std::floor(sum))
    return std::to_string(static_cast<long long>(sum));
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, sum);
  return {buffer, end.ptr};
}

std::string negate(std::string_view decimal) {
  if (decimal.starts_with('-')) return std::string(decimal.substr(1));
  return "-" + std::string(decimal);
}

bool less(std::string_view a, std::string_view b) {
  return to_double(a) < to_double(b);
}

}  // namespace casebook
