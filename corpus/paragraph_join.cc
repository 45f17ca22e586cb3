#include "corpus/paragraph_join.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

// How far back an open bracket is looked for.
constexpr std::uint32_t kBracketReach = 200;

// "2 months", "1% calcium": no sentence or item begins so.
bool begins_with_amount(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && (is_digit(line[at]) || line[at] == '.')) ++at;
  if (at == 0 || at + 1 >= line.size()) return false;
  if (line[at] == '%') return true;
  return line[at] == ' ' && begins_lower(line.substr(at + 1));
}

// "- 4.1 at the hip": a minus that the line's end parted from its score.
bool begins_with_signed_figure(std::string_view line) {
  for (const std::string_view mark : {"\xE2\x80\x93 ", "- "}) {
    if (line.starts_with(mark))
      return line.size() > mark.size() && is_digit(line[mark.size()]);
  }
  return false;
}

}  // namespace

bool begins_item(std::string_view line) {
  for (const std::string_view mark :
       {"\xE2\x80\xA2", "\xE2\x96\xBA", "\xE2\x97\x8F", "\xE2\x96\xAA",
        "\xE2\x97\xA6", "\xE2\x9E\xA2", "\xE2\x9C\x93", "\xC2\xB7 ",
        "\xE2\x80\x93 ", "\xE2\x80\x94 ", "- ", "* "}) {
    if (line.starts_with(mark)) return true;
  }
  std::size_t at = line.starts_with('(') ? 1 : 0;
  const std::size_t begin = at;
  while (at < line.size() && (is_digit(line[at]) || line[at] == 'i' ||
                              line[at] == 'v' || line[at] == 'x')) {
    ++at;
  }
  if (at == begin && at < line.size() && line[at] >= 'a' && line[at] <= 'h') {
    ++at;
  }
  // "1. Text" too, but not the decimal "1.5" or the rest of "Fig.\n2. It".
  if (at == begin || at - begin > 3 || at + 1 >= line.size()) return false;
  return line[at] == ')' && line[at + 1] == ' ';
}

ParagraphJoin::ParagraphJoin(std::string_view text, const Lines& lines)
    : text_(text), lines_(lines) {
  std::size_t followed = 0;
  std::size_t ended = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].blank_before) continue;
    ++followed;
    ended += ends_sentence(line(i - 1)) ? 1 : 0;
  }
  sentence_lines_ = followed > 0 && ended * 10 >= followed * 7;
}

bool ParagraphJoin::is_full(std::size_t i) const {
  return lines_[i].span.size() * 4 >= lines_.width * 3;
}

// "[Ca" or "(Table" a little before the line's end, and not closed since.
bool ParagraphJoin::bracket_open(std::size_t i) const {
  const std::uint32_t end = lines_[i].span.end;
  int open = 0;
  for (const char c : slice(text_, {end - std::min(end, kBracketReach), end})) {
    open += c == '(' || c == '[' ? 1 : 0;
    open -= (c == ')' || c == ']') && open > 0 ? 1 : 0;
  }
  return open > 0;
}

Join ParagraphJoin::how(std::size_t before, std::size_t i) const {
  const std::string_view last = line(before);
  const std::string_view words = line(i);
  const bool apart =
      before + 1 != i || lines_[i].blank_before || lines_[i].page_before;
  const bool figure = !apart && begins_with_signed_figure(words) &&
                      !ends_sentence(last) && last.back() != ':' &&
                      last.back() != ';';
  if (begins_item(words) && !figure) return Join::kItem;
  // "Küçük kardeş", a heading, and below it "30 yaşında …".
  const bool amount = begins_with_amount(words) && (!apart || is_full(before));
  const bool goes_on = begins_lower(words) || amount;
  if (figure || (goes_on && !ends_sentence(last))) return Join::kSame;
  if (!apart) {
    if (ends_sentence(last)) {
      const bool short_end = !is_full(before) && !sentence_lines_;
      return short_end && !begins_lower(words) ? Join::kParagraph : Join::kSame;
    }
    return is_full(before) || sentence_lines_ || bracket_open(before)
               ? Join::kSame
               : Join::kParagraph;
  }
  if (ends_sentence(last) || last.back() == ':') return Join::kParagraph;
  if (bracket_open(before)) return Join::kSame;
  // A full line that stops in a sentence: "… in the" / "United States".
  const CodePoint end = code_point_before(last, last.size());
  const bool stops_within =
      is_lower(end.value) || end.value == ',' || end.value == '-';
  return is_full(before) && stops_within ? Join::kSame : Join::kParagraph;
}

bool ParagraphJoin::title_goes_on(std::size_t i) const {
  if (lines_[i].blank_before || lines_[i].page_before) return false;
  const std::string_view last = line(i - 1);
  const char end = last.back();
  return begins_lower(line(i)) || end == ':' || end == '-' || end == ',';
}

}  // namespace casebook
