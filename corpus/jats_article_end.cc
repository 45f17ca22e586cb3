// The ends of JATS' elements; their beginnings are in jats_article.cc.
#include <utility>

#include "corpus/ascii.h"
#include "corpus/jats_article.h"

namespace casebook {

namespace {

bool ends_in_word(std::string_view text) {
  const char c = text.empty() ? '.' : text.back();
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

void JatsArticle::end(std::string_view name) {
  if (frames_.empty()) return;
  const Frame& frame = frames_.back();
  if (frame.mode == Mode::kMeta) {
    meta_.end(name);  // of the front itself it knows nothing
  } else if (frame.mode == Mode::kText) {
    leave(frame);
  }
  frames_.pop_back();
}

void JatsArticle::leave(const Frame& frame) {
  if (frame.role >= JatsRole::kMath && math_depth_ > 0) --math_depth_;
  if (frame.held) {
    if (writer_.depth() == 0) writer_.need_section(loose_);
    const std::size_t cited = writer_.citations.size();
    held_.release(writer_);
    if (writer_.citations.size() > cited) citation_end_ = out().size();
    return;
  }
  if (held_.holding()) return;
  if (frame.line && line_depth_ > 0) --line_depth_;
  switch (frame.role) {
    case JatsRole::kTitle:
      return leave_title(frame);
    case JatsRole::kLabel:
      return leave_label(frame);
    case JatsRole::kTerm:
      label_end_ = out().size();
      return out().space();
    case JatsRole::kBlock:
    case JatsRole::kCaption:
    case JatsRole::kKeyword:
    case JatsRole::kRef:
    case JatsRole::kFootnote:
      return leave_block(frame);
    case JatsRole::kElementCitation:
      if (citation_depth_ > 0) --citation_depth_;
      return out().space();
    case JatsRole::kTable:
    case JatsRole::kTableHead:
    case JatsRole::kTableBody:
    case JatsRole::kTableFoot:
    case JatsRole::kRow:
    case JatsRole::kCell:
    case JatsRole::kHeadCell:
      return leave_table(frame);
    case JatsRole::kTableWrap:
      tables_.end_wrap();
      break;
    case JatsRole::kArticleTitle:
      if (frame.section && frame.mark && title_.empty()) {
        title_ = slice(out().text(), out().since(*frame.mark));
      }
      break;
    case JatsRole::kTransTitle:
      if (frame.section && frame.mark && vernacular_.empty()) {
        vernacular_ = slice(out().text(), out().since(*frame.mark));
      }
      break;
    case JatsRole::kSubArticle:
      if (sub_articles_ > 0) --sub_articles_;
      writer_.close_loose();
      break;
    default:
      break;
  }
  part_from_next(frame);
  if (frame.section) writer_.close_section();
}

// Names and titles without a mark between: a word behind one is parted.
void JatsArticle::part_from_next(const Frame& frame) {
  const bool piece = frame.role == JatsRole::kInline ||
                     (frame.role == JatsRole::kArticleTitle && !frame.section);
  if (in_reference_ && piece) {
    citation_end_ = out().size();
  }
  if (citation_depth_ > 0 && frame.role != JatsRole::kFormat) out().space();
}

void JatsArticle::leave_title(const Frame& frame) {
  if (!frame.mark) {
    // A caption's title that is a sentence goes on into its text.
    if (parent().role == JatsRole::kCaption && !ends_in_word(out().text())) {
      label_end_ = out().size();
    }
    return break_block();
  }
  writer_.end_heading();
  out().end_block();
  if (parent().role == JatsRole::kSection) {
    writer_.classify(parent().type, review_);
  } else if (parent().mode == Mode::kMeta) {
    writer_.classify("", review_);
  }
}

void JatsArticle::leave_label(const Frame& frame) {
  if (tables_.in_wrap() && parent().role == JatsRole::kTableWrap &&
      frame.mark) {
    tables_.label(slice(out().text(), out().since(*frame.mark)));
  }
  const JatsRole around = parent().role;
  const bool numbers = around != JatsRole::kInline && math_depth_ == 0 &&
                       frame.mark && !out().since(*frame.mark).empty();
  // "Table 1" and "Women …" side by side would read as one woman.
  if (numbers && ends_in_word(out().text())) out().insert(".");
  if (is_section(parent())) writer_.end_heading();
  if (around != JatsRole::kInline) label_end_ = out().size();
  out().space();
}

void JatsArticle::leave_block(const Frame& frame) {
  if (frame.role == JatsRole::kBlock && block_depth_ > 0) --block_depth_;
  if (frame.role == JatsRole::kRef) in_reference_ = false;
  if (frame.bracket) {
    out().no_space();
    out().insert("]");
    out().space();
    return;
  }
  if (tables_.in_wrap() && !tables_.in_cell() && frame.mark) {
    const Span span = out().since(*frame.mark);
    if (frame.role == JatsRole::kCaption) tables_.caption(span);
    if (parent().role == JatsRole::kTableFoot) tables_.footnote(span);
  }
  // No label joins what stands behind the block's end.
  if (label_end_ == out().size() && frame.role != JatsRole::kCaption) {
    label_end_ = 0;
  }
  break_block();
}

void JatsArticle::leave_table(const Frame& frame) {
  switch (frame.role) {
    case JatsRole::kTable:
      tables_.end_table();
      if (frame.section) writer_.close_section();
      return;
    case JatsRole::kTableHead:
    case JatsRole::kTableBody:
      return tables_.end_group();
    case JatsRole::kCell:
    case JatsRole::kHeadCell:
      return tables_.end_cell();
    case JatsRole::kTableFoot:
      return break_block();
    default:
      return;
  }
}

Document JatsArticle::take() {
  Document document;
  writer_.finish(document);
  document.meta = meta_.take();
  document.meta.title = std::move(title_);
  document.meta.vernacular_title = std::move(vernacular_);
  document.notes = std::move(notes_);
  document.language = std::move(language_);
  return document;
}

}  // namespace casebook
