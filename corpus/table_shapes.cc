#include "corpus/table_shapes.h"

#include "corpus/ascii.h"
#include "corpus/grid_builder.h"

namespace casebook {
namespace {

// "8.5 - 10.5" in a cell of its own: one range.
bool is_spaced_range(std::string_view text, const ValueRun& run) {
  constexpr std::size_t kLongestDash = 3;
  if (run.values.size() != 3 || run.values[1].size() > kLongestDash)
    return false;
  const auto is_plain = [&](Span figure) {
    const char first = text[figure.begin];
    return is_digit(first);
  };
  return !holds_digit(slice(text, run.values[1])) && is_plain(run.values[0]) &&
         is_plain(run.values[2]);
}

}  // namespace

Grid grid_of(const std::vector<PlannedRow>& rows, std::size_t head_rows,
             double confidence) {
  GridBuilder builder;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (r == 0) builder.begin_group(head_rows > 0);
    if (r > 0 && r == head_rows) builder.begin_group(false);
    builder.begin_row();
    for (const PlannedCell& cell : rows[r]) {
      builder.place({cell.rows, cell.columns, r < head_rows});
      builder.set_span(cell.span);
      builder.set_rest(cell.rest);
    }
  }
  Grid grid = builder.finish();
  grid.confidence = confidence;
  return grid;
}

bool has_figures_in_one(std::string_view text, const Grid& grid) {
  for (std::uint16_t c = 0; c < grid.columns; ++c) {
    std::size_t cells = 0, several = 0;
    for (std::uint16_t r = grid.head_rows; r < grid.rows; ++r) {
      const Cell* cell = grid.at(r, c);
      if (cell == nullptr || cell->span.empty() || cell->columns > 1) continue;
      ++cells;
      const ValueRun run = value_run(text, cell->span);
      const bool measured =
          !run.values.empty() &&
          slice(text, run.values.back()).find_first_of(".,") !=
              std::string_view::npos;
      several += (run.label.empty() && run.values.size() > 1 &&
                  !is_spaced_range(text, run)) ||
                         (c == 0 && !run.label.empty() && measured)
                     ? 1
                     : 0;
    }
    if (several > 1 && several * 2 > cells) return true;
  }
  return false;
}

}  // namespace casebook
