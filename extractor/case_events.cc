#include "extractor/case_events.h"

#include <algorithm>
#include <string>

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

}  // namespace

void find_case_events(const SentenceView& view, const ShownText& shown,
                      const EventPlace& place, std::vector<CaseEvent>& events) {
  std::vector<RuleMatch>& matches = view.scratch().matches;
  matches.clear();
  const LanguageGrammar& grammar = view.grammar();
  find_all(view, {grammar.cases, grammar.case_index}, place.prefilter, matches);
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
}

}  // namespace casebook
