#include "corpus/sections.h"

#include <algorithm>
#include <optional>

#include "corpus/front_matter.h"
#include "corpus/inline_headings.h"
#include "corpus/line_roles.h"
#include "corpus/lines.h"
#include "corpus/paragraph_join.h"
#include "corpus/section_stack.h"

namespace casebook {
namespace {

// Unheaded text longer than this before a case is no abstract.
constexpr std::uint32_t kLongestLead = 4000;

class LayoutBuilder {
 public:
  LayoutBuilder(std::string_view text, const LanguageProfiles& profiles,
                std::span<const LineHint> hints)
      : text_(text),
        lines_(part_at_headings(text, lines_of(text), profiles)),
        roles_(roles_of(text, lines_, profiles, hints)),
        joins_(text, lines_),
        stack_(layout_.sections) {}

  Layout run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) place(i);
    flush();
    stack_.close_all(last_end_);
    layout_.title = title_of(text_, lines_, roles_);
    return std::move(layout_);
  }

 private:
  std::string_view line(std::size_t i) const {
    return slice(text_, lines_[i].span);
  }

  bool heads(std::size_t i) const {
    return roles_[i].role == Role::kHeading || roles_[i].role == Role::kRunIn;
  }

  void place(std::size_t i) {
    switch (roles_[i].role) {
      case Role::kFront:
        front(i);
        break;
      case Role::kHeading:
        heading(i);
        break;
      case Role::kRunIn:
        run_in(i);
        break;
      case Role::kTable:
        in_float(i, SectionKind::kTable);
        break;
      case Role::kFigure:
        in_float(i, SectionKind::kFigure);
        break;
      case Role::kRunningHead:
        running_head(i);
        break;
      case Role::kReference:
        reference(i);
        break;
      case Role::kProse:
        prose(i, lines_[i].span);
        break;
    }
    last_end_ = std::max(last_end_, lines_[i].span.end);
  }

  void front(std::size_t i) {
    const bool begins = !stack_.in(SectionKind::kTitle);
    if (begins) {
      open(SectionKind::kTitle, Level::kTop, lines_[i].span.begin, {});
    }
    if (!begins && i > 0 && joins_.title_goes_on(i)) {
      extend(lines_[i].span.end);
    } else {
      start(lines_[i].span, false, false);
    }
  }

  void heading(std::size_t i) {
    if (roles_[i].goes_on) {  // a second line
      layout_.sections[stack_.top()].heading.end = lines_[i].span.end;
      extend(lines_[i].span.end);
      return;
    }
    enter(i, lines_[i].span);
    start(lines_[i].span, true, false);
  }

  void run_in(std::size_t i) {
    const Span whole = lines_[i].span;
    const Span head{whole.begin, whole.begin + roles_[i].match.size};
    enter(i, head);
    if (!head.empty()) start(head, true, false);
    const std::string_view rest = slice(text_, {head.end, whole.end});
    const std::size_t skip = rest.find_first_not_of(" \t:-");
    if (skip == rest.npos) return;
    const Span body{head.end + static_cast<std::uint32_t>(skip), whole.end};
    start(body, false, false);
    if (notes_only_) return;
    last_prose_ = i;
    notes_only_ = roles_[i].match.kind == SectionKind::kBack;
  }

  // Opens the section that a heading begins.
  void enter(std::size_t i, Span head) {
    flush();
    const HeadingMatch& match = roles_[i].match;
    stack_.close_floats(last_end_);
    const bool within_abstract =
        stack_.in(SectionKind::kAbstract) && stays_in_abstract(i);
    if (within_abstract) {
      labelled_abstract_ = true;
      open(SectionKind::kAbstract, Level::kSub, head.begin, head);
      layout_.sections.back().part = match.kind;
    } else if (!roles_[i].known || match.weak) {
      const SectionKind around = stack_.kind();
      const bool inherits = !numbered_after_top(i) &&
                            around != SectionKind::kIntroduction &&
                            around != SectionKind::kTitle &&
                            around != SectionKind::kAbstract && !stack_.empty();
      open(inherits ? around : SectionKind::kNone,
           inherits && stack_.has_kind() ? Level::kSub : Level::kTop,
           head.begin, head);
    } else if (match.numbered) {
      const SectionKind around = stack_.top_kind();
      const bool below =
          !stack_.empty() &&
          (around == SectionKind::kResults || around == SectionKind::kNone ||
           (around == SectionKind::kCase && !numbered_on_top_));
      numbered_on_top_ = !below;
      open(match.kind, below ? Level::kItem : Level::kTop, head.begin, head);
    } else if (is_note(i)) {
      open(match.kind, Level::kFloat, head.begin, head);
      notes_only_ = true;
      return;  // what it broke off goes on behind it
    } else {
      numbered_on_top_ = false;
      labelled_abstract_ = false;
      open(above_all(match.kind), Level::kTop, head.begin, head);
    }
    last_prose_.reset();
    notes_only_ = false;
  }

