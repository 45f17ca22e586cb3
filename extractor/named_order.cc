#include "extractor/named_order.h"

namespace casebook {

void NamedOrder::name(int patient) {
  if (patient < 0 || (!named_.empty() && named_.back() == patient)) return;
  named_.push_back(patient);
}

bool NamedOrder::knows_pair() const { return named_.size() >= 2; }

int NamedOrder::of_pair(std::size_t from_end) const {
  if (!knows_pair()) return kNobody;
  const int former = named_[named_.size() - 2], latter = named_.back();
  const bool by_turns =
      named_.size() >= 3 && named_[named_.size() - 3] == latter;
  return by_turns && former > latter ? kNobody
                                     : named_[named_.size() - from_end];
}

}  // namespace casebook
