#include "extractor/trace.h"

#include <algorithm>

namespace casebook {
namespace {

const char* direction_of(const Cue& cue) {
  switch (cue.direction) {
    case Cue::Direction::kAfter:
      return "after";
    case Cue::Direction::kBefore:
      return "before";
    case Cue::Direction::kBoth:
      break;
  }
  return "both";
}

std::string reach_of(const Cue& cue) {
  if (cue.reach == Cue::kSection) return "section";
  if (cue.reach == Cue::kSentence) return "sentence";
  if (cue.reach == Cue::kClause) return "clause";
  return std::to_string(cue.reach) + " words";
}

std::string effect_of(const Cue& cue) {
  switch (cue.effect) {
    case Cue::Effect::kEnd:
      return "end";
    case Cue::Effect::kTurn:
      return "turn";
    case Cue::Effect::kAside:
      return "aside";
    case Cue::Effect::kDone:
      return "done";
    case Cue::Effect::kThrough:
      return "through";
    case Cue::Effect::kAround:
      return "around";
    case Cue::Effect::kOverrule:
      return "overrules " + cue.value +
             (cue.becomes.empty() ? "" : ", it is " + cue.becomes);
    default:
      break;
  }
  if (cue.not_of_case) return cue.value + " but under a patient's heading";
  return cue.key == "assertion" ? cue.value : cue.key + ":" + cue.value;
}

// The stored bytes of what a cell holds, without the blanks at its ends.
Span trimmed_cell(std::string_view text, Span cell) {
  const auto blank = [&](std::uint32_t at) {
    return static_cast<unsigned char>(text[at]) <= ' ';
  };
  while (cell.begin < cell.end && blank(cell.begin)) ++cell.begin;
  while (cell.begin < cell.end && blank(cell.end - 1)) --cell.end;
  return cell;
}

}  // namespace

bool TracedItem::is(std::string_view cls) const {
  return std::find(classes.begin(), classes.end(), cls) != classes.end();
}

std::string_view TracedItem::name() const {
  return meanings.empty() ? value("name") : meanings.front().second;
}

std::string_view TracedItem::name(std::string_view cls) const {
  for (const auto& [list, meant] : meanings)
    if (list == cls) return meant;
  return value("name");
}

std::string_view TracedItem::value(std::string_view attribute) const {
  for (const auto& [key, value] : attributes)
    if (key == attribute) return value;
  return {};
}

// A cell's words stand at the end of its line.
Span Trace::in_document(const SeenSentence& seen, Span folded) const {
  const Span stored = seen.folded.map.to_source(folded);
  if (seen.line == nullptr) return stored;
  const Span cell = trimmed_cell(document_.text, seen.line->cell);
  const auto size = static_cast<std::uint32_t>(seen.stored.size());
  if (cell.size() > size) return {};
  const std::uint32_t head = size - cell.size();
  if (stored.begin < head ||
      slice(seen.stored, {head, size}) != slice(document_.text, cell))
    return {};
  return {cell.begin + stored.begin - head, cell.begin + stored.end - head};
}

TracedItem Trace::keep(const SeenSentence& seen, const Item& item) const {
  TracedItem kept;
  kept.span = in_document(seen, item.span);
  kept.words = seen.view.words(item);
  const SymbolTable& symbols = seen.view.grammar().symbols;
  for (const ClassId cls : symbols.classes(item.symbol)) {
    if (const std::string& name = symbols.class_name(cls);
        !name.starts_with('='))
      kept.classes.push_back(name);
  }
  if (item.surface != nullptr) {
    kept.listed = true;
    for (const LexiconEntry& entry : item.surface->entries)
      kept.meanings.emplace_back(entry.meaning->cls, entry.meaning->name);
  }
  for (const Attribute& one : item.attributes)
    kept.attributes.emplace_back(one.key, one.value);
  for (const ItemId part : item.parts)
    kept.parts.push_back(keep(seen, seen.view.item(part)));
  return kept;
}

void Trace::keep_cues(const SeenSentence& seen,
                      TracedSentence& sentence) const {
  for (const PlacedCue& placed : seen.view.cues()) {
    const auto& tokens = seen.view.tokens();
    const Span span{tokens[placed.tokens.begin].span.begin,
                    tokens[placed.tokens.end - 1].span.end};
    sentence.cues.push_back({in_document(seen, span),
                             std::string(slice(seen.folded.text, span)),
                             effect_of(*placed.cue), direction_of(*placed.cue),
                             reach_of(*placed.cue)});
  }
}

void Trace::saw(const SeenSentence& seen, const std::vector<Statement>& found,
                std::vector<Statement>& probes) {
  TracedSentence& kept = sentences_.emplace_back();
  kept.sentence = seen.sentence;
  kept.section = seen.section;
  kept.language = seen.view.grammar().language;
  kept.of_table = seen.line != nullptr;
  const Sentence& sentence = document_.sentences[seen.sentence];
  kept.span = seen.line == nullptr ? sentence.span : seen.line->cell;
  if (!seen.view.tokens().empty()) {
    kept.folded = slice(
        seen.folded.text,
        cover(seen.view.tokens().front().span, seen.view.tokens().back().span));
  }
  for (const ItemId id : seen.view.sequence()) {
    const auto at = static_cast<std::uint32_t>(kept.items.size());
    kept.items.push_back(keep(seen, seen.view.item(id)));
    Statement& probe = probes.emplace_back();
    probe.sentence = seen.sentence;
    probe.order = probe.figure = seen.order + at;
    if (seen.line != nullptr) probe.study = seen.line->study;
    places_[{probe.sentence, probe.order}] = {sentences_.size() - 1, at};
  }
  keep_cues(seen, kept);
  for (const Statement& one : found)
    if (one.fact.assertion == "refused") refused_.push_back(one);
}

void Trace::assigned(const std::vector<CaseEvent>& events,
                     const std::vector<Statement>& statements,
                     const std::vector<Statement>& probes) {
  events_ = events;
  statements_ = statements;
  for (const Statement& probe : probes) {
    const auto place = places_.find({probe.sentence, probe.order});
    if (place == places_.end()) continue;
    TracedItem& item =
        sentences_[place->second.first].items[place->second.second];
    item.case_id = probe.fact.case_id;
    item.general = probe.fact.assertion == "general";
    item.unassigned =
        std::find(probe.fact.flags.begin(), probe.fact.flags.end(),
                  "unassigned") != probe.fact.flags.end();
  }
}

const TracedSentence* Trace::sentence_at(std::uint32_t position) const {
  const TracedSentence* last = nullptr;
  for (const TracedSentence& one : sentences_)
    if (one.span.contains(position)) last = &one;
  return last;
}

const TracedItem* Trace::item_at(std::uint32_t position) const {
  const TracedSentence* sentence = sentence_at(position);
  if (sentence == nullptr) return nullptr;
  for (const TracedItem& item : sentence->items)
    if (item.span.contains(position)) return &item;
  return nullptr;
}

}  // namespace casebook