  // "Summary and conclusions" above a report, as old journals had it.
  SectionKind above_all(SectionKind kind) const {
    if (!stack_.in(SectionKind::kTitle)) return kind;
    return kind == SectionKind::kConclusion ? SectionKind::kAbstract : kind;
  }

  // "3. Genetics" behind "2. Case report" stands beside it, not below.
  bool numbered_after_top(std::size_t i) const {
    if (stack_.empty()) return false;
    const Span top = layout_.sections[stack_.outermost()].heading;
    const auto number = [](std::string_view words) {
      std::size_t at = 0;
      while (at < words.size() && words[at] >= '0' && words[at] <= '9') ++at;
      const bool one_level = at > 0 && at + 1 < words.size() &&
                             words[at] == '.' && words[at + 1] == ' ';
      return one_level && at <= 2 ? std::stoi(std::string(words.substr(0, at)))
                                  : -1;
    };
    const int here = number(line(i));
    return here > 0 && here == number(slice(text_, top)) + 1;
  }

  // "Abbreviations: …" or a box amid the text: ends with its paragraph.
  bool is_note(std::size_t i) const {
    if (roles_[i].match.kind != SectionKind::kBack || stack_.empty() ||
        stack_.in(SectionKind::kAbstract)) {
      return false;
    }
    const bool broken_off = last_prose_ && !ends_sentence(line(*last_prose_));
    return roles_[i].role == Role::kRunIn || broken_off;
  }

  // "Background: … Results: …" of a structured abstract.
  bool stays_in_abstract(std::size_t i) const {
    const HeadingMatch& match = roles_[i].match;
    if (!roles_[i].known || match.kind == SectionKind::kAbstract ||
        match.kind == SectionKind::kBack ||
        match.kind == SectionKind::kReferences) {
      return false;
    }
    const bool numbered_line = line(i)[0] >= '0' && line(i)[0] <= '9';
    if (numbered_line || match.numbered) return false;
    const bool first_thing = i > 0 && roles_[i - 1].role == Role::kHeading;
    if (!labelled_abstract_ && !first_thing) {
      return roles_[i].role == Role::kRunIn && !lines_[i].blank_before;
    }
    if (roles_[i].role == Role::kRunIn) return true;
    for (std::size_t k = i + 1; k < lines_.size(); ++k) {
      if (roles_[k].role == Role::kHeading && roles_[k].known &&
          roles_[k].match.kind == match.kind && !roles_[k].goes_on) {
        return lines_[k].span.begin - lines_[i].span.begin < kLongestLead;
      }
    }
    return false;
  }

  void in_float(std::size_t i, SectionKind kind) {
    if (roles_[i].begins) {
      flush();
      stack_.close_floats(last_end_);
      // Where pages show a table there may be no caption.
      const bool headed =
          kind == SectionKind::kTable && roles_[i].match.size > 0;
      open(kind, Level::kFloat, lines_[i].span.begin,
           headed ? lines_[i].span : Span{});
      start(lines_[i].span, headed, kind == SectionKind::kTable && !headed);
    } else if (kind == SectionKind::kTable) {
      if (roles_[i].match.size > 0) {  // a caption below the rows
        layout_.sections[stack_.top()].heading = lines_[i].span;
        start(lines_[i].span, true, false);
      } else if (caption_goes_on(i)) {
        layout_.sections[stack_.top()].heading.end = lines_[i].span.end;
        extend(lines_[i].span.end);
      } else if (roles_[i - 1].begins || lines_[i].blank_before ||
                 (current_ && current_->heading) ||
                 roles_[i - 1].role != Role::kTable) {
        start(lines_[i].span, false, true);
      } else {
        extend(lines_[i].span.end);
      }
    } else {
      extend(lines_[i].span.end);
    }
  }

  // A table's caption runs on over full lines.
  bool caption_goes_on(std::size_t i) const {
    if (!current_ || !current_->heading || lines_[i].blank_before ||
        lines_[i].page_before || lines_[i].gaps || has_marks(line(i))) {
      return false;
    }
    return begins_lower(line(i)) ||
           (lines_[i - 1].span.size() * 4 >= lines_.width * 3 &&
            lines_[i].span.size() > 40);
  }

  void running_head(std::size_t i) {
    flush();
    const bool on_its_own = stack_.empty();
    open(SectionKind::kBack, Level::kMark, lines_[i].span.begin, {});
    start(lines_[i].span, false, true);
    flush();
    stack_.close_mark(lines_[i].span.end);
    if (on_its_own) last_prose_.reset();
  }

