// ClaimPlaces: which items stand in a place of a document, which of them holds
// a figure, with which unit, and what they name.
//
// Threads: immutable; refers to the trace.
//
//   const ClaimPlaces places(trace, concepts);
//   if (auto place = places.figure_in(quote, "3.1")) use(place->traced);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/concept.h"
#include "extractor/trace.h"

namespace casebook {

// Folded, letter case and forms of i aside.
bool same_words(std::string_view a, std::string_view b);

// Whether the key is of a normal range, which is printed apart.
bool is_of_range(std::string_view key);

// The place and the rest of its line: a range is printed behind its value.
std::string_view rest_of_line(std::string_view text, Span place);

struct ItemPlace {
  std::size_t sentence = 0, item = 0;  // of the trace
  const TracedItem* traced = nullptr;
};

class ClaimPlaces {
 public:
  ClaimPlaces(const Trace& trace, const ConceptStore& concepts);

  std::vector<ItemPlace> items_in(Span span) const;
  // Of them those that name it; all where none does. What is denied beside
  // them is another thing.
  std::vector<ItemPlace> items_naming(std::string_view name, Span span) const;
  // The item that holds the figure, in digits or in words; a sign that is
  // printed must be the claim's.
  std::optional<ItemPlace> figure_in(Span quote,
                                     const std::string& wanted) const;
  // All of them, in order.
  std::vector<ItemPlace> figures_in(Span quote,
                                    const std::string& wanted) const;
  // The unit of a figure's item by this key, "" where it has none.
  static std::string unit_of(const TracedItem& item, std::string_view name);
  // Of what stands behind it: "34th week".
  std::string unit_behind(const ItemPlace& place,
                          std::string_view claimed) const;
  static bool item_names(const TracedItem& item, std::string_view wanted);
  // Whether a name of the list is a sort of another: low back pain.
  bool is_sort_of(std::string_view name, std::string_view list,
                  std::string_view parent) const;
  // Something else of the list that `wanted` is of.
  bool names_another(std::string_view wanted, Span quote) const;

 private:
  static bool wrong_sign(const TracedItem& item, Span figure,
                         const std::string& wanted);
  static bool in_words(const TracedItem& item, const std::string& wanted);

  const Trace& trace_;
  const ConceptStore& concepts_;
  std::vector<Span> figures_;
};

}  // namespace casebook
