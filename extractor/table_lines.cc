#include "extractor/table_lines.h"

#include <algorithm>

#include "extractor/tsv.h"

namespace casebook {
namespace {

class LineReader {
 public:
  LineReader(const Document& document, const Grid& grid)
      : document_(document), grid_(grid) {}

  std::string head(std::uint16_t column) const {
    std::string text;
    const Cell* before = nullptr;
    for (std::uint16_t row = 0; row < grid_.head_rows; ++row) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || cell == before) continue;
      before = cell;
      const std::string_view words = trimmed(slice(document_.text, cell->span));
      if (words.empty()) continue;
      if (!text.empty()) text += ' ';
      text += words;
    }
    return text;
  }

  std::vector<TableLine> run() {
    for (std::uint16_t row = grid_.head_rows; row < grid_.rows; ++row) {
      const Cell* label = grid_.at(row, 0);
      if (label == nullptr || label->row != row) continue;
      if (spans_all(*label)) {
        group_ = words(*label);
        continue;
      }
      read_row(row, *label);
    }
    return std::move(lines_);
  }

 private:
  std::string words(const Cell& cell) const {
    return std::string(trimmed(slice(document_.text, cell.span)));
  }

  // A row that only says what the rows below it are.
  bool spans_all(const Cell& label) const {
    if (label.columns >= grid_.columns) return true;
    for (std::uint16_t column = 1; column < grid_.columns; ++column) {
      const Cell* cell = grid_.at(label.row, column);
      if (cell != nullptr && !words(*cell).empty()) return false;
    }
    return !words(label).empty();
  }

  static bool is_number(const std::string& label) {
    return !label.empty() && label.size() <= 3 &&
           std::all_of(label.begin(), label.end(), [](char c) {
             return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z');
           });
  }

  void read_row(std::uint16_t row, const Cell& label) {
    const std::string name = words(label);
    const bool patient = is_number(name);
    lines_.push_back({patient ? head(0) + " " + name : name, "", label.span,
                      label.span, true});
    for (std::uint16_t column = 1; column < grid_.columns; ++column) {
      const Cell* cell = grid_.at(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column)
        continue;
      const std::string value = words(*cell);
      if (value.empty()) continue;
      std::string text = head(column);
      if (!patient) {
        if (!group_.empty()) text += ", " + group_;
        text += ", " + name;
      }
      lines_.push_back({text + ": " + value, head(column), cell->span,
                        cover(label.span, cell->span), false});
    }
  }

  const Document& document_;
  const Grid& grid_;
  std::string group_;
  std::vector<TableLine> lines_;
};

}  // namespace

std::string row_head(const Document& document, const Grid& grid) {
  return LineReader(document, grid).head(0);
}

std::vector<TableLine> table_lines(const Document& document, const Grid& grid) {
  constexpr double kSure = 0.9;
  if (grid.head_rows == 0 || grid.columns < 2 || grid.confidence < kSure)
    return {};
  return LineReader(document, grid).run();
}

}  // namespace casebook
