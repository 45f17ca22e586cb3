#include "extractor/code_events.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace casebook {

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
      events.back().type = CaseEvent::Type::kSome;
      events.back().label += " " + code.number;
    } else {
      const auto behind =
          std::find_if(sequence.begin(), sequence.end(), [&](ItemId id) {
            return view.item(id).span.begin >= code.span.begin;
          });
      events.push_back({CaseEvent::Type::kOrdinal, code.number, sentence,
                        static_cast<std::uint32_t>(behind - sequence.begin())});
    }
    end = code.span.end;
  }
}

}  // namespace casebook
