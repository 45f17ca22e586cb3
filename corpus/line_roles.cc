#include "corpus/line_roles.h"

#include <algorithm>
#include <optional>

#include "corpus/aligned_block.h"
#include "corpus/paragraph_shape.h"
#include "corpus/running_heads.h"
#include "corpus/table_end.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

class RoleFinder {
 public:
  RoleFinder(std::string_view text, const Lines& lines,
             const LanguageProfiles& profiles, std::span<const LineHint> hints)
      : text_(text),
        lines_(lines),
        profiles_(profiles),
        shape_(text, lines),
        end_(text, lines, profiles),
        blocks_(text, lines, profiles),
        hints_(hints),
        heads_(running_heads(text, lines)),
        roles_(lines.size()),
        dense_(has_no_blanks(lines)) {}

  std::vector<LineRole> run() {
    std::size_t i = front();
    for (; i < lines_.size(); ++i) {
      if (i < block_end_) continue;
      if (follow_hint(i)) continue;
      // Cells repeat, too: in a table only what begins a page is a head.
      const bool in_table = region_ == Role::kTable && !lines_[i].page_before &&
                            heads_[i] != RunningHead::kSure;
      if (heads_[i] != RunningHead::kNo && !in_table && !caption(i)) {
        roles_[i].role = Role::kRunningHead;
        page_ = true;
        continue;
      }
      page_ = page_ || lines_[i].page_before;
      assign(i);
      page_ = false;
    }
    return std::move(roles_);
  }

 private:
  std::string_view line(std::size_t i) const {
    return slice(text_, lines_[i].span);
  }

  const LineHint* hint_at(std::size_t i) const {
    const std::uint32_t begin = lines_[i].span.begin;
    const auto hint = std::partition_point(
        hints_.begin(), hints_.end(),
        [&](const LineHint& one) { return one.span.end <= begin; });
    const bool holds = hint != hints_.end() && hint->span.contains(begin);
    return holds ? &*hint : nullptr;
  }

  // A table without a caption begins with no heading.
  bool follow_hint(std::size_t i) {
    const LineHint* hint = hint_at(i);
    if (hint == nullptr) return false;
    const bool begins = hint->span.begin == lines_[i].span.begin;
    roles_[i] = {hint->role, {}, false, false, false};
    if (hint->role == Role::kRunningHead) {
      page_ = true;
      return true;
    }
    region_ = Role::kProse;
    page_ = false;
    if (!begins) return true;
    const auto match = match_caption(line(i), true, profiles_);
    begin_region(i, Role::kTable, match.value_or(HeadingMatch{}));
    region_ = Role::kProse;
    return true;
  }

  std::optional<HeadingMatch> caption(std::size_t i) const {
    return match_caption(line(i), lines_[i].blank_before || breaks(i),
                         profiles_);
  }

  bool breaks(std::size_t i) const { return lines_[i].page_before || page_; }

  // Whether a new thing may begin at this line.
  bool fresh(std::size_t i) const {
    if (i == 0 || lines_[i].blank_before || breaks(i)) return true;
    const Role before = roles_[i - 1].role;
    return before == Role::kHeading || before == Role::kFront ||
           ends_sentence(line(i - 1)) || !shape_.is_full(i - 1);
  }

  // Lines above the text; the first line that is not one of them.
  std::size_t front() {
    std::size_t i = 0;
    for (; i < lines_.size() && i < 30; ++i) {
      if (i > 0 && blocks_.at(i)) break;
      if (hint_at(i) != nullptr) {
        if (hint_at(i)->role == Role::kTable) break;
        roles_[i].role = Role::kRunningHead;
        continue;
      }
      const bool on_top = i == 0 || roles_[i - 1].role == Role::kRunningHead;
      if (on_top && shape_.names_issue(i)) {
        roles_[i].role = Role::kRunningHead;
        continue;
      }
      const auto match = match_heading(line(i), profiles_);
      if (match && match->kind != SectionKind::kTitle &&
          !is_kind_of_article(i, *match)) {
        break;
      }
      if (!match && (match_run_in(line(i), profiles_) || is_text(i))) break;
      if (!match && match_abstract(i)) break;
      roles_[i].role = Role::kFront;
      if (match) roles_[i].match = *match;
      roles_[i].known = match.has_value();
    }
    return i;
  }

  // "Case Report" above a title, and not over the case itself.
  bool is_kind_of_article(std::size_t i, const HeadingMatch& match) const {
    if (match.kind != SectionKind::kCase || match.numbered || i > 3) {
      return false;
    }
    if (i + 1 >= lines_.size() || is_text(i + 1) || tells_below(i + 1))
      return false;
    for (std::size_t k = i + 2; k < lines_.size(); ++k) {
      const auto later = match_heading(line(k), profiles_);
      if (later && is_top_level(*later)) return true;
      if (match_run_in(line(k), profiles_)) return true;
    }
    return false;
  }

