#include "extractor/code_events.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace casebook {
namespace {

using Type = CaseEvent::Type;

// "-3.7 in H1", "-3.7 (H1)": whom it leads to owns what comes before; not of
// "…, whereas in H1 it was".
bool is_placed(const SentenceView& view, std::uint32_t order) {
  const auto& sequence = view.sequence();
  const auto at = [&](std::uint32_t place) -> const Item& {
    return view.item(sequence[place]);
  };
  if (order == 0) return false;
  if (view.words(at(order - 1)) == "(")
    return order < sequence.size() && view.words(at(order)) == ")";
  if (!view.is(at(order - 1), "whom_mark")) return false;
  return order == 1 || !(view.is(at(order - 2), "onward_mark") ||
                         view.words(at(order - 2)) == ";");
}

}  // namespace

CodeEvents::CodeEvents(std::vector<PatientCodes::Place> places,
                       const Folded& folded)
    : places_(std::move(places)) {
  for (PatientCodes::Place& one : places_)
    one.span = folded.map.to_made(one.span);
}

void CodeEvents::mask(std::vector<Span>& spans) const {
  std::transform(places_.begin(), places_.end(), std::back_inserter(spans),
                 [](const PatientCodes::Place& one) { return one.span; });
  std::sort(spans.begin(), spans.end(),
            [](Span a, Span b) { return a.begin < b.begin; });
}

void CodeEvents::follow(const SentenceView& view, std::uint32_t sentence,
                        Span span, std::vector<CaseEvent>& events) {
  constexpr std::uint32_t kJoint = 5;  // bytes: " and ", " ile ", ", "
  const auto& sequence = view.sequence();
  std::uint32_t end = 0;
  for (; next_ < places_.size(); ++next_) {
    const PatientCodes::Place& code = places_[next_];
    if (code.span.begin >= span.end) break;
    if (code.span.begin < span.begin) continue;
    if (end > 0 && code.span.begin <= end + kJoint) {
      events.back().type = Type::kSome;
      events.back().label += " " + code.number;
    } else {
      const auto behind =
          std::find_if(sequence.begin(), sequence.end(), [&](ItemId id) {
            return view.item(id).span.begin >= code.span.begin;
          });
      const auto order = static_cast<std::uint32_t>(behind - sequence.begin());
      if (is_placed(view, order))
        events.push_back({Type::kPlaced, "", sentence, order - 1, order});
      events.push_back({Type::kOrdinal, code.number, sentence, order, order});
    }
    end = code.span.end;
  }
}

}  // namespace casebook
