#include "extractor/headed_cues.h"

#include <algorithm>

namespace casebook {
namespace {

constexpr std::uint32_t kLongestBracket = 8;
constexpr std::uint32_t kLongestLabel = 5;

// The sentence's tokens with the lines that they stand on.
class Line {
 public:
  Line(const SentenceView& view, const HeadedCues::Place& place)
      : tokens_(view.tokens()), place_(place) {}

  std::uint32_t size() const {
    return static_cast<std::uint32_t>(tokens_.size());
  }
  std::string_view text(std::uint32_t at) const {
    return at < size() ? slice(place_.folded.text, tokens_[at].span) : "";
  }
  bool glued(std::uint32_t at) const {
    return at < size() && tokens_[at].glued;
  }

  // Whether a line ends before the token; at the sentence's end one does.
  bool breaks_before(std::uint32_t at) const {
    if (at >= size()) return true;
    const Span here = place_.folded.map.to_source(tokens_[at].span);
    const std::uint32_t from =
        at == 0 ? 0 : place_.folded.map.to_source(tokens_[at - 1].span).end;
    const std::string_view before =
        std::string_view(place_.document.text).substr(from, here.begin - from);
    const std::size_t printed = before.find_last_not_of(" \t\r");
    return printed == std::string_view::npos ? at == 0
                                             : before[printed] == '\n';
  }

  // Behind a list's bullet, number or letter: "- ", "1. ", "2) ", "a) ".
  std::uint32_t behind_bullet() const {
    if (is_bullet(text(0))) return 1;
    const bool numbered =
        size() > 1 &&
        (tokens_[0].kind == TokenKind::kNumber || text(0).size() == 1) &&
        (text(1) == "." || text(1) == ")") && glued(1);
    return numbered ? 2 : 0;
  }

  // Behind the heading that ends before `at`; 0 where it is none.
  std::uint32_t behind_heading(std::uint32_t at) const {
    if (text(at - 1) == ":" || breaks_before(at)) return at;
    if (text(at) == "." || (text(at) == "-" && !glued(at))) return at + 1;
    if (text(at) != "(") return 0;
    for (std::uint32_t t = at; t < std::min(size(), at + kLongestBracket); ++t)
      if (text(t) == ")") return text(t + 1) == ":" ? t + 2 : 0;
    return 0;
  }

  // "Follow-up: …" at a line's begin.
  bool has_label() const {
    if (!breaks_before(0)) return false;
    for (std::uint32_t t = 1; t < std::min(size(), kLongestLabel); ++t)
      if (text(t) == ":") return true;
    return false;
  }

 private:
  static bool is_bullet(std::string_view text) {
    return text == "-" || text == "*" || text == "•" || text == "·" ||
           text == "▪" || text == "●";
  }

  const std::vector<Token>& tokens_;
  const HeadedCues::Place& place_;
};

}  // namespace

// Whether the sentence begins with a heading, which then holds.
bool HeadedCues::begin(const SentenceView& view, const Place& place) {
  const Line line(view, place);
  const std::uint32_t first = line.behind_bullet();
  std::uint32_t behind = 0;
  for (const PlacedCue& placed : view.cues()) {
    if (placed.cue->reach != Cue::kSection ||
        placed.cue->effect != Cue::Effect::kSet ||
        (placed.tokens.begin != 0 && placed.tokens.begin != first))
      continue;
    const std::uint32_t end = line.behind_heading(placed.tokens.end);
    if (end == 0) continue;
    if (behind == 0) held_.clear();
    behind = end;
    held_.push_back(placed.cue);
  }
  if (behind == 0) return false;
  from_ = behind;
  section_ = place.sentence.section;
  paragraph_ = place.sentence.paragraph;
  alone_ = line.breaks_before(0) && line.breaks_before(behind);
  filled_ = behind < line.size();
  told_ = false;
  return true;
}

bool HeadedCues::left(const SentenceView& view, const Place& place) const {
  const Sentence& sentence = place.sentence;
  if (sentence.heading || sentence.section != section_) return true;
  const Line line(view, place);
  if (line.behind_bullet() != 0)
    return !alone_ && sentence.paragraph != paragraph_;
  if (told_) return true;
  if (!alone_) return sentence.paragraph != paragraph_ || line.has_label();
  return filled_ && sentence.paragraph != paragraph_;
}

void HeadedCues::follow(const SentenceView& view, const Place& place) {
  done_.clear();
  if (!begin(view, place)) {
    if (held_.empty()) return;
    if (left(view, place)) {
      held_.clear();
      return;
    }
    from_ = 0;
    paragraph_ = place.sentence.paragraph;
    filled_ = true;
  }
  for (const PlacedCue& placed : view.cues()) {
    if (placed.cue->effect != Cue::Effect::kDone) continue;
    done_.push_back(placed);
    told_ |= placed.cue->reach == Cue::kSection;
  }
}

bool HeadedCues::done(const Statement& statement) const {
  return std::any_of(done_.begin(), done_.end(), [&](const PlacedCue& placed) {
    const Cue& cue = *placed.cue;
    if (!cue.acts_on(statement.fact.kind)) return false;
    if (cue.reach >= Cue::kSentence || placed.tokens.overlaps(statement.tokens))
      return true;
    const bool first = cue.direction == Cue::Direction::kAfter;
    const Span between = first
                             ? Span{placed.tokens.end, statement.tokens.begin}
                             : Span{statement.tokens.end, placed.tokens.begin};
    return between.begin <= between.end &&
           static_cast<int>(between.size()) <= cue.reach;
  });
}

void HeadedCues::apply(Statement& statement) const {
  if (held_.empty() || statement.sure ||
      statement.fact.assertion != "present" || statement.tokens.begin < from_ ||
      done(statement))
    return;
  for (const Cue* cue : held_) {
    if (cue->key != "assertion" || !cue->acts_on(statement.fact.kind)) continue;
    statement.fact.assertion = cue->value;
    statement.headed = true;
  }
}

}  // namespace casebook
