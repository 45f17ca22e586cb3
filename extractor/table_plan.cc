#include "extractor/table_plan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/loose_body.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

bool is_count(std::string_view words) {
  return !words.empty() && words.size() <= 3 &&
         std::all_of(words.begin(), words.end(), is_digit);
}

// A figure, and a bracket behind it.
bool has_result_before(std::string_view words) {
  const std::size_t bracket = words.find_first_of("([");
  const std::string_view first = words.substr(0, words.find(' '));
  return bracket != words.npos && bracket > first.size() && is_value(first) &&
         holds_digit(first) && first.find('-', 1) == first.npos &&
         first.find("\u2013") == first.npos;
}

class TablePlanner {
 public:
  TablePlanner(const TableWords& words, const WordTest& test)
      : words_(words), test_(test) {}

  TablePlan run() {
    const bool times = test_.is(words_.head(0), "time_head");
    for (std::size_t c = 0; c < words_.columns(); ++c) {
      plan_.heads.push_back(words_.head(c));
      // "6" beside "Month" above the labels.
      if (times && c > 0 && is_count(plan_.heads[c]))
        plan_.heads[c] = words_.head(0) + " " + plan_.heads[c];
      plan_.roles.push_back(role(c));
      const std::uint32_t day = told_month(plan_.heads[c], test_);
      plan_.days.push_back(day > 0 ? day : told_day(plan_.heads[c]));
      if (plan_.roles[c] == ColumnRole::kCitation && plan_.citation < 0)
        plan_.citation = static_cast<int>(c);
    }
    if (plan_.citation < 0 && words_.stub() > 0) find_numbers();
    share_sites();
    return std::move(plan_);
  }

 private:
  void find_numbers() {
    const std::string& first = plan_.heads[0];
    if (!first.empty() && !test_.is(first, "row_number_head")) return;
    if (std::any_of(plan_.heads.begin() + 1, plan_.heads.end(),
                    [this](const std::string& head) {
                      return test_.holds(head, "age_word");
                    }))
      plan_.numbers = 0;
  }

  // "L1-L4 (g/cm2) | T | Femoral neck (g/cm2) | T": a score's head without a
  // place is of the place left of it, where a score follows each place.
  void share_sites() {
    std::vector<std::string> sites(plan_.heads.size());
    std::size_t open = 0;  // places that no score has followed yet
    for (std::size_t c = words_.stub(); c < plan_.heads.size(); ++c) {
      const std::string& head = plan_.heads[c];
      if (test_.is(head, "score_any") && !test_.holds(head, "site")) {
        if (c > 0 && !sites[c - 1].empty()) sites[c] = sites[c - 1];
        open = 0;
      } else if (!test_.holds(head, "score_any")) {
        sites[c] = test_.part(head, "site");
        if (!sites[c].empty() && ++open > 1) return;
      }
    }
    if (open > 0) return;
    for (std::size_t c = 0; c < plan_.heads.size(); ++c) {
      if (!sites[c].empty() && test_.is(plan_.heads[c], "score_any"))
        plan_.heads[c] = sites[c] + " " + plan_.heads[c];
    }
  }

  ColumnRole role(std::size_t column) const {
    static constexpr std::array<std::pair<std::string_view, ColumnRole>, 5>
        kHeads = {{{"unit_head", ColumnRole::kUnit},
                   {"site_head", ColumnRole::kContext},
                   {"measure_head", ColumnRole::kContext},
                   {"time_head", ColumnRole::kContext},
                   {"statistic_head", ColumnRole::kNothing}}};
    const std::string& head = plan_.heads[column];
    if (test_.holds(head, "citing_head") && cites(column))
      return ColumnRole::kCitation;
    if (column < words_.stub()) return ColumnRole::kCells;
    if (test_.holds(head, "normal_range") && holds_ranges(column))
      return ColumnRole::kRange;
    for (const auto& [cls, role] : kHeads) {
      if (!test_.is(head, cls)) continue;
      const bool context = role == ColumnRole::kContext;
      return context && holds_results(column) ? ColumnRole::kCells : role;
    }
    return ColumnRole::kCells;
  }

