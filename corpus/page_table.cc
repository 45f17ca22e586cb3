#include "corpus/page_table.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "corpus/grid_builder.h"
#include "corpus/lines.h"

namespace casebook {
namespace {

constexpr float kSlack = 2;  // points that cells may reach into each other
constexpr double kClear = 0.95;

struct Strip {
  float left = 0, right = 0;
};

bool overlaps(const Strip& strip, const Box& box) {
  return box.left < strip.right - kSlack && box.right > strip.left + kSlack;
}

bool has_digit(const std::string& text) {
  return text.find_first_of("0123456789") != std::string::npos;
}

// "−3.2", "12 (4)", "~20": a figure rather than words.
bool is_figure(const std::string& text) {
  const std::size_t first = text.find_first_of("0123456789");
  const auto letter = [](char c) {
    return static_cast<unsigned char>((c | 0x20) - 'a') < 26;
  };
  return first != std::string::npos &&
         std::none_of(text.begin(),
                      text.begin() + static_cast<std::ptrdiff_t>(first),
                      letter);
}

// "6 months" heads a column; a bare figure does not.
bool is_bare_figure(const std::string& text) {
  return is_figure(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>((c | 0x20) - 'a') < 26;
         });
}

// Where the columns are: what runs of different rows have in common.
class ColumnStrips {
 public:
  explicit ColumnStrips(const std::vector<PageRow>& rows) : rows_(rows) {}

  std::vector<Strip> run() const {
    std::vector<Strip> strips;
    for (const PageRow& row : rows_) {
      if (row.size() < 2) continue;
      for (const PageRun& run : row) {
        if (!is_spanning(run)) {
          strips.push_back({run.box.left, run.box.right});
        }
      }
    }
    std::sort(strips.begin(), strips.end(),
              [](const Strip& a, const Strip& b) { return a.left < b.left; });
    std::vector<Strip> merged;
    for (const Strip& strip : strips) {
      if (merged.empty() || strip.left > merged.back().right - kSlack) {
        merged.push_back(strip);
      } else {
        merged.back().right = std::max(merged.back().right, strip.right);
      }
    }
    return merged;
  }

 private:
  // More rows have several runs above or below it than have one: a head over
  // columns, and not a label beside one that was set in two pieces.
  bool is_spanning(const PageRun& run) const {
    const Strip strip = {run.box.left, run.box.right};
    std::size_t one = 0;
    std::size_t several = 0;
    for (const PageRow& row : rows_) {
      const auto here = std::count_if(
          row.begin(), row.end(),
          [&](const PageRun& other) { return overlaps(strip, other.box); });
      one += here == 1 && row.size() > 1 ? 1 : 0;
      several += here > 1 ? 1 : 0;
    }
    return several > one;
  }

  const std::vector<PageRow>& rows_;
};

// Cells that stand close came as one run: parted where words leave more room
// than a space does.
std::vector<PageRow> with_cells_apart(const std::vector<PageRow>& rows) {
  constexpr float kRoom = 0.45F;  // sizes of type
  std::vector<PageRow> parted;
  for (const PageRow& row : rows) {
    PageRow& made = parted.emplace_back();
    for (const PageRun& run : row) {
      std::vector<PageWord> words;
      for (const PageWord& word : run.words) {
        const bool room =
            !words.empty() &&
            word.box.left - words.back().box.right > kRoom * run.size;
        if (room) made.push_back(make_run(std::exchange(words, {})));
        words.push_back(word);
      }
      made.push_back(make_run(std::move(words)));
    }
  }
  return parted;
}

class TableBuilder {
 public:
  explicit TableBuilder(const std::vector<PageRow>& rows)
      : rows_(with_cells_apart(rows)), strips_(ColumnStrips(rows_).run()) {}

  PageTable run() {
    if (strips_.size() < 2 || strips_.size() > kMaxGridColumns ||
        rows_.size() * strips_.size() > kMaxGridPlaces) {
      return {};
    }
    table_.columns = static_cast<std::uint16_t>(strips_.size());
    find_leading();
    for (std::size_t i = 0; i < rows_.size(); ++i) line(i);
    table_.rows = static_cast<std::uint16_t>(row_ + 1);
    std::stable_sort(table_.cells.begin(), table_.cells.end(),
                     [](const PageCell& a, const PageCell& b) {
                       return std::pair(a.row, a.column) <
                              std::pair(b.row, b.column);
                     });
    find_head();
    table_.confidence =
        kClear - std::min(0.9, 2.0 * static_cast<double>(misfits_) /
                                   static_cast<double>(table_.cells.size()));
    return std::move(table_);
  }