  // Whether the block that begins here is a paragraph: short lines that
  // together are longer than any title, and end as a sentence does.
  bool tells_below(std::size_t i) const {
    constexpr std::size_t kLongestTitle = 300;  // bytes
    std::size_t size = line(i).size();
    for (++i; i < lines_.size() && !lines_[i].blank_before; ++i)
      size += line(i).size();
    return size > kLongestTitle && ends_sentence(line(i - 1));
  }

  // Prose rather than a title or an address.
  bool is_text(std::size_t i) const {
    if (shape_.is_prose(i)) return !shape_.is_title_block(i);
    const std::string_view words = line(i);
    if (!ends_sentence(words)) return false;
    if (words.size() > 160) return true;
    // A short sentence: a title or an address only with others of its like.
    const bool alone = i + 1 < lines_.size() &&
                       (lines_[i + 1].blank_before || i > 0) &&
                       (!ends_sentence(line(i + 1)) ||
                        match_heading(line(i + 1), profiles_).has_value());
    return !alone;
  }

  void assign(std::size_t i) {
    if (roles_[i].goes_on) return;
    if (region_ == Role::kReference) {
      if (!ends_references(i)) {
        roles_[i].role = Role::kReference;
        return;
      }
      region_ = Role::kProse;
    }
    if (fresh(i) || region_ != Role::kProse) {
      if (const auto match = caption(i)) {
        begin_region(
            i,
            match->kind == SectionKind::kTable ? Role::kTable : Role::kFigure,
            *match);
        return;
      }
    }
    if (region_ == Role::kTable && !ends_table(i)) {
      region_gaps_ = region_gaps_ || lines_[i].gaps;
      roles_[i].role = Role::kTable;
      return;
    }
    if (region_ == Role::kFigure && !ends_figure(i)) {
      roles_[i].role = Role::kFigure;
      return;
    }
    region_ = Role::kProse;
    if (table_in_columns(i)) return;
    if (!fresh(i) || !heading(i)) prose(i);
  }

  // A table that no caption announces.
  bool table_in_columns(std::size_t i) {
    const auto block = blocks_.at(i);
    if (!block) return false;
    begin_region(i, Role::kTable, {});
    region_ = Role::kProse;
    if (block->titled) roles_[i].match.size = lines_[i].span.size();
    for (std::size_t k = i + 1; k < block->end; ++k)
      roles_[k].role = Role::kTable;
    if (block->caption)
      roles_[*block->caption].match.size = lines_[*block->caption].span.size();
    block_end_ = block->end;
    return true;
  }

  void begin_region(std::size_t i, Role role, const HeadingMatch& match) {
    region_ = role;
    region_gaps_ = false;
    roles_[i] = {role, match, true, true, false};
  }

  void prose(std::size_t i) {
    if (fresh(i) && shape_.is_reference_list(i)) {
      begin_region(i, Role::kReference,
                   {SectionKind::kReferences, false, false, 0});
      return;
    }
    last_prose_ = i;
  }

  bool heading(std::size_t i) {
    if (auto match = match_heading(line(i), profiles_)) {
      // "2. Review" in the middle of a text is a part of no kind.
      if (match->kind == SectionKind::kTitle) match->kind = SectionKind::kNone;
      known_heading(i, *match);
      return true;
    }
    if (two_line_heading(i)) return true;
    if (auto match = match_run_in(line(i), profiles_)) {
      if (match->kind != SectionKind::kTitle &&
          match->kind != SectionKind::kReferences) {
        roles_[i] = {Role::kRunIn, *match, true, true, false};
        seen_heading_ = true;
        last_prose_ = i;
        return true;
      }
    }
    if (auto match = match_abstract(i)) {
      roles_[i] = {Role::kRunIn, *match, true, true, false};
      last_prose_ = i;
      return true;
    }
    return unknown_heading(i);
  }

  void known_heading(std::size_t i, const HeadingMatch& match) {
    roles_[i] = {Role::kHeading, match, true, true, false};
    seen_heading_ = true;
    if (match.kind == SectionKind::kReferences) region_ = Role::kReference;
  }

  bool two_line_heading(std::size_t i) {
    if (i + 1 >= lines_.size() || lines_[i + 1].blank_before ||
        lines_[i + 1].span.size() > 60 || lines_[i].span.size() > 90) {
      return false;
    }
    const auto match = match_heading(
        slice(text_, cover(lines_[i].span, lines_[i + 1].span)), profiles_);
    if (!match || match->kind == SectionKind::kTitle) return false;
    known_heading(i, *match);
    roles_[i + 1] = roles_[i];
    roles_[i + 1].goes_on = true;
    return true;
  }

