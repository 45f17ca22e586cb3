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

bool in_listed(const TracedItem& item, Span figure) {
  if (!item.span.contains(figure)) return false;
  if (item.listed && !is_figure_class(item)) return true;
  return std::any_of(
      item.parts.begin(), item.parts.end(),
      [&](const TracedItem& part) { return in_listed(part, figure); });
}

bool item_names(const TracedItem& item, Span figure, const Fact& fact) {
  if (!item.span.contains(figure)) return false;
  const auto same = [&](std::string_view name) {
    return !name.empty() &&
           (name == fact.name || name == fact.get("site") ||
            name == fact.get("frequency") || name == fact.get("unit") ||
            name == fact.get("dose_unit"));
  };
  if (same(item.name()) ||
      std::any_of(item.meanings.begin(), item.meanings.end(),
                  [&](const auto& one) { return same(one.second); }))
    return true;
  return std::any_of(
      item.parts.begin(), item.parts.end(),
      [&](const TracedItem& part) { return item_names(part, figure, fact); });
}

}  // namespace

bool FigurePlace::names(const Fact& fact) const {
  return item != nullptr && item_names(*item, span, fact);
}

AuditPlaces::AuditPlaces(const Trace& trace) : trace_(trace) {
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
    place.in_name = in_listed(*at->item, figure);
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
      if (!cell.span.contains(place.span)) continue;
      place.part_of_table = cell.row < grid.head_rows ? "table-head"
                            : cell.column == 0        ? "table-label"
                                                      : "";
    }
    return;
  }
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
