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

}  // namespace casebook