  // "Summary We saw …": no mark between, only at a text's beginning.
  std::optional<HeadingMatch> match_abstract(std::size_t i) const {
    if (seen_heading_ || !(i == 0 || lines_[i].blank_before || breaks(i))) {
      return std::nullopt;
    }
    const std::string_view words = line(i);
    const std::size_t space = words.find(' ');
    if (space == words.npos || words.size() < 60) return std::nullopt;
    auto match = match_heading(words.substr(0, space), profiles_);
    if (!match || match->kind != SectionKind::kAbstract) return std::nullopt;
    if (!begins_upper(words.substr(space + 1))) return std::nullopt;
    match->size = static_cast<std::uint32_t>(space);
    return match;
  }

  // A heading of the author's own: short, set apart, with prose below.
  bool unknown_heading(std::size_t i) {
    if (!seen_heading_ || !shape_.looks_like_heading(i)) return false;
    const bool broken_off = last_prose_ && !ends_sentence(line(*last_prose_)) &&
                            roles_[*last_prose_].role == Role::kProse &&
                            !line(*last_prose_).ends_with(':');
    if (broken_off) return false;
    std::size_t size = 1;
    if (i + 1 < lines_.size() && !lines_[i + 1].blank_before &&
        shape_.is_heading_tail(i + 1)) {
      size = 2;
    }
    if (!shape_.heads_prose(i + size)) return false;
    for (std::size_t k = 0; k < size; ++k) {
      roles_[i + k] = {Role::kHeading, {}, k == 0, false, k > 0};
      roles_[i + k].match.size = lines_[i + k].span.size();
    }
    return true;
  }

  bool ends_references(std::size_t i) const {
    if (!lines_[i].blank_before && !breaks(i)) return false;
    if (caption(i)) return true;
    const auto match = match_heading(line(i), profiles_);
    return match && match->kind != SectionKind::kReferences && !match->weak &&
           !match->numbered;
  }

  bool ends_figure(std::size_t i) const {
    if (!lines_[i].blank_before && !breaks(i)) return false;
    return !shape_.is_scrap(i);
  }

  bool ends_table(std::size_t i) const {
    if (breaks(i)) {
      return begins_lower(line(i)) || shape_.is_full(i) || shape_.is_prose(i) ||
             heads_text(i);
    }
    if (!lines_[i].blank_before && !dense_) return false;
    if (shape_.is_footnote(i)) return false;
    if (heads_text(i) || end_.runs_in(i) ||
        end_.heads_sentence(i, dense_ || region_gaps_) ||
        (region_gaps_ && end_.heads_paragraph(i)) || end_.heads_long_line(i))
      return true;
    if (dense_) return end_.begins_prose(i);
    if (shape_.is_prose(i, region_gaps_) && !is_cell(i)) return true;
    // The sentence that the table broke off goes on.
    return last_prose_ && !ends_sentence(line(*last_prose_)) &&
           begins_lower(line(i)) && shape_.is_full(i) &&
           count_words(line(i)) >= 7;
  }

  // A wordy cell among others; rows with columns in them have none.
  bool is_cell(std::size_t i) const {
    if (region_gaps_ || !shape_.is_cell_prose(i)) return false;
    std::size_t next = i + 1;
    while (next < lines_.size() && !lines_[next].blank_before) ++next;
    return next >= lines_.size() || !match_heading(line(next), profiles_);
  }

  // A heading with prose, or with another heading and prose, below it.
  bool heads_text(std::size_t i) const {
    const auto match = match_heading(line(i), profiles_);
    const bool apart = i + 1 < lines_.size() && lines_[i + 1].blank_before;
    if (match && is_top_level(*match)) {
      if (match->kind == SectionKind::kReferences) return true;
      if (shape_.is_prose(i + 1)) return true;
      return !match->numbered && apart && i + 1 < lines_.size() &&
             match_heading(line(i + 1), profiles_).has_value();
    }
    return breaks(i) && shape_.looks_like_heading(i) &&
           shape_.heads_prose(i + 1);
  }

  std::string_view text_;
  const Lines& lines_;
  const LanguageProfiles& profiles_;
  ParagraphShape shape_;
  TableEnd end_;
  AlignedBlocks blocks_;
  std::span<const LineHint> hints_;
  std::vector<RunningHead> heads_;
  std::vector<LineRole> roles_;
  bool dense_;
  Role region_ = Role::kProse;
  bool region_gaps_ = false;   // the table's rows show columns
  std::size_t block_end_ = 0;  // of a table without a caption above
  bool page_ = false;          // a page began in a running head before
  bool seen_heading_ = false;  // the front matter is over
  std::optional<std::size_t> last_prose_;
};

}  // namespace

std::vector<LineRole> roles_of(std::string_view text, const Lines& lines,
                               const LanguageProfiles& profiles,
                               std::span<const LineHint> hints) {
  return RoleFinder(text, lines, profiles, hints).run();
}

}  // namespace casebook
