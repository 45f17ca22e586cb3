#include "extractor/own_names.h"

#include <algorithm>

#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::size_t kShortest = 3;  // bytes; initials have rules of their own

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter(decode_utf8(text, at).value);
}

bool stands_in(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos;
       at = text.find(word, at + 1)) {
    const bool inside =
        (at > 0 && is_letter(code_point_before(text, at).value));
    if (!inside && !is_letter_at(text, at + word.size())) return true;
  }
  return false;
}

// A word of no list that is printed with a capital.
bool may_be_name(const SentenceView& view, const ShownText& shown,
                 const Item& item) {
  if (item.surface != nullptr || item.span.size() < kShortest) return false;
  const Span printed = shown.folded->map.to_source(item.span);
  return is_upper(decode_utf8(shown.stored, printed.begin).value) &&
         is_letter_at(view.words(item), 0);
}

}  // namespace

const OwnNames::Name* OwnNames::find(std::string_view words) const {
  const auto found =
      std::find_if(names_.begin(), names_.end(),
                   [&](const Name& one) { return one.words == words; });
  return found == names_.end() ? nullptr : &*found;
}

void OwnNames::learn(const SentenceView& view, const ShownText& shown,
                     const CaseEvent& event) {
  if (event.type != CaseEvent::Type::kNamed &&
      event.type != CaseEvent::Type::kMention)
    return;
  for (std::uint32_t at = event.order; at < event.end; ++at) {
    const Item& item = view.item(view.sequence()[at]);
    if (view.words(item) == event.label && may_be_name(view, shown, item) &&
        find(event.label) == nullptr)
      names_.push_back({event.label, stands_in(shown.stored, event.label)});
  }
}

void OwnNames::follow(const SentenceView& view, const ShownText& shown,
                      std::uint32_t sentence, std::size_t first,
                      std::vector<CaseEvent>& events) {
  for (std::size_t i = first; i < events.size(); ++i)
    learn(view, shown, events[i]);
  if (names_.empty()) return;
  const std::size_t told = events.size();
  const auto& sequence = view.sequence();
  for (std::uint32_t at = 0; at < sequence.size(); ++at) {
    const Item& item = view.item(sequence[at]);
    if (!may_be_name(view, shown, item)) continue;
    const Name* name = find(view.words(item));
    // A sentence begins with a capital, whatever its first word is.
    if (name == nullptr || (at == 0 && name->is_also_word)) continue;
    const bool covered = std::any_of(
        events.begin() + static_cast<std::ptrdiff_t>(first),
        events.begin() + static_cast<std::ptrdiff_t>(told),
        [&](const CaseEvent& one) {
          return one.label == name->words && one.order <= at && at < one.end;
        });
    if (covered) continue;
    events.push_back(
        {CaseEvent::Type::kMention, name->words, sentence, at, at + 1});
  }
}

}  // namespace casebook
