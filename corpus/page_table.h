// PageTable: the rows of a table region as cells: which runs are one cell,
// which columns there are, which rows are heads.
//
// Columns are the places that runs of several rows share; a run over two of
// them is split where its words leave room, else it covers both. Lines that
// stand closer than rows do are one row.
// Invariant: cells are in reading order and no two cover the same place.
// Threads: pure.
//
//   PageTable table = page_table(rows);  // without caption and footnotes
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/page_layout.h"

namespace casebook {

struct PageCell {
  std::vector<PageRun> lines;
  std::uint16_t row = 0, column = 0;
  std::uint16_t columns = 1;
  bool head = false;
};

struct PageTable {
  std::uint16_t rows = 0, columns = 0, head_rows = 0;
  std::vector<PageCell> cells;
  double confidence = 0;  // as Grid's
};

PageTable page_table(const std::vector<PageRow>& rows);

}  // namespace casebook
