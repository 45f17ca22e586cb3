#include "extractor/item_sets.h"

#include <algorithm>
#include <string>
#include <utility>

namespace casebook {
namespace {

using Kind = PatternNode::Kind;

std::vector<ClassId> ids(const std::vector<std::string>& names,
                         const SymbolTable& symbols) {
  std::vector<ClassId> found;
  found.reserve(names.size());
  for (const std::string& name : names) {
    const int id = symbols.find_class(name);
    if (id >= 0) found.push_back(static_cast<ClassId>(id));
  }
  return found;
}

ItemSet counted(SymbolSet&& symbols) {
  const std::size_t size = symbols.size();
  return {std::move(symbols), size};
}

}  // namespace

ItemSet& ItemSets::of(const ItemTest& test) {
  std::optional<ItemSet>& known = known_[test.number];
  if (!known) {
    known = counted(
        symbols_.select({ids(test.classes, symbols_), ids(test.also, symbols_),
                         ids(test.excluded, symbols_), test.without}));
  }
  return *known;
}

ItemSet& ItemSets::keep(SymbolSet&& symbols) {
  return kept_.emplace_back(counted(std::move(symbols)));
}

SymbolSets::Id ItemSets::id_of(ItemSet& set) {
  if (!set.id) set.id = sets_.add(set.symbols);
  return *set.id;
}

ItemSet* ItemSets::of_single(const PatternNode& node) {
  if (!node.capture.empty()) return nullptr;
  if (node.kind == Kind::kClass) return &of(*node.test);
  if (node.kind == Kind::kSequence && node.children.size() == 1)
    return of_single(node.children[0]);
  if (node.kind != Kind::kChoice || node.children.empty()) return nullptr;
  std::optional<ItemSet*>& single = choices_[node.children.begin()].single;
  if (!single) single = join_singles(node);
  return *single;
}

ItemSet* ItemSets::join_singles(const PatternNode& choice) {
  SymbolSet all;
  for (const PatternNode& child : choice.children) {
    const ItemSet* one = of_single(child);
    if (one == nullptr) return nullptr;
    all.add(one->symbols);
  }
  return &keep(std::move(all));
}

void ItemSets::require(const PatternNode& node, Length before,
                       std::vector<Needed>& needed) {
  if (node.kind == Kind::kClass) {
    needed.push_back({&of(*node.test), before});
  } else if (node.kind == Kind::kChoice) {
    std::optional<Needed>& known = choices_[node.children.begin()].needed;
    if (!known) known = needed_by(node);
    if (known->set == nullptr) return;
    before.append(known->offset);
    needed.push_back({known->set, before});
  } else if (node.kind != Kind::kRepeat || node.least > 0) {
    for (const PatternNode& child : node.children) {
      require(child, before, needed);
      if (&child + 1 < node.children.end()) before.append(length_of(child));
    }
  }
}

// Each branch needs something: one of these must be there.
ItemSets::Needed ItemSets::needed_by(const PatternNode& choice) {
  SymbolSet any;
  Length offset{Length::kAny, 0};
  std::vector<Needed> needed;
  for (const PatternNode& child : choice.children) {
    needed.clear();
    require(child, {}, needed);
    const auto rarest = std::min_element(needed.begin(), needed.end(),
                                         [](const Needed& a, const Needed& b) {
                                           return a.set->size < b.set->size;
                                         });
    if (rarest == needed.end()) return {};
    any.add(rarest->set->symbols);
    offset = {std::min(offset.least, rarest->offset.least),
              std::max(offset.most, rarest->offset.most)};
  }
  return {&keep(std::move(any)), offset};
}

}  // namespace casebook
