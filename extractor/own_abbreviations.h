// OwnAbbreviations: those that a text makes for itself, "left total hip
// (LTH)", "LTH (left total hip)", "LTH: left total hip;", and its folded view
// with their words in place of them.
//
// The words are found by their letters, from the last to the first, as
// Schwartz and Hearst do (A simple algorithm for identifying abbreviation
// definitions in biomedical text, PSB 2003). A list of them, "TS, T-score; FN,
// femoral neck", says itself which words are whose.
// Threads: immutable.
//
//   const auto own = OwnAbbreviations::find(text, folded, is_known);
//   folded = own.spelled(text, std::move(folded));
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/fold.h"

namespace casebook {

class OwnAbbreviations {
 public:
  // Whether an abbreviation needs no words: others know it.
  using IsKnown = std::function<bool(std::string_view letters)>;

  OwnAbbreviations() = default;
  static OwnAbbreviations find(std::string_view text, const Folded& folded,
                               const IsKnown& is_known);
  bool empty() const { return all_.empty(); }
  // `folded` is the view of `text`. Its map leads from the words to the
  // letters that stand for them.
  Folded spelled(std::string_view text, Folded folded) const;

 private:
  struct One {
    std::string letters;  // as printed: "LTH"
    std::string words;    // folded: "left total hip"
  };
  struct Place {
    Span span;  // of the letters in the text
    const One* one = nullptr;
  };
  static One in_brackets(std::string_view text, std::size_t open,
                         const Folded& folded);
  static One before_words(std::string_view text, std::size_t mark,
                          const Folded& folded);
  void add_list(std::string_view line, std::size_t at, const Folded& folded,
                const IsKnown& is_known);
  static One listed(std::string_view line,
                    std::pair<std::size_t, std::size_t> part, std::size_t at,
                    const Folded& folded);
  static bool is_made_at(const Folded& folded, Span place, const One& one);
  void add(One one);
  std::vector<Place> places(std::string_view text, const Folded& folded) const;

  std::vector<One> all_;
};

}  // namespace casebook
