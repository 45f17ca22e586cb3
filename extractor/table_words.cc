#include "extractor/table_words.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/loose_body.h"
#include "extractor/brought_in.h"
#include "extractor/figure_marks.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

std::string_view without_marks(std::string_view words) {
  for (bool cut = true; cut;) {
    cut = false;
    words = trimmed(words);
    for (const std::string_view mark : kNoteSigns) {
      if (words.size() > mark.size() && words.ends_with(mark)) {
        words.remove_suffix(mark.size());
        cut = true;
      }
    }
  }
  return words;
}

}  // namespace

bool is_row_number(std::string_view label) {
  return !label.empty() && label.size() <= 3 &&
         std::all_of(label.begin(), label.end(), [](char c) {
           return is_digit(c) || ('A' <= c && c <= 'Z');
         });
}

TableWords::TableWords(const Document& document, const Grid& grid, bool turned)
    : document_(document), grid_(grid), turned_(turned) {
  read_footnotes();
  find_groups();
  find_stub();
}

// "femur, femur neck; TPTD: teriparatide": short forms and their meaning.
void TableWords::read_footnotes() {
  constexpr std::size_t kLongestForm = 24, kLongestMeaning = 80;
  for (const Span footnote : grid_.footnotes) {
    std::string_view rest = slice(document_.text, footnote);
    const bool commas =
        rest.find(';') == rest.npos && rest.find(':') != rest.npos;
    while (!rest.empty()) {
      const std::size_t end = rest.find_first_of(commas ? ",;." : ";.");
      const std::string_view piece = trimmed(rest.substr(0, end));
      rest = end == rest.npos ? "" : rest.substr(end + 1);
      const std::size_t mark = piece.find_first_of(":=,");
      if (mark == piece.npos || mark == 0 || mark > kLongestForm) continue;
      const std::string_view form = trimmed(piece.substr(0, mark));
      const std::string_view meaning = trimmed(piece.substr(mark + 1));
      if (meaning.empty() || meaning.size() > kLongestMeaning) continue;
      short_forms_.emplace_back(std::string(form), std::string(meaning));
    }
  }
}

bool TableWords::spans_all(std::uint16_t row) const {
  const Cell* label = grid_.at(row, 0);
  if (label == nullptr || label->row != row || label->rows > 1) return false;
  const auto empty = [&](const Cell* cell) {
    return cell == nullptr || cell_text(document_.text, *cell).empty();
  };
  if (empty(label) || grid_.columns < 2) return false;
  for (std::uint16_t column = 1; column < grid_.columns; ++column) {
    const Cell* cell = grid_.at(row, column);
    if (cell != label && !empty(cell)) return false;
  }
  return true;
}

void TableWords::find_groups() {
  groups_.resize(grid_.rows);
  over_.resize(grid_.rows);
  std::string group;
  bool under = false;  // rows have stood under the group
  for (std::uint16_t row = grid_.head_rows; row < grid_.rows; ++row) {
    over_[row] = spans_all(row);
    if (over_[row]) {
      group = cleaned(cell_text(document_.text, *grid_.at(row, 0)));
      under = false;
    } else if (under && is_empty(row)) {
      group.clear();
    } else {
      under = true;
    }
    groups_[row] = group;
  }
}

// How far in a label stands that begins its line.
std::optional<std::size_t> TableWords::margin(std::size_t row) const {
  const Cell* cell = at(row, 0);
  if (cell == nullptr || cell->span.empty() || !begins(*cell, row, 0))
    return std::nullopt;
  const std::string_view before =
      std::string_view(document_.text).substr(0, cell->span.begin);
  const std::size_t blanks = before.size() - (before.find_last_not_of(' ') + 1);
  const std::size_t line = before.size() - blanks;
  if (line > 0 && before[line - 1] != '\n') return std::nullopt;
  return blanks;
}

const Cell* TableWords::leading_label(std::size_t row) const {
  const auto here = turned_ ? std::nullopt : margin(row);
  if (!here || over_[row]) return nullptr;
  const std::size_t last = row > kRowsLookedAt ? row - kRowsLookedAt : 0;
  for (std::size_t above = row; above-- > std::max(head_rows(), last);) {
    const auto there = margin(above);
    if (!there || over_[above]) return nullptr;
    if (*there < *here) return at(above, 0);
  }
  return nullptr;
}

bool TableWords::told(std::size_t row, std::size_t column) const {
  const Cell* cell = at(row, column);
  return cell != nullptr && !text(*cell).empty();
}

const Cell* TableWords::label_above(std::size_t row) const {
  if (turned_ || columns() < 2 || told(row, 0) || !told(row, 1) ||
      is_value(text(*at(row, 1))))
    return nullptr;
  const std::size_t last = row > kRowsLookedAt ? row - kRowsLookedAt : 0;
  for (std::size_t above = row; above-- > std::max(head_rows(), last);) {
    if (over_[above] || is_empty(static_cast<std::uint16_t>(above)))
      return nullptr;
    if (told(above, 0)) return at(above, 0);
  }
  return nullptr;
}

