#include "corpus/jats_article.h"

#include <algorithm>
#include <utility>

#include "corpus/ascii.h"

namespace casebook {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool begins_word(std::string_view text) {
  const char c = text.empty() ? ' ' : text[0];
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) >= 0xC3 && c != '\xE2');  // dashes
}

// An xref without a type is told by the id it points to: "b4", "CR12", "ref3".
bool points_to_reference(std::string_view rid) {
  std::string letters;
  for (const char c : rid) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (low < 'a' || low > 'z') break;
    letters += low;
  }
  for (const std::string_view known :
       {"b", "r", "cr", "ref", "bib", "bibr", "cit", "cite", "c"}) {
    if (letters == known) return true;
  }
  return false;
}

}  // namespace

bool JatsArticle::is_section(const Frame& frame) const {
  return frame.section && frame.role != JatsRole::kFigure &&
         frame.role != JatsRole::kTableWrap;
}

void JatsArticle::start(std::string_view name,
                        const XmlAttributes& attributes) {
  Mode mode = Mode::kText;
  if (!frames_.empty()) {
    ++frames_.back().children;
    mode = frames_.back().mode;
  }
  Frame& top = frames_.emplace_back();
  top.role = jats_role(name);
  top.mode = mode;
  if (top.mode == Mode::kDrop) return;
  if (top.mode == Mode::kMeta) {
    enter_meta(top, attributes);
    if (top.mode == Mode::kMeta) {
      top.type = attribute(attributes, "xml:lang");
      meta_.start(name, attributes);
    }
    return;
  }
  if (held_.holding()) {
    if (top.role == JatsRole::kXref) enter_xref(top, attributes);
    if (top.role == JatsRole::kSup) held_.join({.raised = true});
    if (top.role == JatsRole::kDrop) top.mode = Mode::kDrop;
    if (top.role >= JatsRole::kMath) ++math_depth_;
    return;
  }
  enter(top, attributes);
}

void JatsArticle::enter_meta(Frame& frame, const XmlAttributes& attributes) {
  const bool in_title = frames_.size() > 1 && parent().role == JatsRole::kMeta;
  static_cast<void>(in_title);
  switch (frame.role) {
    case JatsRole::kArticleTitle:
    case JatsRole::kSubtitle:
    case JatsRole::kTransTitle:
    case JatsRole::kAbstract:
    case JatsRole::kKeywords:
      frame.mode = Mode::kText;
      return enter_section(frame, attributes);
    case JatsRole::kTitle:  // of a book's part
      if (!meta_.inside("title-group")) return;
      frame.mode = Mode::kText;
      writer_.begin_heading();
      frame.mark = out().mark();
      frame.line = true;
      ++line_depth_;
      return;
    default:
      return;
  }
}

void JatsArticle::open(Frame& frame, SectionKind kind,
                       const XmlAttributes& attributes) {
  frame.section = true;
  label_end_ = 0;
  std::string_view language = attribute(attributes, "xml:lang");
  // A translated title's language stands on the group around it.
  if (language.empty() && parent().mode == Mode::kMeta) {
    language = parent().type;
  }
  writer_.open_section(kind, language);
}

void JatsArticle::enter(Frame& frame, const XmlAttributes& attributes) {
  switch (frame.role) {
    case JatsRole::kDrop:
      frame.mode = Mode::kDrop;
      return;
    case JatsRole::kMeta:
      frame.mode = Mode::kMeta;
      return;
    case JatsRole::kArticle:
      language_ = attribute(attributes, "xml:lang");
      review_ = attribute(attributes, "article-type") == "review-article";
      return;
    case JatsRole::kBlock:
    case JatsRole::kCaption:
    case JatsRole::kKeyword:
    case JatsRole::kRef:
      return enter_block(frame);
    case JatsRole::kFootnote:
      return enter_note(frame);
    case JatsRole::kTitle:
      return enter_title(frame);
    case JatsRole::kLabel:
      return enter_label(frame);
    case JatsRole::kSup:
      return hold(frame, {.raised = true});
    case JatsRole::kXref:
      return enter_xref(frame, attributes);
    case JatsRole::kBreak:
      return out().space();
    case JatsRole::kTerm:
      return break_block();
    case JatsRole::kElementCitation:
      ++citation_depth_;
      return;
    case JatsRole::kFormat:
      return;
    case JatsRole::kInline:
    case JatsRole::kArticleTitle:
    case JatsRole::kSubtitle:
    case JatsRole::kTransTitle:
      if (citation_depth_ > 0) out().space();
      return;
    case JatsRole::kMath:
    case JatsRole::kMathToken:
    case JatsRole::kMathScript:
    case JatsRole::kMathFraction:
    case JatsRole::kMathSpace:
      return enter_math(frame);
    case JatsRole::kTable:
    case JatsRole::kTableHead:
    case JatsRole::kTableBody:
    case JatsRole::kTableFoot:
    case JatsRole::kRow:
    case JatsRole::kCell:
    case JatsRole::kHeadCell:
      return enter_table(frame, attributes);
    default:
      return enter_section(frame, attributes);
  }
}

