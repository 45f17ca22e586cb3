#include "extractor/audit_places.h"

#include <algorithm>

#include "corpus/fold.h"
#include "extractor/audit.h"
#include "extractor/token.h"

namespace casebook {
namespace {

bool is_figure_class(const TracedItem& item) {
  return item.is("number") || item.is("integer");
}

// The members that a printed list stands for have all of it for their place.
bool is_member(const TracedItem& part, const TracedItem& whole) {
  return part.span == whole.span;
}

bool item_names(const TracedItem& item, const Figure& figure,
                const Fact& fact) {
  if (!item.span.contains(figure.span)) return false;
  const auto same = [&](std::string_view name) {
    return !name.empty() &&
           (name == fact.name || name == fact.get("site") ||
            name == fact.get("frequency") || name == fact.get("unit") ||
            name == fact.get("dose_unit"));
  };
  const bool of_members =
      item.parts.size() > 1 && is_member(item.parts.front(), item);
  if (of_members) {
    // Of "T5-T8" a 6 is nobody's, of "T5, T6" only T6's.
    return std::any_of(
        item.parts.begin(), item.parts.end(), [&](const TracedItem& part) {
          return same(part.name()) && holds_number(part.name(), figure.printed);
        });
  }
  if (same(item.name()) ||
      std::any_of(item.meanings.begin(), item.meanings.end(),
                  [&](const auto& one) { return same(one.second); }))
    return true;
  return std::any_of(
      item.parts.begin(), item.parts.end(),
      [&](const TracedItem& part) { return item_names(part, figure, fact); });
}

bool holds_any(const TracedItem& item,
               const std::vector<std::string>& classes) {
  return std::any_of(classes.begin(), classes.end(),
                     [&](const std::string& cls) { return item.is(cls); }) ||
         std::any_of(
             item.parts.begin(), item.parts.end(),
             [&](const TracedItem& part) { return holds_any(part, classes); });
}

// A cell of a table laid out with blanks goes on in the lines below.
bool in_rest(const Cell& cell, Span figure) {
  return std::any_of(cell.rest.begin(), cell.rest.end(),
                     [&](Span one) { return one.contains(figure); });
}

}  // namespace

bool FigurePlace::names(const Fact& fact, const Figure& figure) const {
  return item != nullptr && item_names(*item, figure, fact);
}

AuditPlaces::AuditPlaces(const Trace& trace, const AuditRules& rules)
    : trace_(trace), rules_(rules) {
  for (const TracedSentence& sentence : trace.sentences()) {
    for (const TracedItem& item : sentence.items)
      if (!item.span.empty()) entries_.push_back({item.span, &sentence, &item});
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) {
                     return a.span.begin < b.span.begin;
                   });
}

FigurePlace AuditPlaces::find(Span figure) const {
  FigurePlace place;
  place.span = figure;
  const Document& document = trace_.document();
  place.section = section_at(document, figure.begin);
  place.cited =
      std::any_of(document.citations.begin(), document.citations.end(),
                  [&](Span one) { return one.overlaps(figure); });
  auto at = std::upper_bound(entries_.begin(), entries_.end(), figure.begin,
                             [](std::uint32_t begin, const Entry& one) {
                               return begin < one.span.begin;
                             });
  for (int steps = 0; at != entries_.begin() && steps < 8; ++steps) {
    --at;
    if (!at->span.contains(figure)) continue;
    place.sentence = at->sentence;
    place.item = at->item;
    place.in_name = in_listed(place, *at->item);
    break;
  }
  find_in_tables(place);
  return place;
}

void AuditPlaces::find_in_tables(FigurePlace& place) const {
  for (const Grid& grid : trace_.document().tables) {
    if (!grid.span.contains(place.span)) continue;
    place.table = &grid;
    place.part_of_table = "table-note";
    for (const Cell& cell : grid.cells) {
      if (!cell.span.contains(place.span) && !in_rest(cell, place.span))
        continue;
      place.cell = &cell;
      place.part_of_table = cell.row < grid.head_rows ? "table-head"
                            : cell.column == 0        ? "table-label"
                                                      : "";
    }
    return;
  }
}

bool AuditPlaces::in_listed(const FigurePlace& place,
                            const TracedItem& item) const {
  if (!item.span.contains(place.span)) return false;
  if (item.listed && !is_figure_class(item) &&
      counted(*place.sentence, item, *place.item) == nullptr)
    return true;
  return std::any_of(
      item.parts.begin(), item.parts.end(),
      [&](const TracedItem& part) { return in_listed(place, part); });
}

const Counted* AuditPlaces::counted(const TracedSentence& sentence,
                                    const TracedItem& item,
                                    const TracedItem& top) const {
  constexpr std::ptrdiff_t kBeside = 2;
  for (const Counted& one : rules_.counted()) {
    if (!item.is(one.cls)) continue;
    if (&item != &top && holds_any(top, one.beside)) return &one;
    const std::ptrdiff_t here = &top - sentence.items.data();
    const auto last = static_cast<std::ptrdiff_t>(sentence.items.size());
    for (std::ptrdiff_t at = std::max<std::ptrdiff_t>(here - kBeside, 0);
         at < std::min(here + kBeside + 1, last); ++at) {
      if (at != here &&
          holds_any(sentence.items[static_cast<std::size_t>(at)], one.beside))
        return &one;
    }
  }
  return nullptr;
}

Span AuditPlaces::line_of(Span span) const {
  const std::vector<Sentence>& all = trace_.document().sentences;
  const auto after =
      std::upper_bound(all.begin(), all.end(), span.begin,
                       [](std::uint32_t begin, const Sentence& one) {
                         return begin < one.span.begin;
                       });
  if (after == all.begin()) return span;
  const Span line = std::prev(after)->span;
  return line.contains(span.begin) ? line : span;
}

const KindGuess* AuditPlaces::guess(
    const FigurePlace& place, const std::vector<KindGuess>& guesses) const {
  if (place.item == nullptr) return nullptr;
  for (const KindGuess& one : guesses)
    if (place.item->is(one.cls)) return &one;
  constexpr std::ptrdiff_t kNear = 6;
  const std::vector<TracedItem>& items = place.sentence->items;
  const std::ptrdiff_t here = place.item - items.data();
  const auto last = static_cast<std::ptrdiff_t>(items.size());
  for (std::ptrdiff_t step = 1; step <= kNear; ++step) {
    for (const std::ptrdiff_t at : {here - step, here + step}) {
      if (at < 0 || at >= last) continue;
      for (const KindGuess& one : guesses)
        if (items[static_cast<std::size_t>(at)].is(one.cls)) return &one;
    }
  }
  return nullptr;
}

std::vector<Span> numerals(const Document& document) {
  const Folded folded = fold(document.text);
  std::vector<Token> tokens;
  tokenize(
      folded.text, {0, static_cast<std::uint32_t>(folded.text.size())},
      [](std::string_view) { return false; }, tokens);
  std::vector<Span> found;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kNumber)
      found.push_back(folded.map.to_source(token.span));
  }
  return found;
}

}  // namespace casebook