 private:
  struct Piece {
    std::size_t column = 0, columns = 1;
    PageRun run;
  };

  float pitch(std::size_t i) const {
    return rows_[i].front().base - rows_[i - 1].front().base;
  }

  // Two kinds of distances: of lines in a cell, and of rows. Where there is
  // one kind only it is the rows'.
  void find_leading() {
    std::vector<float> pitches;
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      pitches.push_back(pitch(i));
    }
    std::sort(pitches.begin(), pitches.end());
    float widest = 0;
    for (std::size_t i = 1; i < pitches.size(); ++i) {
      const float step = pitches[i] - pitches[i - 1];
      // A line's distance is less than half again its size.
      const bool tight = pitches[i - 1] < 1.5F * rows_[0].front().size;
      if (!tight || step <= widest || step < 0.12F * pitches[i]) continue;
      widest = step;
      leading_ = (pitches[i] + pitches[i - 1]) / 2;
    }
  }

  void line(std::size_t i) {
    std::vector<Piece> pieces;
    for (const PageRun& run : rows_[i]) place(run, pieces);
    if (i > 0 && !goes_on(i, pieces)) ++row_;
    for (Piece& piece : pieces) add(std::move(piece));
    filled_.assign(strips_.size(), false);
    for (const PageCell& cell : table_.cells) {
      if (cell.row == row_) filled_[cell.column] = true;
    }
  }