  // "Control" behind "Before": what was found at that time, and no name of the
  // row's times.
  bool holds_results(std::size_t column) const {
    if (column > words_.stub() &&
        plan_.roles[column - 1] == ColumnRole::kCells &&
        test_.tells_time(plan_.heads[column - 1] + ":"))
      return true;
    std::size_t cells = 0, measured = 0;
    for (std::size_t r = words_.head_rows(); r < words_.rows(); ++r) {
      const Cell* cell = words_.at(r, column);
      if (cell == nullptr || words_.text(*cell).empty()) continue;
      const std::string words = words_.text(*cell);
      ++cells;
      measured += is_value(words) && holds_digit(words) &&
                          (words.find_first_of(".,") != words.npos ||
                           !is_digit(words.front()))
                      ? 1
                      : 0;
    }
    return measured * 2 > cells;
  }

  // Half of its cells, at least, have two figures with a mark between, and no
  // result before them: "8.9 mg/dL (8.5-10.5)".
  bool holds_ranges(std::size_t column) const {
    std::size_t cells = 0, ranges = 0;
    for (std::size_t r = words_.head_rows(); r < words_.rows(); ++r) {
      const Cell* cell = words_.at(r, column);
      if (cell == nullptr || words_.text(*cell).empty()) continue;
      ++cells;
      ranges += test_.holds(words_.label(*cell), "range") &&
                        !has_result_before(words_.text(*cell))
                    ? 1
                    : 0;
    }
    return cells > 0 && ranges * 2 >= cells;
  }

  // Labels under such a head cite, numbered or not; other columns where most
  // of their cells print a reference's number.
  bool cites(std::size_t column) const {
    if (column == 0) return true;
    std::size_t cells = 0, numbered = 0;
    for (std::size_t r = words_.head_rows(); r < words_.rows(); ++r) {
      const Cell* cell = words_.at(r, column);
      if (cell == nullptr || !words_.begins(*cell, r, column)) continue;
      ++cells;
      numbered += cited_number(words_.text(*cell)).empty() ? 0 : 1;
    }
    return cells > 0 && numbered * 2 >= cells;
  }

  const TableWords& words_;
  const WordTest& test_;
  TablePlan plan_;
};

}  // namespace

std::string cited_number(std::string_view words) {
  for (std::size_t at = words.size(); at-- > 0;) {
    const char close = words[at];
    if (close != ']' && close != ')') continue;
    std::size_t begin = at;
    while (begin > 0 && is_digit(words[begin - 1])) --begin;
    const bool opened =
        begin > 0 && words[begin - 1] == (close == ']' ? '[' : '(');
    if (opened && at - begin >= 1 && at - begin <= 3)
      return std::string(words.substr(begin, at - begin));
  }
  const std::string_view bare = trimmed(words);
  const bool number = !bare.empty() && bare.size() <= 3 &&
                      std::all_of(bare.begin(), bare.end(), is_digit);
  return number ? std::string(bare) : "";
}

std::uint32_t told_count(std::string_view words) {
  constexpr std::size_t kMostDigits = 5;
  const auto skip = [&](std::size_t at) {
    while (at < words.size() && words[at] == ' ') ++at;
    return at;
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool letter = words[at] == 'n' || words[at] == 'N';
    const bool begins = at == 0 || words[at - 1] == ' ' ||
                        words[at - 1] == '(' || words[at - 1] == '[' ||
                        words[at - 1] == ',';
    if (!letter || !begins) continue;
    std::size_t next = skip(at + 1);
    if (next >= words.size() || words[next] != '=') continue;
    next = skip(next + 1);
    std::uint32_t count = 0;
    const std::size_t first = next;
    for (; next < words.size() && is_digit(words[next]) &&
           next - first < kMostDigits;
         ++next)
      count = count * 10 + static_cast<std::uint32_t>(words[next] - '0');
    if (next > first) return count;
  }
  return 0;
}

