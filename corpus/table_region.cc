#include "corpus/table_region.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "corpus/headings.h"
#include "corpus/paragraph_shape.h"

namespace casebook {
namespace {

constexpr float kFull = 0.8F;   // of the strip: a line of prose
constexpr float kFarBelow = 3;  // sizes of type: another thing begins
constexpr float kNearBelow = 1.6F;
constexpr std::size_t kLookAhead = 14;  // rows: a cell of many lines
constexpr std::size_t kLookAt = 20;
constexpr std::size_t kLongestCaption = 8;
constexpr std::size_t kLongestFootnotes = 12;
constexpr std::size_t kFewRows = 3;  // without a caption

class RegionFinder {
 public:
  RegionFinder(const std::vector<PageRow>& rows, const TableSearch& search)
      : rows_(rows), search_(search) {}

  std::vector<TableRegion> run() const {
    std::vector<TableRegion> found;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::optional<TableRegion> region;
      if (i == 0 && search_.goes_on) region = rest_of_table();
      if (!region) {
        region =
            is_caption(i, SectionKind::kTable) ? below_caption(i) : loose(i);
      }
      if (!region) continue;
      found.push_back(*region);
      i = region->end - 1;
    }
    return found;
  }

 private:
  float width() const { return search_.right - search_.left; }
  Box box(std::size_t i) const { return box_of(rows_[i]); }
  float size(std::size_t i) const { return rows_[i].front().size; }

  float gap_above(std::size_t i) const {
    return i == 0 ? 0 : box(i).top - box(i - 1).bottom;
  }

  bool is_caption(std::size_t i, SectionKind kind) const {
    const std::string text = rows_[i].front().text();
    const auto match = match_caption(text, true, *search_.profiles);
    return match && match->kind == kind && text.front() != '(' &&
           !is_within_prose(i);
  }

  // A sentence of the line above goes on with "Table 1 …".
  bool is_within_prose(std::size_t i) const {
    if (i == 0 || gap_above(i) > 0.5F * size(i) || !is_full(i - 1)) {
      return false;
    }
    return std::abs(size(i) - size(i - 1)) < 0.3F &&
           !ends_sentence(rows_[i - 1].front().text());
  }

  bool is_any_caption(std::size_t i) const {
    return is_caption(i, SectionKind::kTable) ||
           is_caption(i, SectionKind::kFigure);
  }

  // Cells side by side, and not the lines of two columns.
  bool has_cells(std::size_t i) const {
    return rows_[i].size() > 1 && !is_prose_pair(i);
  }

  bool is_prose_pair(std::size_t i) const {
    if (!search_.wide) return false;
    const PageColumns& columns = *search_.columns;
    std::vector<int> runs(columns.count());
    bool full = false;
    for (const PageRun& run : rows_[i]) {
      if (columns.crosses(run.box)) return false;
      const std::size_t c = columns.column_of(run.box);
      ++runs[c];
      const float column = columns.end(c) - columns.begin(c);
      full = full || run.box.width() > kFull * column;
    }
    return full && std::all_of(runs.begin(), runs.end(),
                               [](int count) { return count <= 1; });
  }

  // A line alone in one of the page's columns, beside nothing.
  bool is_of_one_column(std::size_t i) const {
    if (!search_.wide || rows_[i].size() > 1) return false;
    const PageColumns& columns = *search_.columns;
    const Box& run = rows_[i].front().box;
    if (columns.crosses(run)) return false;
    const std::size_t c = columns.column_of(run);
    return run.width() > kFull * (columns.end(c) - columns.begin(c));
  }

  bool is_full(std::size_t i) const {
    return rows_[i].size() == 1 && box(i).width() > kFull * width();
  }