  void reference(std::size_t i) {
    if (roles_[i].begins) {
      flush();
      open(SectionKind::kReferences, Level::kTop, lines_[i].span.begin, {});
    }
    if (current_ && !lines_[i].blank_before && !current_->heading) {
      extend(lines_[i].span.end);
    } else {
      start(lines_[i].span, false, false);
    }
  }

  void prose(std::size_t i, Span span) {
    if (notes_only_ && stack_.in_float() && !lines_[i].blank_before) {
      if (current_ && !current_->heading) {
        extend(span.end);
      } else {
        start(span, false, false);
      }
      return;
    }
    leave_float(i);
    if (abstract_is_over(i)) {
      flush();
      stack_.close_all(last_end_);
      open(SectionKind::kNone, Level::kTop, span.begin, {});
    }
    if (stack_.empty() || stack_.in(SectionKind::kTitle)) {
      flush();
      open(lead_kind(i), Level::kTop, span.begin, {});
    }
    place_prose(i, span);
    last_prose_ = i;
    if (current_) prose_paragraph_ = current_->paragraph;
  }

  // An abstract of one paragraph that a report without further headings goes
  // on behind: what follows is discussed next, so it is the report.
  bool abstract_is_over(std::size_t i) const {
    if (!stack_.in(SectionKind::kAbstract) || labelled_abstract_ ||
        !lines_[i].blank_before || !last_prose_ ||
        joins_.how(*last_prose_, i) != Join::kParagraph) {
      return false;
    }
    for (std::size_t k = i; k < lines_.size(); ++k) {
      if (!heads(k) || !roles_[k].known) continue;
      const SectionKind kind = roles_[k].match.kind;
      return kind == SectionKind::kDiscussion ||
             kind == SectionKind::kConclusion ||
             kind == SectionKind::kReferences;
    }
    return true;
  }

  void leave_float(std::size_t i) {
    const bool after_note = notes_only_ && lines_[i].blank_before;
    if (after_note) notes_only_ = false;
    if (!stack_.in_float() && !after_note) return;
    flush();
    if (stack_.in_float()) {
      stack_.close_floats(last_end_);
    } else {
      stack_.close_all(last_end_);  // keywords above the text
    }
  }

  void place_prose(std::size_t i, Span span) {
    const Join join =
        last_prose_ ? joins_.how(*last_prose_, i) : Join::kParagraph;
    const bool adjacent = current_ && last_prose_ && *last_prose_ + 1 == i &&
                          !current_->heading && !current_->by_line;
    if (join == Join::kSame && adjacent) {
      extend(span.end);
      return;
    }
    Block& block = start(span, false, false);
    if (join == Join::kSame) block.paragraph = prose_paragraph_;
  }

  // Text above the first heading: an abstract, if an introduction, keywords or
  // a case follow; else no kind.
  SectionKind lead_kind(std::size_t i) const {
    for (std::size_t k = 0; k < i; ++k)
      if (heads(k)) return SectionKind::kNone;
    for (std::size_t k = i; k < lines_.size(); ++k) {
      // A weak one ("Densitometry.") opens no case of its own.
      if (!heads(k) || !roles_[k].known || roles_[k].match.weak) continue;
      const SectionKind kind = roles_[k].match.kind;
      const bool follows =
          kind == SectionKind::kIntroduction || kind == SectionKind::kBack ||
          kind == SectionKind::kCase || kind == SectionKind::kAbstract;
      const bool is_short =
          lines_[k].span.begin - lines_[i].span.begin < kLongestLead;
      return follows && is_short ? SectionKind::kAbstract : SectionKind::kNone;
    }
    return SectionKind::kNone;
  }

  void open(SectionKind kind, Level level, std::uint32_t begin, Span head) {
    stack_.open(kind, level, {begin, last_end_}, head);
  }

  Block& start(Span span, bool heading, bool by_line) {
    flush();
    return current_.emplace(
        Block{span, stack_.top(), next_paragraph_++, heading, by_line});
  }

  void extend(std::uint32_t end) {
    if (current_) current_->span.end = end;
  }

  void flush() {
    if (current_) layout_.blocks.push_back(*current_);
    current_.reset();
  }

  std::string_view text_;
  Lines lines_;
  std::vector<LineRole> roles_;
  ParagraphJoin joins_;
  Layout layout_;
  SectionStack stack_;
  std::optional<Block> current_;
  std::uint32_t next_paragraph_ = 0;
  std::uint32_t prose_paragraph_ = 0;
  std::uint32_t last_end_ = 0;
  std::optional<std::size_t> last_prose_;  // within the section
  bool labelled_abstract_ = false;
  bool numbered_on_top_ = false;  // cases without a heading above them
  bool notes_only_ = false;       // "Keywords: …" ends with its paragraph
};

}  // namespace

Layout lay_out(std::string_view text, const LanguageProfiles& profiles,
               std::span<const LineHint> hints) {
  return LayoutBuilder(text, profiles, hints).run();
}

}  // namespace casebook
