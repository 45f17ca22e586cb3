#include "corpus/table_shapes.h"

#include "corpus/grid_builder.h"

namespace casebook {

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
      several += (run.label.empty() && run.values.size() > 1) ||
                         (c == 0 && !run.label.empty() && measured)
                     ? 1
                     : 0;
    }
    if (several > 1 && several * 2 > cells) return true;
  }
  return false;
}

}  // namespace casebook
