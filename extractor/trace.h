// Trace: what was seen while a document was read, kept: each sentence as
// items with their classes, whose each item is, what the cues say there, and
// every statement before repeats were dropped.
//
// Invariant: spans are of the document's text; an item of a table's heading,
// which is read with each of its cells, has an empty one.
// Threads: one extraction's while it runs, then immutable.
//
//   Trace trace(document, grammar);
//   Extraction found = extract(document, grammar, {.watch = &trace});
//   const TracedItem* item = trace.item_at(position);
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extractor/extraction_watch.h"

namespace casebook {

struct TracedItem {
  Span span;
  std::string words;                 // folded
  std::vector<std::string> classes;  // without those of literal words
  // What it names: "drug" → "teriparatide".
  std::vector<std::pair<std::string, std::string>> meanings;
  std::vector<std::pair<std::string, std::string>> attributes;
  bool listed = false;  // a mention of a concept list, not made by a rule
  std::vector<TracedItem> parts;
  // Whose it is; neither: the case, or the document where that is "".
  std::string case_id;
  bool general = false, unassigned = false;

  bool is(std::string_view cls) const;
  // Its name as a member of any list, or as a phrase's; "" where none.
  std::string_view name() const;
  // Its name as a member of this list, or as a phrase's of that class.
  std::string_view name(std::string_view cls) const;
  std::string_view value(std::string_view attribute) const;
};

struct TracedCue {
  Span span;
  std::string words, effect, direction, reach;
};

struct TracedSentence {
  std::uint32_t sentence = 0;
  Span span;
  SectionKind section = SectionKind::kNone;
  std::string language;
  std::string folded;
  bool of_table = false;
  std::vector<TracedItem> items;
  std::vector<TracedCue> cues;
};

class Trace : public ExtractionWatch {
 public:
  Trace(const Document& document, const Grammar& grammar)
      : document_(document), grammar_(*grammar.compiled) {}

  void saw(const SeenSentence& seen, const std::vector<Statement>& found,
           std::vector<Statement>& probes) override;
  void assigned(const std::vector<CaseEvent>& events,
                const std::vector<Statement>& statements,
                const std::vector<Statement>& probes) override;

  const Document& document() const { return document_; }
  const CompiledGrammar& grammar() const { return grammar_; }
  const std::vector<TracedSentence>& sentences() const { return sentences_; }
  // Before resolving, with their cases.
  const std::vector<Statement>& statements() const { return statements_; }
  // What a cue said to be no such fact, without cases.
  const std::vector<Statement>& refused() const { return refused_; }
  const std::vector<CaseEvent>& events() const { return events_; }
  // Null where no sentence was read.
  const TracedSentence* sentence_at(std::uint32_t position) const;
  // The item that holds a byte; null where none does.
  const TracedItem* item_at(std::uint32_t position) const;

 private:
  Span in_document(const SeenSentence& seen, Span folded) const;
  TracedItem keep(const SeenSentence& seen, const Item& item) const;
  void keep_cues(const SeenSentence& seen, TracedSentence& sentence) const;

  const Document& document_;
  const CompiledGrammar& grammar_;
  std::vector<TracedSentence> sentences_;
  // Of each probe the sentence and the item.
  std::map<std::pair<std::uint32_t, std::uint32_t>,
           std::pair<std::size_t, std::size_t>>
      places_;
  std::vector<Statement> statements_, refused_;
  std::vector<CaseEvent> events_;
};

}  // namespace casebook
