#include "kb/open_places.h"

#include <algorithm>

#include "kb/evidence.h"

namespace casebook {

void fill_open(const OpenPlaces& open, EvidenceTable& table) {
  const auto heading =
      std::find(table.columns.begin(), table.columns.end(), "open");
  if (heading == table.columns.end()) return;
  const auto column = static_cast<std::size_t>(heading - table.columns.begin());
  for (EvidenceRow& row : table.rows) {
    const auto document = open.find(row.sha256);
    if (document == open.end()) continue;
    const auto found = document->second.find(row.case_id);
    EvidenceCell& cell = row.cells[column];
    cell.text =
        std::to_string(found == document->second.end() ? 0 : found->second);
    cell.state = EvidenceCell::State::kReported;
  }
}

}  // namespace casebook