  bool goes_on(std::size_t i, const std::vector<Piece>& pieces) const {
    if (below_a_span(pieces)) return false;
    if (leading_ > 0) return pitch(i) < leading_;
    if (pieces.size() == 1 && pieces.front().column == 0 && filled_[0] &&
        begins_lower(pieces.front().run.words.front().text)) {
      return true;  // a label's second line
    }
    // No row stands alone under others' columns: the rest of a cell.
    const bool no_label = pieces.front().column > 0;
    const auto before = std::count(filled_.begin(), filled_.end(), true);
    return no_label && pieces.size() * 2 <= static_cast<std::size_t>(before) &&
           std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
             return filled_[piece.column];
           });
  }

  // "Before", "After" below a head over both: another row, however close.
  bool below_a_span(const std::vector<Piece>& pieces) const {
    return std::any_of(
        table_.cells.begin(), table_.cells.end(), [&](const PageCell& cell) {
          if (cell.row != row_ || cell.columns < 2) return false;
          return std::count_if(
                     pieces.begin(), pieces.end(), [&](const Piece& piece) {
                       return piece.columns == 1 &&
                              piece.column >= cell.column &&
                              piece.column <
                                  cell.column + std::size_t{cell.columns};
                     }) > 1;
        });
  }

  // Which columns a run stands in; over several it is split, if it can be.
  void place(const PageRun& run, std::vector<Piece>& pieces) {
    std::size_t first = strips_.size();
    std::size_t last = 0;
    for (std::size_t c = 0; c < strips_.size(); ++c) {
      if (!overlaps(strips_[c], run.box)) continue;
      first = std::min(first, c);
      last = c;
    }
    if (first == strips_.size()) {
      first = last = nearest(run.box);
    }
    if (first == last) {
      pieces.push_back({first, 1, run});
      return;
    }
    split(run, first, last, pieces);
  }

  std::size_t nearest(const Box& box) const {
    std::size_t best = 0;
    float least = 1e9F;
    for (std::size_t c = 0; c < strips_.size(); ++c) {
      const float away =
          std::max(strips_[c].left - box.right, box.left - strips_[c].right);
      if (away < least) {
        least = away;
        best = c;
      }
    }
    return best;
  }

  void split(const PageRun& run, std::size_t first, std::size_t last,
             std::vector<Piece>& pieces) {
    std::vector<PageWord> words;
    std::size_t from = first;
    for (const PageWord& word : run.words) {
      const std::size_t column = nearest(word.box);
      const bool room =
          !words.empty() &&
          word.box.left - words.back().box.right > 0.4F * run.size;
      if (room && column > from && column <= last) {
        pieces.push_back({from, 1, make_run(std::move(words))});
        words.clear();
        from = column;
      }
      words.push_back(word);
    }
    const std::size_t covers =
        std::max<std::size_t>(1, end_column(words) - std::min(from, last) + 1);
    pieces.push_back({from, covers, make_run(std::move(words))});
  }

  std::size_t end_column(const std::vector<PageWord>& words) const {
    return std::max(nearest(words.back().box), nearest(words.front().box));
  }

  void add(Piece piece) {
    const auto column = static_cast<std::uint16_t>(piece.column);
    const auto here = std::find_if(
        table_.cells.begin(), table_.cells.end(), [&](const PageCell& cell) {
          return cell.row == row_ && cell.column <= column &&
                 cell.column + cell.columns > column;
        });
    if (here != table_.cells.end()) {
      here->lines.push_back(std::move(piece.run));
      return;
    }
    PageCell cell;
    cell.row = static_cast<std::uint16_t>(row_);
    cell.column = column;
    // A cell of the row may stand where this one would reach.
    std::size_t covers = 1;
    while (covers < piece.columns && free(piece.column + covers)) ++covers;
    cell.columns = static_cast<std::uint16_t>(covers);
    cell.lines.push_back(std::move(piece.run));
    table_.cells.push_back(std::move(cell));
  }

  bool free(std::size_t column) const {
    return column < strips_.size() &&
           std::none_of(table_.cells.begin(), table_.cells.end(),
                        [&](const PageCell& cell) {
                          return cell.row == row_ && cell.column <= column &&
                                 cell.column + cell.columns > column;
                        });
  }

  struct RowLook {
    std::size_t cells = 0, figures = 0, bare = 0, numbers = 0;
    bool label = false;  // its first column is filled
    bool spans = false;
  };

  RowLook look(std::size_t row) const {
    RowLook seen;
    for (const PageCell& cell : table_.cells) {
      if (cell.row != row) continue;
      const std::string text = cell.lines.front().text();
      seen.label = seen.label || cell.column == 0;
      seen.spans = seen.spans || cell.columns > 1;
      if (cell.column == 0) continue;
      ++seen.cells;
      seen.figures += is_figure(text) ? 1 : 0;
      seen.bare += is_bare_figure(text) ? 1 : 0;
      seen.numbers += text.size() <= 2 && has_digit(text) ? 1 : 0;
    }
    return seen;
  }

  // The first row is the head unless it holds figures; rows below it are as
  // long as they have no label, or stand below a head over several columns.
  void find_head() {
    const RowLook first = look(0);
    const bool counts = first.numbers == first.cells;  // "Patient | 1 | 2"
    if (table_.rows < 2 || first.cells * 2 < strips_.size() - 1U ||
        (first.bare * 2 > first.cells && !counts)) {
      table_.head_rows = 0;
      if (first.spans && first.figures == 0) table_.head_rows = 1;
    } else {
      table_.head_rows = 1;
    }
    while (table_.head_rows > 0 && table_.head_rows + 1 < table_.rows) {
      const RowLook above = look(table_.head_rows - 1U);
      const RowLook here = look(table_.head_rows);
      const bool words = here.cells > 0 && here.figures == 0;
      if (!words || !(above.spans || !here.label)) break;
      ++table_.head_rows;
    }
    if (table_.head_rows == 2) widen_groups();
    for (PageCell& cell : table_.cells) {
      cell.head = cell.row < table_.head_rows;
      const bool whole = cell.column == 0 && cell.columns == table_.columns;
      // A body cell over two columns, that is no row of its own, is a guess.
      if (!cell.head && cell.columns > 1 && !whole) ++misfits_;
    }
  }

  // "Spine", "Hip" above "Before", "After", "Before", "After", set at the left
  // of their columns: each reaches to the next.
  void widen_groups() {
    std::vector<PageCell*> above;
    std::vector<std::string> below(strips_.size());
    for (PageCell& cell : table_.cells) {
      if (cell.row == 0 && cell.column > 0) above.push_back(&cell);
      if (cell.row == 1 && cell.columns == 1)
        below[cell.column] = cell.lines.front().text();
    }
    if (above.size() < 2) return;
    const std::size_t width = (strips_.size() - 1) / above.size();
    if (width < 2 || width * above.size() + 1 != strips_.size()) return;
    for (std::size_t i = 0; i < above.size(); ++i) {
      if (above[i]->column != 1 + i * width || above[i]->columns > width)
        return;
    }
    for (std::size_t c = 1; c < strips_.size(); ++c)
      if (below[c].empty() || below[c] != below[1 + (c - 1) % width]) return;
    for (PageCell* cell : above)
      cell->columns = static_cast<std::uint16_t>(width);
  }

  std::vector<PageRow> rows_;
  std::vector<Strip> strips_;
  PageTable table_;
  std::vector<bool> filled_;  // columns of the row so far
  float leading_ = 0;  // lines nearer than this are of one row; 0 unknown
  std::size_t row_ = 0;
  std::size_t misfits_ = 0;
};

}  // namespace

PageTable page_table(const std::vector<PageRow>& rows) {
  if (rows.empty()) return {};
  return TableBuilder(rows).run();
}

}  // namespace casebook
