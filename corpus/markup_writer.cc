#include "corpus/markup_writer.h"

#include <algorithm>
#include <utility>

#include "corpus/section_kind.h"

namespace casebook {
namespace {

// What may stand between two numbers of one citation: "[4, 5–7]", "[1],[2]".
bool joins_citations(std::string_view between) {
  constexpr std::string_view kDashes[] = {"–", "—", "−", "‐", "‑"};
  while (!between.empty()) {
    if (std::string_view(" ,;-[]()").find(between[0]) !=
        std::string_view::npos) {
      between.remove_prefix(1);
      continue;
    }
    bool dash = false;
    for (const std::string_view one : kDashes) {
      if (!between.starts_with(one)) continue;
      between.remove_prefix(one.size());
      dash = true;
      break;
    }
    if (!dash) return false;
  }
  return true;
}

}  // namespace

void MarkupWriter::open_section(SectionKind kind, std::string_view language) {
  close_loose();
  text_.end_block();
  Section section;
  section.kind = kind;
  section.language = language;
  section.depth =
      static_cast<std::uint8_t>(std::min<std::size_t>(open_.size(), UINT8_MAX));
  open_.push_back({sections_.size(), text_.mark(), std::nullopt,
                   kind != SectionKind::kNone, false});
  sections_.push_back(std::move(section));
}

void MarkupWriter::close_section() {
  if (open_.empty()) return;
  const Open open = open_.back();
  open_.pop_back();
  text_.end_block();
  Section& section = sections_[open.index];
  section.span = text_.since(open.mark);
  // What is empty has only empty ones in it: it is the last.
  if (section.span.empty()) sections_.resize(open.index);
}

void MarkupWriter::need_section(SectionKind kind) {
  if (!open_.empty()) return;
  open_section(kind, "");
  open_.back().loose = true;
}

void MarkupWriter::close_loose() {
  if (!open_.empty() && open_.back().loose) close_section();
}

void MarkupWriter::begin_heading() {
  text_.end_block();
  if (!open_.empty() && !open_.back().heading) {
    open_.back().heading = text_.mark();
  }
}

void MarkupWriter::end_heading() {
  if (open_.empty()) return;
  const Open& open = open_.back();
  if (open.heading) sections_[open.index].heading = text_.since(*open.heading);
}

void MarkupWriter::classify(std::string_view type, bool review) {
  if (open_.empty()) return;
  Open& open = open_.back();
  Section& section = sections_[open.index];
  SectionHint hint;
  hint.heading = slice(text_.text(), section.heading);
  hint.type = type;
  hint.review = review;
  if (open_.size() > 1) {
    const Open& around = open_[open_.size() - 2];
    hint.around = sections_[around.index].kind;
    hint.around_known = around.known;
  }
  const SectionVerdict verdict = section_kind(hint, profiles_);
  section.kind = verdict.kind;
  if (verdict.kind == SectionKind::kAbstract)
    section.part = section_kind({hint.heading, {}}, profiles_).kind;
  open.known = verdict.known;
}

SectionKind MarkupWriter::kind() const {
  return open_.empty() ? SectionKind::kNone
                       : sections_[open_.back().index].kind;
}

// Numbers cited together are one citation, with the brackets around them.
void MarkupWriter::join_citations() {
  const std::string& text = text_.text();
  std::vector<Span> joined;
  for (const Span& span : citations) {
    if (span.empty()) continue;
    const bool together =
        !joined.empty() && span.begin >= joined.back().end &&
        span.begin - joined.back().end < 16 &&
        joins_citations(slice(text, {joined.back().end, span.begin}));
    if (together) {
      joined.back().end = span.end;
    } else {
      joined.push_back(span);
    }
  }
  for (Span& span : joined) {
    const char before = span.begin > 0 ? text[span.begin - 1] : '\0';
    const char behind = span.end < text.size() ? text[span.end] : '\0';
    if ((before == '[' && behind == ']') || (before == '(' && behind == ')')) {
      --span.begin;
      ++span.end;
    }
  }
  citations = std::move(joined);
}

void MarkupWriter::finish(Document& document) {
  while (!open_.empty()) close_section();
  join_citations();
  document.text = text_.take_text();
  document.source = text_.take_map();
  document.sections = std::move(sections_);
  document.citations = std::move(citations);
  document.tables = std::move(tables);
}

}  // namespace casebook
