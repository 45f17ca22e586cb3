#include "extractor/symbol.h"

#include <algorithm>
#include <bit>

namespace casebook {
namespace {

constexpr std::uint32_t kFirst = 0x800;

std::string_view bytes_of(const std::vector<ClassId>& classes) {
  return {reinterpret_cast<const char*>(classes.data()),
          classes.size() * sizeof(ClassId)};
}

}  // namespace

void SymbolSet::add(Symbol symbol) {
  const std::size_t word = symbol / 64U;
  if (word >= bits_.size()) bits_.resize(word + 1);
  bits_[word] |= std::uint64_t{1} << (symbol % 64U);
}

void SymbolSet::add(const SymbolSet& other) {
  bits_.resize(std::max(bits_.size(), other.bits_.size()));
  for (std::size_t i = 0; i < other.bits_.size(); ++i)
    bits_[i] |= other.bits_[i];
}

void SymbolSet::take_out(const SymbolSet& other) {
  for (std::size_t i = 0; i < std::min(bits_.size(), other.bits_.size()); ++i)
    bits_[i] &= ~other.bits_[i];
  while (!bits_.empty() && bits_.back() == 0) bits_.pop_back();
}

void SymbolSet::keep(const SymbolSet& other) {
  bits_.resize(std::min(bits_.size(), other.bits_.size()));
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
  while (!bits_.empty() && bits_.back() == 0) bits_.pop_back();
}

void SymbolSet::invert(std::size_t count) {
  SymbolSet all;
  all.bits_.assign(count / 64, ~std::uint64_t{0});
  if (count % 64 != 0)
    all.bits_.push_back((std::uint64_t{1} << (count % 64)) - 1);
  all.take_out(*this);
  *this = std::move(all);
}

std::size_t SymbolSet::size() const {
  std::size_t count = 0;
  for (const std::uint64_t word : bits_) {
    // Without an instruction of its own, counting bits is a call.
    if (word != 0) count += static_cast<std::size_t>(std::popcount(word));
  }
  return count;
}

std::uint64_t SymbolSet::hash() const {
  std::uint64_t hash = bits_.size();
  for (std::size_t i = 0; i < bits_.size(); ++i)
    if (bits_[i] != 0) hash = mixed_bits(hash ^ bits_[i]) + i;
  return hash;
}

ClassId SymbolTable::class_of(std::string_view name) {
  const WordId number = ids_.add(name);
  if (number > names_.size()) {
    names_.emplace_back(name);
    members_.emplace_back();
  }
  return static_cast<ClassId>(number - 1);
}

int SymbolTable::find_class(std::string_view name) const {
  return static_cast<int>(ids_.find(name)) - 1;
}

Symbol SymbolTable::intern(std::vector<ClassId> classes) {
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  const auto symbol = static_cast<Symbol>(symbols_.add(bytes_of(classes)) - 1);
  if (symbol < sets_.size()) return symbol;
  for (const ClassId one : classes) members_[one].add(symbol);
  sets_.push_back(std::move(classes));
  return symbol;
}

std::optional<Symbol> SymbolTable::find(
    const std::vector<ClassId>& sorted) const {
  const WordId known = symbols_.find(bytes_of(sorted));
  if (known == 0) return std::nullopt;
  return static_cast<Symbol>(known - 1);
}

void SymbolTable::append(Symbol symbol, std::string& text) {
  const std::uint32_t code = kFirst + symbol;
  text += static_cast<char>(0xE0U | (code >> 12U));
  text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
  text += static_cast<char>(0x80U | (code & 0x3FU));
}

SymbolSet SymbolTable::select(const Selection& selection) const {
  const auto any_of = [&](const std::vector<ClassId>& classes) {
    SymbolSet set;
    for (const ClassId one : classes) set.add(members_[one]);
    return set;
  };
  SymbolSet chosen = any_of(selection.wanted);
  if (selection.without) chosen.invert(sets_.size());
  for (const ClassId one : selection.also) chosen.keep(members_[one]);
  chosen.take_out(any_of(selection.excluded));
  return chosen;
}

std::string SymbolTable::expression(const Selection& selection) const {
  const SymbolSet chosen = select(selection);
  const auto holds = [&](std::size_t symbol) {
    return chosen.has(static_cast<Symbol>(symbol));
  };
  std::string text = "[";
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