// A row without words parts what stands below it from the group above.
bool TableWords::is_empty(std::uint16_t row) const {
  for (std::uint16_t column = 0; column < grid_.columns; ++column) {
    const Cell* cell = grid_.at(row, column);
    if (cell != nullptr && !cell_text(document_.text, *cell).empty())
      return false;
  }
  return true;
}

// A second column of labels stands below no head of its own, beside names of
// several rows, or holds words alone.
void TableWords::find_stub() {
  if (grid_.columns < 3 || grid_.head_rows == 0) return;
  const std::uint16_t last = grid_.head_rows - 1;
  const Cell* first = grid_.at(last, 0);
  const Cell* second = grid_.at(last, 1);
  const bool headless = second == nullptr || second == first ||
                        cell_text(document_.text, *second).empty();
  bool wide = false, figures = false;
  std::size_t words = 0;
  for (std::uint16_t row = grid_.head_rows; row < grid_.rows; ++row) {
    const Cell* cell = grid_.at(row, 0);
    const Cell* next = grid_.at(row, 1);
    wide |= cell != nullptr && cell->rows > 1;
    if (next == nullptr || next == cell || next->span.empty()) continue;
    figures |= is_value(cell_text(document_.text, *next));
    ++words;
  }
  if (headless && (wide || (words > 1 && !figures))) stub_ = 2;
}

const Cell* TableWords::at(std::size_t row, std::size_t column) const {
  const auto r = static_cast<std::uint16_t>(turned_ ? column : row);
  const auto c = static_cast<std::uint16_t>(turned_ ? row : column);
  return grid_.at(r, c);
}

bool TableWords::begins(const Cell& cell, std::size_t row,
                        std::size_t column) const {
  return cell.row == (turned_ ? column : row) &&
         cell.column == (turned_ ? row : column);
}

std::string TableWords::head(std::size_t column, bool own) const {
  std::string words;
  if (turned_ && !over_[column] && !own) words = groups_[column];
  const Cell* before = nullptr;
  for (std::size_t row = 0; row < head_rows(); ++row) {
    const Cell* cell = at(row, column);
    const bool empty = cell == nullptr || text(*cell).empty();
    if (empty && !turned_) cell = group_left_of(row, column);
    if (cell == nullptr || cell == before) continue;
    before = cell;
    const std::string more = label(*cell);
    if (more.empty()) continue;
    if (!words.empty()) words += ' ';
    words += more;
  }
  return words;
}

// The head of a group that is set over its first column alone: what stands
// left of an empty place, over columns that all have heads of their own below
// it, where heads of one column stand in the upper row.
const Cell* TableWords::group_left_of(std::size_t row,
                                      std::size_t column) const {
  const auto told = [&](std::size_t r, std::size_t c) {
    const Cell* cell = at(r, c);
    return cell != nullptr && cell->row == r && !text(*cell).empty();
  };
  if (row + 2 != head_rows() || !told(row, 0) || told(row + 1, 0))
    return nullptr;
  for (std::size_t c = column; c > 0 && told(row + 1, c); --c)
    if (told(row, c)) return c == column ? nullptr : at(row, c);
  return nullptr;
}

std::string TableWords::text(const Cell& cell) const {
  return cell_text(document_.text, cell);
}

std::string TableWords::label(const Cell& cell) const {
  return cleaned(cell_text(document_.text, cell));
}

namespace {

// The "D" of "N.D." is a name's, whatever a footnote calls a D.
bool is_initial(std::string_view words, std::size_t at, std::size_t size) {
  return (at > 0 && words[at - 1] == '.') || words.substr(at + size, 1) == ".";
}

}  // namespace

std::string TableWords::cleaned(std::string_view words) const {
  std::string clean;
  words = without_marks(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    const bool ends = i + 1 == words.size();
    // A word broken at a line's end stays so: folding joins it.
    const bool broken =
        c == '\n' && (clean.ends_with('-') || clean.ends_with("\u2010"));
    const bool stop = c == ':' || (c == '.' && (ends || words[i + 1] == ' '));
    if (!broken && (c == '\n' || c == '\r' || c == '\t')) {
      clean += ' ';
    } else if (c == ';' || (c == ':' && !ends)) {
      clean += ',';
    } else if (!stop) {
      clean += c;
    }
  }
  for (const auto& [form, meaning] : short_forms_) {
    const std::size_t at = find_whole(clean, form);
    if (at == clean.npos || clean.find(meaning) != clean.npos ||
        is_initial(clean, at, form.size()))
      continue;
    clean.insert(at + form.size(), " (" + meaning + ")");
  }
  return clean;
}

}  // namespace casebook
