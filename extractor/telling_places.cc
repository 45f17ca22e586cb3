#include "extractor/telling_places.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "corpus/ascii.h"
#include "corpus/fold.h"
#include "extractor/decimal.h"

namespace casebook {
namespace {

// A letter's byte or a digit: "T12" holds no 12.
bool is_word(char c) {
  return is_digit(c) || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

// A figure's digits with nothing of a longer figure around them.
bool stands_alone(std::string_view text, std::size_t at, std::size_t end) {
  const auto mark = [](char c) { return c == '.' || c == ','; };
  if (at > 0 && is_word(text[at - 1])) return false;
  if (at > 1 && mark(text[at - 1]) && is_digit(text[at - 2])) return false;
  if (end < text.size() && is_digit(text[end])) return false;
  return !(end + 1 < text.size() && mark(text[end]) && is_digit(text[end + 1]));
}

// As it may be printed: "3.1", "3,1", "3·1".
std::vector<std::string> printed_forms(std::string_view figure) {
  while (!figure.empty() && !is_digit(figure.front())) figure.remove_prefix(1);
  std::vector<std::string> forms{std::string(figure)};
  const std::size_t dot = figure.find('.');
  if (dot == figure.npos) return forms;
  for (const std::string_view mark : {",", "·"}) {
    forms.push_back(std::string(figure.substr(0, dot)) + std::string(mark) +
                    std::string(figure.substr(dot + 1)));
  }
  return forms;
}

bool tells(const Fact& fact, std::string_view figure) {
  const double wanted = std::fabs(to_double(figure));
  return std::any_of(
      fact.keys.begin(), fact.keys.end(), [&](const FactKey& key) {
        return key.number && std::fabs(to_double(key.value)) == wanted;
      });
}

// Told of something else, as far as was read.
bool is_taken(std::uint32_t at, const Fact& told, std::string_view figure,
              const std::vector<Statement>& statements) {
  bool taken = false;
  for (const Statement& one : statements) {
    if (!one.fact.span.contains(at) || !tells(one.fact, figure)) continue;
    if (one.fact.kind == told.kind && one.fact.name == told.name) return false;
    taken = true;
  }
  return taken;
}

// The first letters of the word right behind, folded.
std::string word_behind(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_word(text[at]) && text[at] != '%' &&
         static_cast<unsigned char>(text[at]) < 0x80U)
    ++at;
  return fold_key(text.substr(at, 3));
}

}  // namespace

TellingPlace TellingPlaces::of(std::uint32_t position) const {
  using Part = TellingPlace::Part;
  for (std::size_t i = 0; i < document_.tables.size(); ++i) {
    if (document_.tables[i].span.contains(position))
      return {Part::kTable, static_cast<std::uint32_t>(i), ""};
  }
  const auto behind =
      std::upper_bound(document_.sentences.begin(), document_.sentences.end(),
                       position, [](std::uint32_t at, const Sentence& one) {
                         return at < one.span.begin;
                       });
  if (behind == document_.sentences.begin()) return {};
  const Sentence& sentence = *std::prev(behind);
  if (sentence.section >= document_.sections.size())
    return {Part::kBody, 0, ""};
  switch (document_.sections[sentence.section].kind) {
    case SectionKind::kTitle:
    case SectionKind::kAbstract:
      return {Part::kFront, 0, sentence.language};
    case SectionKind::kFigure:
      return {Part::kFigure, 0, ""};
    case SectionKind::kIntroduction:
    case SectionKind::kDiscussion:
    case SectionKind::kConclusion:
      return {Part::kTalk, 0, ""};
    case SectionKind::kNone:
    case SectionKind::kCase:
    case SectionKind::kResults:
      return {Part::kBody, 0, ""};
    case SectionKind::kReferences:
    case SectionKind::kTable:
    case SectionKind::kBack:
      break;
  }
  return {};
}

bool TellingPlaces::holds(const TellingPlace& place, const Fact& told,
                          std::string_view figure,
                          const std::vector<Statement>& statements) const {
  const std::string& text = document_.text;
  const bool has_unit =
      std::any_of(told.keys.begin(), told.keys.end(), [](const FactKey& key) {
        return !key.number && key.name.ends_with("unit");
      });
  for (const std::string& form : printed_forms(figure)) {
    const std::size_t own = text.find(form, told.span.begin);
    const std::string behind = has_unit && own < told.span.end
                                   ? word_behind(text, own + form.size())
                                   : "";
    for (std::size_t at = text.find(form); at != text.npos;
         at = text.find(form, at + 1)) {
      const auto position = static_cast<std::uint32_t>(at);
      if (stands_alone(text, at, at + form.size()) && of(position) == place &&
          (behind.empty() || word_behind(text, at + form.size()) == behind) &&
          !is_taken(position, told, figure, statements))
        return true;
    }
  }
  return false;
}

std::string TellingPlaces::words_before(Span quote,
                                        std::string_view figure) const {
  constexpr std::uint32_t kReach = 24;  // bytes
  const std::string& text = document_.text;
  std::size_t at = quote.begin;
  for (const std::string& form : printed_forms(figure)) {
    const std::size_t found = text.find(form, quote.begin);
    if (found == text.npos || found >= quote.end) continue;
    at = found;
    break;
  }
  std::size_t from = at - std::min<std::size_t>(at, kReach);
  while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U)
    ++from;
  return fold_key(std::string_view(text).substr(from, at - from));
}

}  // namespace casebook
