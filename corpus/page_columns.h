// Page columns: how many columns of prose a page is set in, and where they
// begin.
//
// A gutter is seen where many lines begin at one place and others end before
// it at the same height. Columns are about as wide as each other, or their
// lines are not level: the columns of a table are neither.
// Invariant: `left` is in order; the first column begins at the text's edge.
// Threads: pure.
//
//   PageColumns columns = page_columns(runs, {});
//   if (columns.crosses(run.box)) …  // a title, a wide table
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/page_words.h"

namespace casebook {

struct PageColumns {
  std::vector<float> left;  // one a column; at least one
  float right = 0;          // of the last

  std::size_t count() const { return left.size(); }
  std::size_t column_of(const Box& box) const;
  bool crosses(const Box& box) const;
  float begin(std::size_t column) const { return left[column]; }
  float end(std::size_t column) const {
    return column + 1 < left.size() ? left[column + 1] : right;
  }
};

// `usual`: the columns of the pages before, which a page that shows none of its
// own (a column is all table) may have, too; empty where nothing is known.
PageColumns page_columns(const std::vector<const PageRun*>& runs,
                         const PageColumns& usual);

}  // namespace casebook