  std::optional<TableRegion> below_caption(std::size_t i) const {
    if (search_.wide && !spans_columns(i)) return std::nullopt;
    TableRegion region{i, caption_end(i), 0, 0, false};
    region.caption = region.end - i;
    const std::size_t cells = region.end;
    region.end = cells_end(cells);
    std::size_t with_cells = 0;
    for (std::size_t k = cells; k < region.end; ++k) {
      with_cells += has_cells(k) ? 1 : 0;
    }
    if (with_cells < 2) return std::nullopt;
    add_footnotes(region);
    return region;
  }

  // A table that reached the end of the strip before goes on here.
  std::optional<TableRegion> rest_of_table() const {
    TableRegion region{0, cells_end(0), 0, 0, true};
    bool any = false;
    for (std::size_t i = 0; i < region.end; ++i) any = any || has_cells(i);
    if (!any || is_any_caption(0)) return std::nullopt;
    add_footnotes(region);
    return region;
  }

  // Whether the table below a caption takes the page's whole width.
  bool spans_columns(std::size_t i) const {
    const PageColumns& columns = *search_.columns;
    const Box& caption = rows_[i].front().box;
    if (columns.column_of(caption) > 0 || has_other_caption(i)) return false;
    std::size_t wide = 0;
    std::size_t rows = 0;  // with cells
    for (std::size_t k = i + 1; k < rows_.size() && k <= i + kLookAt; ++k) {
      if (is_any_caption(k)) break;
      if (!columns.crosses(caption) && has_other_caption(k)) return false;
      if (!has_cells(k)) continue;
      ++rows;
      const bool reaches =
          std::any_of(rows_[k].begin(), rows_[k].end(), [&](const PageRun& r) {
            return columns.crosses(r.box) || columns.column_of(r.box) > 0;
          });
      const bool one = columns.crosses(caption) || is_level(k);
      wide += reaches && one && !has_full_column(k) ? 1 : 0;
    }
    return wide >= 2 && (columns.crosses(caption) || wide * 2 >= rows);
  }

  // Another table begins beside.
  bool has_other_caption(std::size_t i) const {
    return std::any_of(
        rows_[i].begin() + 1, rows_[i].end(), [&](const PageRun& run) {
          const auto match = match_caption(run.text(), true, *search_.profiles);
          return match && match->kind == SectionKind::kTable;
        });
  }

  // One row, and not two of tables side by side.
  bool is_level(std::size_t i) const {
    const float base = rows_[i].front().base;
    return std::all_of(rows_[i].begin(), rows_[i].end(), [&](const PageRun& r) {
      return std::abs(r.base - base) < 1;
    });
  }

  // A line of prose stands in one of the columns.
  bool has_full_column(std::size_t i) const {
    const PageColumns& columns = *search_.columns;
    return std::any_of(rows_[i].begin(), rows_[i].end(), [&](const PageRun& r) {
      const std::size_t c = columns.column_of(r.box);
      const float column = columns.end(c) - columns.begin(c);
      return !columns.crosses(r.box) && c > 0 && r.box.width() > kFull * column;
    });
  }

  std::size_t caption_end(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < rows_.size() && end - i < kLongestCaption &&
           rows_[end].size() == 1 && !is_any_caption(end) &&
           std::abs(size(end) - size(i)) < 0.6F &&
           gap_above(end) < 0.5F * size(i) && is_below(end, i) &&
           box(end - 1).width() > 0.5F * width()) {
      ++end;
    }
    // "Table 2" on a line of its own, its words below it.
    if (end == i + 1 && rows_[i].front().words.size() <= 2 &&
        end < rows_.size() && rows_[end].size() == 1 &&
        gap_above(end) < size(i)) {
      ++end;
    }
    return end;
  }

  // The lines of a caption begin, or are centred, at one place.
  bool is_below(std::size_t line, std::size_t first) const {
    const Box a = box(line);
    const Box b = box(first);
    return std::abs(a.left - b.left) < 3 ||
           std::abs(a.left + a.right - b.left - b.right) < 6;
  }

