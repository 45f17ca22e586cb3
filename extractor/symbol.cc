#include "extractor/symbol.h"

#include <algorithm>

namespace casebook {
namespace {

constexpr std::uint32_t kFirst = 0x800;

}  // namespace

ClassId SymbolTable::class_of(std::string_view name) {
  const auto known = ids_.find(name);
  if (known != ids_.end()) return known->second;
  const auto id = static_cast<ClassId>(names_.size());
  names_.emplace_back(name);
  ids_.emplace(std::string(name), id);
  return id;
}

int SymbolTable::find_class(std::string_view name) const {
  const auto known = ids_.find(name);
  return known == ids_.end() ? -1 : known->second;
}

Symbol SymbolTable::intern(std::vector<ClassId> classes) {
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  const auto known = symbols_.find(classes);
  if (known != symbols_.end()) return known->second;
  const auto symbol = static_cast<Symbol>(sets_.size());
  sets_.push_back(classes);
  symbols_.emplace(std::move(classes), symbol);
  return symbol;
}

bool SymbolTable::has(Symbol symbol, ClassId wanted) const {
  const std::vector<ClassId>& set = sets_[symbol];
  return std::binary_search(set.begin(), set.end(), wanted);
}

void SymbolTable::append(Symbol symbol, std::string& text) {
  const std::uint32_t code = kFirst + symbol;
  text += static_cast<char>(0xE0U | (code >> 12U));
  text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
  text += static_cast<char>(0x80U | (code & 0x3FU));
}

std::string SymbolTable::expression(const Selection& selection) const {
  std::string text = "[";
  const auto holds_any = [&](std::size_t symbol,
                             const std::vector<ClassId>& set) {
    return std::any_of(set.begin(), set.end(), [&](ClassId one) {
      return has(static_cast<Symbol>(symbol), one);
    });
  };
  const auto holds = [&](std::size_t symbol) {
    return holds_any(symbol, selection.wanted) != selection.without &&
           std::all_of(selection.also.begin(), selection.also.end(),
                       [&](ClassId one) {
                         return has(static_cast<Symbol>(symbol), one);
                       }) &&
           !holds_any(symbol, selection.excluded);
  };
  for (std::size_t s = 0; s < sets_.size(); ++s) {
    if (!holds(s)) continue;
    std::size_t last = s;
    while (last + 1 < sets_.size() && holds(last + 1)) ++last;
    append(static_cast<Symbol>(s), text);
    if (last > s) {
      text += '-';
      append(static_cast<Symbol>(last), text);
    }
    s = last;
  }
  // RE2 has no empty class; U+0001 is never a symbol.
  if (text.size() == 1) text += '\x01';
  return text + "]";
}

}  // namespace casebook
