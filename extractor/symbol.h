// Symbols: the alphabet that rules are matched over. A sentence becomes a
// string with one code point for each token or mention; a code point stands
// for a *set* of classes ("calcium" is a drug and an analyte), and a rule's
// {drug} is every symbol whose set holds drug.
//
// Invariant: every symbol is kWidth bytes of UTF-8, so that a byte position
// in a symbol string divided by kWidth is the item's index.
// Threads: built by the grammar compiler, then immutable.
//
//   Symbol both = symbols.intern({drug, analyte});
//   std::string set = symbols.expression({drug});   // "[…]" for RE2
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/vocabulary.h"

namespace casebook {

using ClassId = std::uint16_t;
using Symbol = std::uint16_t;

// A set of symbols, as bits.
class SymbolSet {
 public:
  bool has(Symbol symbol) const {
    const std::size_t word = symbol / 64U;
    return word < bits_.size() && ((bits_[word] >> (symbol % 64U)) & 1U) != 0;
  }
  void add(Symbol symbol);
  void add(const SymbolSet& other);
  void take_out(const SymbolSet& other);
  void keep(const SymbolSet& other);
  // Takes in what it has not, of the first `count` symbols.
  void invert(std::size_t count);
  std::size_t size() const;
  // Calls `use` with each symbol.
  template <typename Use>
  void for_each(const Use& use) const {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      for (std::uint64_t left = bits_[i]; left != 0; left &= left - 1) {
        use(static_cast<Symbol>(
            i * 64 + static_cast<std::size_t>(std::countr_zero(left))));
      }
    }
  }
  std::uint64_t hash() const;
  bool operator==(const SymbolSet&) const = default;

 private:
  std::vector<std::uint64_t> bits_;  // without empty words at the end
};

class SymbolTable {
 public:
  // U+0800 to U+CFFF: three bytes each, room for 51,200 symbols.
  static constexpr std::uint32_t kWidth = 3;
  static constexpr std::size_t kMost = 0xD000 - 0x800;

  // The class of that name, made where it is new.
  ClassId class_of(std::string_view name);
  // -1 where there is none.
  int find_class(std::string_view name) const;
  const std::string& class_name(ClassId id) const { return names_[id]; }
  std::size_t class_count() const { return names_.size(); }

  // The symbol of a set of classes, made where it is new.
  Symbol intern(std::vector<ClassId> classes);
  // Nothing where it is new.
  std::optional<Symbol> find(const std::vector<ClassId>& sorted) const;
  const std::vector<ClassId>& classes(Symbol symbol) const {
    return sets_[symbol];
  }
  bool has(Symbol symbol, ClassId wanted) const {
    return members_[wanted].has(symbol);
  }
  std::size_t symbol_count() const { return sets_.size(); }

  // All symbols that hold any of `wanted`, all of
  // `also` and none of `excluded`, or, if `without`, that hold none of
  // `wanted`; as RE2's character class, and as a set. To be asked when all
  // are interned.
  struct Selection {
    std::vector<ClassId> wanted;
    std::vector<ClassId> also;
    std::vector<ClassId> excluded;
    bool without = false;
  };
  std::string expression(const Selection& selection) const;
  SymbolSet select(const Selection& selection) const;
  static void append(Symbol symbol, std::string& text);

 private:
  std::vector<std::string> names_;
  Vocabulary ids_;  // one more than the class
  std::vector<std::vector<ClassId>> sets_;
  std::vector<SymbolSet> members_;  // of each class
  Vocabulary symbols_;              // of each set's bytes; one more
};

}  // namespace casebook
