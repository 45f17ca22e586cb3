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

// "Refused by Ana; Eva took …", "Ana 28, Eva 34": not told of together.
bool are_parted(const SentenceView& view, std::uint32_t begin,
                std::uint32_t end) {
  const auto& sequence = view.sequence();
  return std::any_of(sequence.begin(), sequence.end(), [&](ItemId id) {
    const Item& one = view.item(id);
    return begin <= one.span.begin && one.span.end <= end &&
           (view.words(one) == ";" || view.is(one, "number"));
  });
}

}  // namespace

CodeEvents::CodeEvents(std::vector<PatientCodes::Place> places,
                       const Folded& folded)
    : places_(std::move(places)) {
  for (PatientCodes::Place& one : places_)
    one.span = folded.map.to_made(one.span);
}

std::vector<Span> CodeEvents::spans() const {
  std::vector<Span> spans;
  std::transform(places_.begin(), places_.end(), std::back_inserter(spans),
                 [](const PatientCodes::Place& one) { return one.span; });
  return spans;
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
    if (end > 0 && code.span.begin <= end + kJoint &&
        !are_parted(view, end, code.span.begin)) {
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
