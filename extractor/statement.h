// Statement: a fact before it is known whose it is: what a rule found in one
// sentence, with the places that context and ledger need.
//
// Threads: values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/span.h"
#include "extractor/evaluation.h"
#include "extractor/fact.h"

namespace casebook {

// Whether its sentence has a word that keeps such tellings apart: the week of
// a birth from that of a pain.
enum class Apart { kUnknown, kNo, kYes };

struct Statement {
  Fact fact;  // without case; its span is of the stored text
  // The fact's, which every step asks for: found once.
  const Kind* kind = nullptr;
  Span tokens;  // of the sentence: what cues are measured from
  std::uint32_t sentence = 0;
  std::uint32_t order = 0;   // place within the sentence
  std::uint32_t figure = 0;  // place of what it states, at or behind `order`
  // Of so many statements in a row, in which of the list's parts it stands,
  // and what these are told of.
  std::uint32_t share = 0, shares = 0, parts = 0;
  ShareOf share_of = ShareOf::kNone;
  bool time_told = false;   // a word said when
  bool of_section = false;  // its rule is one for certain sections only
  bool hint = false;        // stands for want of a surer one, see hints.h
  bool headed = false;      // the heading that it stands below says what it is
  bool sure = false;        // its rule says that it is so, whatever cues say
  Apart apart = Apart::kUnknown;
  std::string status;       // of its course of treatment, see courses.h
  std::int32_t study = -1;  // the report that a table's row cites; -1: none
};

// Runs the fact rules over a sentence and appends what they find; `memory` is
// what the sentences before said, and is brought up to date.
struct StatementOptions {
  bool prefilter = true;
  SectionKind section = SectionKind::kNone;
};
void find_statements(const SentenceView& view, const Kinds& kinds,
                     const StatementOptions& options, Memory& memory,
                     std::vector<Statement>& statements);

}  // namespace casebook
