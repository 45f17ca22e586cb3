// SectionStack: the sections that are open while a text is laid out.
//
// Invariant: levels never step back towards the inner sections; a section's
// span covers those opened inside it.
// Threads: belongs to one layout.
//
//   SectionStack stack(sections);
//   stack.open(SectionKind::kCase, Level::kTop, {begin, end_before}, heading);
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "corpus/document.h"
#include "corpus/span.h"

namespace casebook {

// Opening a section closes those of its level and of the deeper ones.
enum class Level : std::uint8_t {
  kTop,    // Introduction, Case report
  kItem,   // Case 2, below Case report
  kSub,    // Treatment, an author's own heading
  kFloat,  // a table, a legend, a note in the middle of the text
  kMark,   // a running head
};

class SectionStack {
 public:
  explicit SectionStack(std::vector<Section>& sections) : sections_(sections) {}

  bool empty() const { return open_.empty(); }
  std::uint32_t top() const { return open_.back().index; }
  std::uint32_t outermost() const { return open_.front().index; }
  // Whether the outermost section is of this kind.
  bool in(SectionKind kind) const {
    return !open_.empty() && sections_[open_.front().index].kind == kind;
  }
  SectionKind top_kind() const {
    return open_.empty() ? SectionKind::kNone
                         : sections_[open_.front().index].kind;
  }
  // Of the innermost that is no float.
  SectionKind kind() const {
    for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
      if (at->level < Level::kFloat) return sections_[at->index].kind;
    }
    return SectionKind::kNone;
  }
  bool has_kind() const { return kind() != SectionKind::kNone; }
  bool in_float() const {
    return !open_.empty() && open_.back().level == Level::kFloat;
  }

  // `place`: where the new one begins, and where what stood before ended.
  void open(SectionKind kind, Level level, Span place, Span heading) {
    close_from(level, place.end);
    Section section;
    section.kind = kind;
    section.span = {place.begin, place.begin};
    section.heading = heading;
    section.depth = static_cast<std::uint8_t>(open_.size());
    open_.push_back({static_cast<std::uint32_t>(sections_.size()), level});
    sections_.push_back(section);
  }
  void close_all(std::uint32_t end) { close_from(Level::kTop, end); }
  void close_floats(std::uint32_t end) { close_from(Level::kFloat, end); }
  void close_mark(std::uint32_t end) { close_from(Level::kMark, end); }

 private:
  struct Open {
    std::uint32_t index = 0;
    Level level = Level::kTop;
  };

  void close_from(Level level, std::uint32_t end) {
    while (!open_.empty() && open_.back().level >= level) {
      Section& section = sections_[open_.back().index];
      section.span.end = std::max(section.span.begin, end);
      open_.pop_back();
    }
  }

  std::vector<Section>& sections_;
  std::vector<Open> open_;
};

}  // namespace casebook