  std::size_t cells_end(std::size_t begin) const {
    std::size_t end = begin;
    for (std::size_t i = begin; i < rows_.size(); ++i) {
      if (is_any_caption(i)) break;
      if (i > begin && gap_above(i) > kFarBelow * size(i)) break;
      if (has_cells(i)) {
        end = i + 1;
        continue;
      }
      if (is_prose_pair(i) || is_of_one_column(i) || !more_cells(i)) break;
    }
    return end;
  }

  // Whether rows with cells go on below a row without.
  bool more_cells(std::size_t i) const {
    std::size_t full = 0;
    for (std::size_t k = i; k < rows_.size() && k < i + kLookAhead; ++k) {
      if (is_any_caption(k)) return false;
      if (k > i && gap_above(k) > kFarBelow * size(k)) return false;
      if (has_cells(k)) return true;
      full += is_full(k) ? 1 : 0;
      if (full > 1) return false;
    }
    return false;
  }

  // Lines below the cells that explain them, behind a cell's last lines.
  void add_footnotes(TableRegion& region) const {
    const std::size_t first = region.first + region.caption;
    while (region.end < rows_.size() && rows_[region.end].size() == 1 &&
           !is_any_caption(region.end) && is_tail_of_cell(region.end, first)) {
      ++region.end;
    }
    const std::size_t cells = region.end;
    while (region.end < rows_.size() &&
           region.end - cells < kLongestFootnotes && goes_on(region)) {
      ++region.end;
    }
    region.footnotes = region.end - cells;
  }

  bool goes_on(const TableRegion& region) const {
    const std::size_t i = region.end;
    if (rows_[i].size() > 1 || is_any_caption(i)) return false;
    if (gap_above(i) > kNearBelow * size(i)) return false;
    const std::size_t cells = region.first + region.caption;
    const bool small =
        size(i) <= size(cells) + 0.1F && size(i) < search_.text_size - 0.4F;
    return small || begins_as_footnote(i);
  }

  // The last line of a cell that is not the first of its row.
  bool is_tail_of_cell(std::size_t i, std::size_t cells) const {
    return gap_above(i) < 0.5F * size(i) && !is_full(i) &&
           box(i).left > box(cells).left + size(i) &&
           std::abs(size(i) - size(cells)) < 0.6F;
  }

  bool begins_as_footnote(std::size_t i) const {
    const std::string text = rows_[i].front().text();
    const Lines lines = lines_of(text);
    return !lines.all.empty() && ParagraphShape(text, lines).is_footnote(0);
  }

  // Rows with cells in the same columns, with nothing to announce them.
  std::optional<TableRegion> loose(std::size_t i) const {
    if (search_.wide || !has_cells(i)) return std::nullopt;
    std::size_t end = i;
    while (end < rows_.size() && has_cells(end) && !is_any_caption(end) &&
           (end == i || gap_above(end) < kNearBelow * size(end)) &&
           (end == i || aligned(i, end))) {
      ++end;
    }
    if (end - i < kFewRows || rows_[i].size() < 2) return std::nullopt;
    return TableRegion{i, end, 0, 0, false};
  }

  // Two runs of the one begin or end where runs of the other do.
  bool aligned(std::size_t a, std::size_t b) const {
    std::size_t shared = 0;
    for (const PageRun& one : rows_[a]) {
      shared +=
          std::any_of(rows_[b].begin(), rows_[b].end(),
                      [&](const PageRun& other) {
                        return std::abs(one.box.left - other.box.left) < 3 ||
                               std::abs(one.box.right - other.box.right) < 3;
                      })
              ? 1
              : 0;
    }
    return shared >= 2;
  }

  const std::vector<PageRow>& rows_;
  const TableSearch& search_;
};

}  // namespace

std::vector<TableRegion> table_regions(const std::vector<PageRow>& rows,
                                       const TableSearch& search) {
  return RegionFinder(rows, search).run();
}

}  // namespace casebook
