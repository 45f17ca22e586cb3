#include "corpus/segments.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr double kEven = 0.95;  // every line falls into the columns

}  // namespace

bool is_set_apart(const LooseBody& body) {
  std::size_t apart = 0;
  for (std::size_t i = 0; i < body.lines.size(); ++i) {
    const std::string_view line = body.words(i);
    apart += line.find("  ") != line.npos ? 1 : 0;
  }
  return apart > 1 && apart * 2 >= body.lines.size();
}

// Every line has as many segments, but for the heads where nothing stands over
// the labels: their order tells the columns, however they are set.
std::optional<Grid> even_table(const LooseBody& body) {
  std::vector<SegmentLine> lines;
  lines.reserve(body.lines.size());
  for (const LooseLine& line : body.lines)
    lines.push_back(segments_of(body, line));
  const std::size_t columns = lines.back().size();
  if (lines.size() < 3 || columns < 3) return std::nullopt;
  const bool no_corner =
      lines[0].size() + 1 == columns && body.lines[0].indent > 0;
  std::vector<PlannedRow> plan;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool even = lines[i].size() == columns || (i == 0 && no_corner);
    if (!even) return std::nullopt;
    PlannedRow row;
    if (i == 0 && no_corner) row.emplace_back();
    for (const Segment& segment : lines[i]) row.push_back({segment.span});
    plan.push_back(std::move(row));
  }
  return grid_of(plan, 1, kEven);
}

}  // namespace casebook
