#include "extractor/case_events.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/evaluation.h"
#include "extractor/rule_sections.h"

namespace casebook {
namespace {

// "In this patient a …": only a capital names somebody.
bool small_letter(const SentenceView& view, const ShownText& shown,
                  const RuleMatch& match) {
  return std::any_of(
      match.captures.begin(), match.captures.end(), [&](const auto& capture) {
        const Item& item = view.item(capture.item);
        if (item.span.size() != 1) return false;
        const std::string_view printed =
            slice(shown.stored, shown.folded->map.to_source(item.span));
        return printed.size() == 1 && 'a' <= printed[0] && printed[0] <= 'z';
      });
}

// "His mother, aged 58", "the 28-year-old sister": no patient comes in.
bool of_relative(const SentenceView& view, const RuleMatch& match) {
  constexpr std::uint32_t kNear = 4;
  const auto& sequence = view.sequence();
  const std::uint32_t begin = view.item(sequence[match.begin]).tokens.begin;
  const std::uint32_t end = view.item(sequence[match.end - 1]).tokens.end;
  return std::any_of(
      view.cues().begin(), view.cues().end(), [&](const PlacedCue& cue) {
        return cue.cue->value == "family" && cue.tokens.begin < end + 1 &&
               cue.tokens.end + kNear > begin;
      });
}

bool is_aside(const RuleMatch& match) {
  return match.rule->event == CaseEvent::Type::kAside;
}

// "Unlike the first patient, …": whoever is named there is only compared.
bool in_aside(const std::vector<RuleMatch>& matches, const RuleMatch& match) {
  return !is_aside(match) &&
         std::any_of(matches.begin(), matches.end(), [&](const RuleMatch& one) {
           return is_aside(one) && one.begin <= match.begin &&
                  match.begin < one.end;
         });
}

std::string label(const SentenceView& view, const RuleMatch& match) {
  const Memory none;
  for (const Assignment& set : match.rule->rule->sets) {
    if (set.key == "label") {
      if (auto value = evaluate(set.expression, {view, match, none, {}}))
        return std::string(value->text);
    }
  }
  return "";
}

// "Iii 7", of a place in a pedigree.
bool is_pedigree_place(std::string_view label) {
  const std::size_t space = label.find(' ');
  return space != label.npos && space > 0 && space + 1 < label.size() &&
         label.find_first_not_of("ivx") == space &&
         label.find_first_not_of("0123456789", space + 1) == label.npos;
}

// "Subject III-7" is no third subject.
void drop_halves_of_places(std::vector<CaseEvent>& events, std::size_t from) {
  using Type = CaseEvent::Type;
  const auto first = events.begin() + static_cast<std::ptrdiff_t>(from);
  if (std::none_of(first, events.end(), [](const CaseEvent& one) {
        return is_pedigree_place(one.label);
      }))
    return;
  const std::vector<CaseEvent> all(first, events.end());
  const auto is_half = [&](const CaseEvent& one) {
    if (one.type != Type::kHeading && one.type != Type::kOrdinal &&
        one.type != Type::kByNumber)
      return false;
    return !is_pedigree_place(one.label) &&
           std::any_of(all.begin(), all.end(), [&](const CaseEvent& place) {
             return is_pedigree_place(place.label) && one.order < place.order &&
                    place.order < one.end;
           });
  };
  events.erase(std::remove_if(first, events.end(), is_half), events.end());
}

}  // namespace

void find_case_events(const SentenceView& view, const ShownText& shown,
                      const EventPlace& place, std::vector<CaseEvent>& events) {
  std::vector<RuleMatch>& matches = view.scratch().matches;
  matches.clear();
  const LanguageGrammar& grammar = view.grammar();
  find_all(view, {grammar.cases, grammar.case_index}, place.prefilter, matches);
  const std::size_t from = events.size();
  for (const RuleMatch& match : matches) {
    const CaseEvent::Type type = match.rule->event;
    if (holds_in(*match.rule->rule, place.section) &&
        !in_aside(matches, match) &&
        (type != CaseEvent::Type::kIntro || !of_relative(view, match)) &&
        !small_letter(view, shown, match)) {
      events.push_back({type, label(view, match), place.sentence,
                        place.order + match.begin, place.order + match.end});
    }
  }
  drop_halves_of_places(events, from);
}

}  // namespace casebook
