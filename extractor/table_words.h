// TableWords: what a grid's places say, seen as it stands or turned round so
// that what its columns are about becomes rows.
//
// Heads and labels come cleaned: one line, no sentence marks, no footnote
// marks, and what a footnote explains beside its short form.
// Invariant: rows and columns are those of the turned grid; refers to document
// and grid. Threads: immutable.
//
//   TableWords words(document, grid);
//   words.head(2)  →  "Before treatment T-score"
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/document.h"

namespace casebook {

class TableWords {
 public:
  TableWords(const Document& document, const Grid& grid, bool turned = false);

  bool turned() const { return turned_; }
  std::size_t rows() const { return turned_ ? grid_.columns : grid_.rows; }
  std::size_t columns() const { return turned_ ? grid_.rows : grid_.columns; }
  // Rows of heads, columns of labels.
  std::size_t head_rows() const { return turned_ ? stub_ : grid_.head_rows; }
  std::size_t stub() const { return turned_ ? grid_.head_rows : stub_; }

  // Null where no cell is; cells over several places are at each of them.
  const Cell* at(std::size_t row, std::size_t column) const;
  // Whether the cell begins at this place.
  bool begins(const Cell& cell, std::size_t row, std::size_t column) const;
  std::size_t rows_of(const Cell& cell) const {
    return turned_ ? cell.columns : cell.rows;
  }
  std::size_t columns_of(const Cell& cell) const {
    return turned_ ? cell.rows : cell.columns;
  }
  // The name of the group of rows (or columns) that it stands in; mostly "".
  const std::string& group(std::size_t row) const {
    return turned_ ? none_ : groups_[row];
  }
  // How far above a row what names it may stand.
  static constexpr std::size_t kRowsLookedAt = 20;
  // The label that a row's own stands further in than, of a row above with
  // cells of its own; null where there is none.
  const Cell* leading_label(std::size_t row) const;
  // The label of a row above that goes on for this one, whose first place is
  // empty beside a word in the second: "Total hip | BMD", " | T-score"; null
  // where there is none.
  const Cell* label_above(std::size_t row) const;
  // Whether the row only names the rows below it.
  bool names_group(std::size_t row) const { return !turned_ && over_[row]; }
  bool column_names_group(std::size_t column) const {
    return turned_ && over_[column];
  }

  // `own`: without the name of the group that a turned column stands in.
  std::string head(std::size_t column, bool own = false) const;
  std::string text(const Cell& cell) const;   // as it stands
  std::string label(const Cell& cell) const;  // cleaned

 private:
  void read_footnotes();
  const Cell* group_left_of(std::size_t row, std::size_t column) const;
  void find_stub();
  void find_groups();
  bool spans_all(std::uint16_t row) const;
  bool is_empty(std::uint16_t row) const;
  bool told(std::size_t row, std::size_t column) const;
  std::optional<std::size_t> margin(std::size_t row) const;
  std::string cleaned(std::string_view words) const;

  const Document& document_;
  const Grid& grid_;
  bool turned_;
  std::size_t stub_ = 1;
  std::string none_;
  std::vector<std::string> groups_;  // by the grid's own rows
  std::vector<bool> over_;
  std::vector<std::pair<std::string, std::string>> short_forms_;
};

// "3", "12", "B": the number of a patient and nothing else.
bool is_row_number(std::string_view label);

}  // namespace casebook
