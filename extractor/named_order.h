// NamedOrder: in which order a paragraph has named its patients, for "the
// former" and "the latter": of the last two, the one named before and the one
// named behind. Where they were named by turns and end against the order of the
// telling ("A …, B …, A …") nobody can tell.
//
// Threads: one thread.
//
//   order.name(2); order.name(0);
//   order.former();  // 2
#pragma once

#include <vector>

#include "extractor/reported.h"

namespace casebook {

class NamedOrder {
 public:
  void clear() { named_.clear(); }
  // A patient named again right away adds nothing.
  void name(int patient);

  // Whether at least two were named.
  bool knows_pair() const;
  int former() const { return of_pair(2); }
  int latter() const { return of_pair(1); }

 private:
  int of_pair(std::size_t from_end) const;

  std::vector<int> named_;
};

}  // namespace casebook
