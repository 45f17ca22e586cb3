#include "extractor/claim_places.h"

#include <algorithm>

#include "corpus/fold.h"
#include "extractor/audit.h"
#include "extractor/decimal.h"
#include "extractor/stated_figure.h"

namespace casebook {

bool same_words(std::string_view a, std::string_view b) {
  return a == b || fold_key(a) == fold_key(b);
}

bool is_of_range(std::string_view key) {
  return key == "ref_low" || key == "ref_high";
}

std::string_view rest_of_line(std::string_view text, Span place) {
  const std::size_t end = std::min(text.find('\n', place.end), text.size());
  return text.substr(place.begin, end - place.begin);
}

ClaimPlaces::ClaimPlaces(const Trace& trace, const ConceptStore& concepts)
    : trace_(trace),
      concepts_(concepts),
      figures_(numerals(trace.document())) {}

std::vector<ItemPlace> ClaimPlaces::items_in(Span span) const {
  std::vector<ItemPlace> found;
  const std::vector<TracedSentence>& all = trace_.sentences();
  for (std::size_t s = 0; s < all.size(); ++s) {
    if (!all[s].span.overlaps(span)) continue;
    for (std::size_t i = 0; i < all[s].items.size(); ++i) {
      if (const TracedItem& item = all[s].items[i];
          !item.span.empty() && item.span.overlaps(span))
        found.push_back({s, i, &item});
    }
  }
  return found;
}

std::vector<ItemPlace> ClaimPlaces::items_naming(std::string_view name,
                                                 Span span) const {
  const std::vector<ItemPlace> all = items_in(span);
  std::vector<ItemPlace> naming;
  for (const ItemPlace& place : all)
    if (item_names(*place.traced, name)) naming.push_back(place);
  return naming.empty() ? all : naming;
}

std::optional<ItemPlace> ClaimPlaces::figure_in(
    Span quote, const std::string& wanted) const {
  const std::vector<ItemPlace> found = figures_in(quote, wanted);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<ItemPlace> ClaimPlaces::figures_in(
    Span quote, const std::string& wanted) const {
  std::vector<ItemPlace> found;
  for (const ItemPlace& place : items_in(quote)) {
    Fact probe;
    probe.set("value", wanted, true);
    probe.span = place.traced->span;
    const auto is_it = [&](Span figure) {
      return place.traced->span.contains(figure) && quote.contains(figure) &&
             states(trace_.document(), probe,
                    figure_at(trace_.document(), figure)) &&
             !wrong_sign(*place.traced, figure, wanted);
    };
    if (std::any_of(figures_.begin(), figures_.end(), is_it) ||
        in_words(*place.traced, wanted))
      found.push_back(place);
  }
  return found;
}

bool ClaimPlaces::wrong_sign(const TracedItem& item, Span figure,
                             const std::string& wanted) {
  if (!item.span.contains(figure)) return false;
  for (const TracedItem& part : item.parts) {
    if (part.span.contains(figure) && part.span != item.span)
      if (wrong_sign(part, figure, wanted)) return true;
  }
  return item.is("signed") && !item.value("value").empty() &&
         to_double(item.value("value")) == -to_double(wanted) &&
         to_double(wanted) > 0;
}

bool ClaimPlaces::in_words(const TracedItem& item, const std::string& wanted) {
  const auto is_it = [&](std::string_view text) {
    return !text.empty() &&
           text.find_first_not_of("-.0123456789") == std::string_view::npos &&
           to_double(text) == to_double(wanted);
  };
  return std::any_of(item.attributes.begin(), item.attributes.end(),
                     [&](const auto& one) { return is_it(one.second); }) ||
         std::any_of(
             item.parts.begin(), item.parts.end(),
             [&](const TracedItem& part) { return in_words(part, wanted); });
}

std::string ClaimPlaces::unit_of(const TracedItem& item,
                                 std::string_view name) {
  for (const std::string_view key :
       {name, std::string_view("unit"), std::string_view("dose_unit"),
        std::string_view("duration_unit")})
    if (!item.value(key).empty()) return std::string(item.value(key));
  for (const TracedItem& part : item.parts) {
    if (std::string unit = unit_of(part, name); !unit.empty()) return unit;
  }
  return "";
}

std::string ClaimPlaces::unit_behind(const ItemPlace& place,
                                     std::string_view claimed) const {
  const std::vector<TracedItem>& items =
      trace_.sentences()[place.sentence].items;
  for (std::size_t i = place.item + 1;
       i < std::min(place.item + 3, items.size()); ++i) {
    for (const auto& [list, name] : items[i].meanings)
      if (concepts_.find(list, claimed) != nullptr) return name;
  }
  return "";
}

bool ClaimPlaces::item_names(const TracedItem& item, std::string_view wanted) {
  return same_words(item.name(), wanted) ||
         std::any_of(
             item.meanings.begin(), item.meanings.end(),
             [&](const auto& one) { return same_words(one.second, wanted); }) ||
         std::any_of(
             item.attributes.begin(), item.attributes.end(),
             [&](const auto& one) { return same_words(one.second, wanted); }) ||
         std::any_of(
             item.parts.begin(), item.parts.end(),
             [&](const TracedItem& part) { return item_names(part, wanted); });
}

bool ClaimPlaces::is_sort_of(std::string_view name, std::string_view list,
                             std::string_view parent) const {
  const Concept* known = concepts_.find(list, name);
  return known != nullptr && std::any_of(known->isa.begin(), known->isa.end(),
                                         [&](const std::string& one) {
                                           return same_words(one, parent);
                                         });
}

bool ClaimPlaces::names_another(std::string_view wanted, Span quote) const {
  for (const ItemPlace& place : items_in(quote)) {
    for (const auto& [list, name] : place.traced->meanings) {
      if (name != wanted && concepts_.find(list, wanted) != nullptr &&
          !is_sort_of(name, list, wanted))
        return true;
    }
  }
  return false;
}

}  // namespace casebook
