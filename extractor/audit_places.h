// AuditPlaces: where a figure stands: in which item of which sentence, in a
// citation, in which part of a table.
//
// Threads: immutable; refers to the trace.
//
//   const AuditPlaces places(trace);
//   const FigurePlace place = places.find(span);
#pragma once

#include <string_view>
#include <vector>

#include "extractor/audit_rules.h"
#include "extractor/stated_figure.h"
#include "extractor/trace.h"

namespace casebook {

struct FigurePlace {
  Span span;
  SectionKind section = SectionKind::kNone;
  bool cited = false;                        // in a pointer to a reference
  const Grid* table = nullptr;               // that holds it
  std::string_view part_of_table;            // "table-head" …; "" of a cell
  const TracedSentence* sentence = nullptr;  // null where it was not read
  const TracedItem* item = nullptr;
  const Cell* cell = nullptr;  // of the table
  bool in_name = false;        // within a listed mention that is no figure

  // Whether an item around the figure is what the fact names.
  bool names(const Fact& fact, const Figure& figure) const;
};

class AuditPlaces {
 public:
  AuditPlaces(const Trace& trace, const AuditRules& rules);

  FigurePlace find(Span figure) const;
  // The sentence, or the cell, that a place stands in.
  Span line_of(Span span) const;
  // How a word counts as a figure in its place; null where it does not.
  const Counted* counted(const TracedSentence& sentence, const TracedItem& item,
                         const TracedItem& top) const;
  // What an unread figure may be: by its own item, else by the nearest.
  const KindGuess* guess(const FigurePlace& place,
                         const std::vector<KindGuess>& guesses) const;

 private:
  struct Entry {
    Span span;
    const TracedSentence* sentence = nullptr;
    const TracedItem* item = nullptr;
  };
  void find_in_tables(FigurePlace& place) const;
  bool in_listed(const FigurePlace& place, const TracedItem& item) const;

  const Trace& trace_;
  const AuditRules& rules_;
  std::vector<Entry> entries_;  // top items that have a place, in order
};

}  // namespace casebook
