#include "extractor/item_sets.h"

#include <string>

namespace casebook {
namespace {

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

}  // namespace

const SymbolSet& ItemSets::of(const ItemTest& test) {
  Known& known = known_[test.number];
  if (!known.selected) {
    known.set =
        symbols_.select({ids(test.classes, symbols_), ids(test.also, symbols_),
                         ids(test.excluded, symbols_), test.without});
    known.selected = true;
  }
  return known.set;
}

SymbolSets::Id ItemSets::id_of(const ItemTest& test) {
  const SymbolSet& set = of(test);
  Known& known = known_[test.number];
  if (known.id == kNone) known.id = sets_.add(set);
  return known.id;
}

}  // namespace casebook