void JatsArticle::enter_section(Frame& frame, const XmlAttributes& attributes) {
  switch (frame.role) {
    case JatsRole::kArticleTitle:
    case JatsRole::kSubtitle:
    case JatsRole::kTransTitle:
      open(frame, SectionKind::kTitle, attributes);
      frame.mark = out().mark();
      frame.line = true;
      ++line_depth_;
      return;
    case JatsRole::kSubArticle:
      ++sub_articles_;
      writer_.close_loose();
      // A translation is the article again; reviews and replies are not.
      open(frame,
           attribute(attributes, "article-type") == "translation"
               ? SectionKind::kNone
               : SectionKind::kBack,
           attributes);
      return;
    case JatsRole::kBody:
      writer_.close_loose();
      loose_ = SectionKind::kNone;
      return;
    case JatsRole::kBack:
      writer_.close_loose();
      loose_ = SectionKind::kBack;
      return;
    case JatsRole::kAbstract:
      return open(frame, SectionKind::kAbstract, attributes);
    case JatsRole::kKeywords:
    case JatsRole::kBackSection:
      return open(frame, SectionKind::kBack, attributes);
    case JatsRole::kRefList:
      return open(frame, SectionKind::kReferences, attributes);
    case JatsRole::kSection:
      frame.type = attribute(attributes, "sec-type");
      open(frame, SectionKind::kNone, attributes);
      return writer_.classify(frame.type, review_);
    case JatsRole::kFigure:
      return open(frame, SectionKind::kFigure, attributes);
    case JatsRole::kTableWrap:
      open(frame, SectionKind::kTable, attributes);
      return tables_.begin_wrap();
    default:
      return;
  }
}

void JatsArticle::enter_table(Frame& frame, const XmlAttributes& attributes) {
  switch (frame.role) {
    case JatsRole::kTable:
      if (!tables_.in_wrap() && !tables_.in_cell()) {
        open(frame, SectionKind::kTable, attributes);
      }
      return tables_.begin_table();
    case JatsRole::kTableHead:
      return tables_.begin_group(true);
    case JatsRole::kTableBody:
      return tables_.begin_group(false);
    case JatsRole::kRow:
      return tables_.begin_row();
    case JatsRole::kCell:
    case JatsRole::kHeadCell:
      tables_.begin_cell(
          {.rows = span_attribute(attribute(attributes, "rowspan")),
           .columns = span_attribute(attribute(attributes, "colspan")),
           .head = frame.role == JatsRole::kHeadCell});
      frame.line = true;
      ++line_depth_;
      return;
    default:
      return break_block();
  }
}

void JatsArticle::break_block() {
  if (line_depth_ > 0) {
    if (!out().text().ends_with('[')) out().space();
  } else if (label_end_ != 0 && label_end_ == out().size()) {
    out().space();  // "1" and what it numbers stand on one line
  } else {
    out().end_block();
  }
}

void JatsArticle::enter_block(Frame& frame) {
  break_block();
  frame.mark = out().mark();
  if (frame.role == JatsRole::kBlock) ++block_depth_;
  if (frame.role == JatsRole::kRef) in_reference_ = true;
}

void JatsArticle::enter_note(Frame& frame) {
  if (block_depth_ > 0 && line_depth_ == 0) {
    frame.bracket = true;
    frame.line = true;
    ++line_depth_;
    out().space();
    out().insert("[");
    return;
  }
  break_block();
  frame.mark = out().mark();
}

void JatsArticle::enter_title(Frame& frame) {
  if (line_depth_ == 0 && is_section(parent())) {
    if (label_end_ != 0 && label_end_ == out().size()) {
      out().space();
    } else {
      writer_.begin_heading();
    }
    frame.mark = out().mark();
  } else {
    break_block();
  }
  frame.line = true;
  ++line_depth_;
}

void JatsArticle::enter_label(Frame& frame) {
  if (line_depth_ == 0 && is_section(parent())) {
    writer_.begin_heading();
  } else if (parent().role == JatsRole::kInline) {
    out().space();  // a formula's number
  } else if (citation_depth_ == 0 && math_depth_ == 0) {
    break_block();
  }
  frame.mark = out().mark();
}

void JatsArticle::enter_xref(Frame& frame, const XmlAttributes& attributes) {
  const std::string_view type = attribute(attributes, "ref-type");
  const std::string_view rid = attribute(attributes, "rid");
  HeldText::Kind kind;
  kind.cites = type == "bibr";
  kind.perhaps = type.empty() && points_to_reference(rid);
  kind.note = type == "fn" || type == "table-fn";
  if (held_.holding()) return held_.join(kind);
  if (kind.cites || kind.perhaps || kind.note) hold(frame, kind);
}

void JatsArticle::enter_math(Frame& frame) {
  ++math_depth_;
  if (frame.role == JatsRole::kMathSpace) out().space();
  const Frame& around = parent();
  if (around.role == JatsRole::kMathScript && around.children >= 2) {
    hold(frame, {.raised = true, .formula = true});
  }
  if (around.role == JatsRole::kMathFraction && around.children == 2) {
    out().insert("/");
  }
}

void JatsArticle::hold(Frame& frame, HeldText::Kind kind) {
  kind.in_cell = tables_.in_cell();
  frame.held = true;
  held_.begin(kind);
}

void JatsArticle::text(std::string_view text, Span source) {
  if (frames_.empty() || frames_.back().mode == Mode::kDrop) return;
  if (frames_.back().mode == Mode::kMeta) return meta_.text(text);
  if (math_depth_ > 0 && frames_.back().role != JatsRole::kMathToken &&
      is_blank(text)) {
    return;
  }
  if (held_.holding()) return held_.add(text, source);
  put(text, source);
}

void JatsArticle::put(std::string_view text, Span source) {
  if (writer_.depth() == 0) {
    if (is_blank(text)) return;
    writer_.need_section(loose_);
  }
  if (citation_end_ != 0 && citation_end_ == out().size() &&
      begins_word(text)) {
    out().space();
  }
  out().put(text, source);
}

}  // namespace casebook
