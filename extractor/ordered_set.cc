#include "extractor/ordered_set.h"

#include <algorithm>

namespace casebook {
namespace {

// "T11" → "T"; what a bare number beside it means.
std::string family(std::string_view name) {
  return std::string(name.substr(0, name.find_first_of("0123456789")));
}

class Walk {
 public:
  Walk(const SentenceView& view, const std::string& cls,
       const ConceptStore& concepts)
      : view_(view), cls_(cls), concepts_(concepts) {}

  std::vector<const Concept*> run(std::span<const ItemId> parts) {
    for (const ItemId id : parts) step(view_.item(id));
    if (broken_ || !pending_.empty()) return {};
    std::vector<const Concept*> found;
    for (const ConceptStore::Ordered& one : concepts_.ordered(cls_)) {
      if (holds(members_, one.order) && !holds(without_, one.order))
        found.push_back(&concepts_.at(one.place));
    }
    return found;
  }

 private:
  static bool holds(const std::vector<int>& places, int place) {
    return std::find(places.begin(), places.end(), place) != places.end();
  }

  void step(const Item& item) {
    const std::string name = member_name(item);
    if (!name.empty()) return member(name);
    // "T11'den L5'e kadar": the mark stands behind both ends.
    if (view_.is(item, "range_end")) {
      if (operands_in_row_ >= 2) join_last_two();
      range_open_ = false;
      return;
    }
    if (view_.is(item, "range_mark")) {
      // What also joins a list ("T12 ile L1") makes a range only where a mark
      // behind it says so ("T12 ile L3 arasında").
      // "L1-L2-L3-L5" goes on as a list.
      range_open_ = !view_.is(item, "list_mark") && !closed_range_;
      return;
    }
    closed_range_ = false;
    if (view_.is(item, "except_mark")) excepting_ = true;
    if (view_.is(item, "except_behind")) take_out_last();
    operands_in_row_ = 0;
  }

  std::string member_name(const Item& item) {
    const Attribute* name = item.find("name");
    if (view_.is(item, cls_) && name != nullptr)
      return std::string(name->value);
    if (view_.is(item, cls_))
      return std::string(view_.concept_name(item, cls_));
    const Attribute* value = item.find("value");
    const bool counts = view_.is(item, "integer") || view_.is(item, "ordinal");
    if (!counts || value == nullptr) return "";
    if (!family_.empty()) return family_ + std::string(value->value);
    // "the 1st, 2nd and 4th lumbar": whose they are comes at the end.
    pending_.push_back({std::string(value->value), range_open_});
    range_open_ = false;
    return "";
  }

  void member(const std::string& name) {
    family_ = family(name);
    const bool range_before = range_open_;
    for (const Pending& one : std::exchange(pending_, {})) {
      range_open_ = one.range_before;
      add(family_ + one.number);
    }
    range_open_ = range_before;
    add(name);
  }

  void add(const std::string& name) {
    const Concept* known = concepts_.find(cls_, name);
    if (known == nullptr) {
      broken_ = true;
      return;
    }
    const int here = order_of(*known);
    std::vector<int>& target = excepting_ ? without_ : members_;
    if (!range_open_ && run_is_range_) run_.clear();
    run_is_range_ = range_open_;
    if (range_open_ && last_ != 0) {
      if (here < last_) broken_ = true;
      run_.clear();
      for (int i = last_; i <= here; ++i) {
        insert(i, target);
        run_.push_back(i);
      }
    }
    insert(here, target);
    run_.push_back(here);
    before_last_ = last_;
    last_ = here;
    ++operands_in_row_;
    closed_range_ |= range_open_;
    range_open_ = false;
  }

  // "T8-T12, T10 hariç": the mark stands behind what is excepted, a range or
  // the members that follow one.
  void take_out_last() {
    for (const int place : std::exchange(run_, {})) insert(place, without_);
    last_ = before_last_ = 0;
    range_open_ = false;
  }

  void join_last_two() {
    if (before_last_ > last_) broken_ = true;
    run_.clear();
    run_is_range_ = true;
    for (int i = before_last_; i <= last_; ++i) {
      insert(i, members_);
      run_.push_back(i);
    }
  }

  static void insert(int place, std::vector<int>& places) {
    if (!holds(places, place)) places.push_back(place);
  }

  struct Pending {
    std::string number;
    bool range_before = false;
  };
  const SentenceView& view_;
  const std::string& cls_;
  const ConceptStore& concepts_;
  std::vector<int> members_, without_;
  std::vector<int> run_;  // the members told last, a range's or single ones
  bool run_is_range_ = false;
  std::vector<Pending> pending_;
  std::string family_;
  int last_ = 0, before_last_ = 0, operands_in_row_ = 0;
  bool range_open_ = false, excepting_ = false, broken_ = false;
  bool closed_range_ = false;  // in the chain of dashes so far
};

}  // namespace

std::vector<const Concept*> expand_ordered_set(const SentenceView& view,
                                               std::span<const ItemId> parts,
                                               const std::string& cls,
                                               const ConceptStore& concepts) {
  return Walk(view, cls, concepts).run(parts);
}

}  // namespace casebook
