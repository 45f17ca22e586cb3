// CaseScene: a report as the ledger sees it: which sentences speak of its own
// patients, which of others', and what the case rules found in each.
//
// Threads: immutable; refers to the document and the events given to it.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "corpus/document.h"
#include "extractor/case_event.h"

namespace casebook {

class CaseScene {
 public:
  using Events = std::span<const CaseEvent* const>;

  CaseScene(const Document& document, const std::vector<CaseEvent>& events);

  const Document& document() const { return document_; }
  // The sentences that have any, in order.
  using BySentence = std::vector<std::pair<std::uint32_t, Events>>;
  const BySentence& by_sentence() const { return by_sentence_; }
  // In the order of the sentence.
  Events events_of(std::uint32_t sentence) const;

  SectionKind section(std::uint32_t sentence) const {
    return sentence < summaries_.size() ? summaries_[sentence].section
                                        : SectionKind::kNone;
  }
  // Where authors speak of the field and of others' patients. A report
  // without headings may tell its case in what seems its introduction.
  bool about_others(std::uint32_t sentence) const;
  // Where an abstract that tells its patient further on speaks of the field.
  bool introduces_abstract(std::uint32_t sentence) const {
    return sentence < summaries_.size() && summaries_[sentence].introduces;
  }
  // A discharge summary or the like, which is of one patient whatever ages and
  // relatives it tells of: its comment and conclusion are, too.
  bool is_record() const { return is_record_; }
  bool is_front(std::uint32_t sentence) const {
    const SectionKind kind = section(sentence);
    return kind == SectionKind::kTitle || kind == SectionKind::kAbstract;
  }
  bool has(std::uint32_t sentence, CaseEvent::Type type) const {
    return sentence < summaries_.size() &&
           (summaries_[sentence].types & bit_of(type)) != 0;
  }
  bool tells_of_own(std::uint32_t sentence) const;
  bool opens_paragraph(std::uint32_t sentence) const;
  // "Patient 1 was …", at a paragraph's begin.
  bool opens_numbered_patient(std::uint32_t sentence) const;
  // In a sentence that does not cite.
  bool has_anywhere(CaseEvent::Type type) const;

 private:
  const Document& document_;
  void mark_cited_patients();
  void find_case_in_introduction();
  void find_general_parts();
  bool has_figures(std::uint32_t part) const;
  bool is_all_introduction() const;
  void find_case_in_discussion();
  void find_prelude();
  void find_questions();
  bool tells_of_somebody(std::uint32_t sentence) const;
  bool cites(Span sentence) const;

  struct Summary {
    std::uint32_t types = 0;  // a bit each
    std::uint32_t place = 0;  // in by_sentence_, and one
    SectionKind section = SectionKind::kNone;
    bool introduces = false, concludes = false;  // parts of an abstract
  };
  static std::uint32_t bit_of(CaseEvent::Type type) {
    return std::uint32_t{1} << static_cast<unsigned>(type);
  }

  std::vector<const CaseEvent*> events_;  // by sentence and order
  BySentence by_sentence_;
  std::vector<Summary> summaries_;        // of each sentence
  std::uint32_t case_from_ = UINT32_MAX;  // a sentence
  // Where the case's own part begins, behind words that have no heading.
  std::uint32_t prelude_to_ = 0;
  // The sentences of a discussion that bring in the only patient.
  std::uint32_t discussed_from_ = 0, discussed_to_ = 0;
  bool is_record_ = false;
};

}  // namespace casebook