namespace {

// The whole word is a day.
std::uint32_t day_of(std::string_view day) {
  if (day.size() > 2 && day.front() == '(' && day.back() == ')')
    day = day.substr(1, day.size() - 2);
  std::vector<std::uint32_t> parts;
  std::uint32_t part = 0, year = 0;
  std::size_t digits = 0;
  for (std::size_t at = 0; at <= day.size(); ++at) {
    if (at < day.size() && is_digit(day[at]) && digits < 4) {
      part = part * 10 + static_cast<std::uint32_t>(day[at] - '0');
      ++digits;
      continue;
    }
    const bool ends =
        at == day.size() || day[at] == '.' || day[at] == '/' || day[at] == '-';
    if (!ends || digits == 0 || digits == 3) return 0;
    if (digits == 4) year = part;
    parts.push_back(part);
    part = 0;
    digits = 0;
  }
  constexpr std::uint32_t kFirstYear = 1900, kLastYear = 2099;
  if (year < kFirstYear || year > kLastYear || parts.size() > 3) return 0;
  // The year may stand first or last.
  if (parts.front() != year) std::reverse(parts.begin(), parts.end());
  if (parts.front() != year) return 0;
  constexpr std::uint32_t kMonths = 12, kDays = 31;
  if (parts.size() > 1 && (parts[1] == 0 || parts[1] > kMonths)) return 0;
  if (parts.size() > 2 && (parts[2] == 0 || parts[2] > kDays)) return 0;
  parts.resize(3);
  return (parts[0] * 100 + parts[1]) * 100 + parts[2];
}

}  // namespace

// The last word, or the first before a bracket, a comma or a dash: "2000 IU" is
// no year.
std::uint32_t told_day(std::string_view words) {
  const std::string_view all = trimmed(words);
  const std::size_t last = all.rfind(' ');
  const std::uint32_t day =
      day_of(last == all.npos ? all : all.substr(last + 1));
  if (day > 0 || last == all.npos) return day;
  const std::size_t end = all.find_first_of(" ,");
  const std::size_t next = all.find_first_not_of(' ', end);
  constexpr std::array<std::string_view, 5> kMarks = {"(", ",", "-", "\u2013",
                                                      "\u2014"};
  const std::string_view rest = all.substr(next);
  const bool parted = std::any_of(
      kMarks.begin(), kMarks.end(),
      [&](std::string_view mark) { return rest.starts_with(mark); });
  return parted ? day_of(all.substr(0, end)) : 0;
}

std::uint32_t told_month(std::string_view words, const WordTest& test) {
  const std::string month = test.part(words, "month_name");
  const std::string number = test.name(words, "month_name");
  if (month.empty() || !is_count(number)) return 0;
  const std::size_t behind = words.find(month) + month.size();
  const std::size_t year = words.find_first_not_of(" .", behind);
  if (year == words.npos || year == behind) return 0;
  const std::size_t end = words.find_first_of(" ,(", year);
  std::string day = number;
  const std::string_view before =
      trimmed(words.substr(0, behind - month.size()));
  const std::string_view last = before.substr(before.rfind(' ') + 1);
  if (last.size() <= 2 && is_count(last))
    day.insert(0, std::string(last) + ".");
  return told_day(day.append(".").append(words.substr(year, end - year)));
}

bool is_later(const std::vector<std::uint32_t>& days, std::size_t place) {
  const auto here = days.begin() + static_cast<std::ptrdiff_t>(place);
  return *here > 0 && std::any_of(days.begin(), here, [&](std::uint32_t day) {
    return day > 0 && day < *here;
  });
}

bool names_group(std::string_view words, const WordTest& test) {
  if (told_count(words) > 1) return !test.tells_time(words);
  return test.is_arm(words);
}

TablePlan plan_table(const TableWords& words, const WordTest& test) {
  return TablePlanner(words, test).run();
}

bool is_turned(const TableWords& words, const WordTest& test) {
  const std::string corner = words.head(0);
  std::size_t patients = 0, cited = 0, groups = 0, columns = 0;
  for (std::size_t c = words.stub(); c < words.columns(); ++c) {
    const Cell* top = words.at(0, c);
    if (top == nullptr) continue;
    const std::string head = words.label(*top);
    if (test.holds(head, "normal_range") || test.is(head, "unit_head") ||
        test.is(head, "statistic_head"))
      continue;
    ++columns;
    groups += names_group(head, test) ? 1 : 0;
    std::string named = corner;
    named.append(" ").append(head);
    const bool numbered = is_row_number(head) && test.names_patient(named);
    patients += numbered || test.names_patient(head) ? 1 : 0;
    cited += head.find_first_of("[(") != head.npos && !is_row_number(head) &&
                     !cited_number(head).empty()
                 ? 1
                 : 0;
  }
  if (columns < 2) return false;
  return patients == columns || cited == columns || groups == columns;
}

}  // namespace casebook
