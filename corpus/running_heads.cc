#include "corpus/running_heads.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "corpus/ascii.h"
#include "corpus/word_set.h"

namespace casebook {
namespace {

constexpr std::uint32_t kLongest = 160;
constexpr int kRepeats = 3;

struct Shape {
  std::uint64_t hash = WordSet::kSeed;  // of the letters
  std::uint32_t letters = 0;
  std::uint32_t digits = 0;
};

Shape shape_of(std::string_view line) {
  Shape shape;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_digit(c)) {
      ++shape.digits;
    } else if (byte >= 0x80 ||
               static_cast<unsigned char>((byte | 0x20U) - 'a') < 26) {
      shape.hash = WordSet::add(shape.hash, c);
      ++shape.letters;
    }
  }
  return shape;
}

// Whether a page begins at line `i` or at the one behind it.
bool at_page_edge(const Lines& lines, std::size_t i) {
  const std::size_t last = i + 3 < lines.size() ? i + 3 : lines.size();
  for (std::size_t at = i > 1 ? i - 1 : 0; at < last; ++at) {
    if (lines[at].page_before) return true;
  }
  return false;
}

bool stands_alone(const Lines& lines, std::size_t i) {
  return lines[i].blank_before &&
         (i + 1 == lines.size() || lines[i + 1].blank_before);
}

// "Journal of Bones 12, 3          117": the number at the line's edge, with
// a wide gap between it and the words; 0 where there is none.
int edge_number(std::string_view line) {
  constexpr std::uint32_t kFewestLetters = 15;
  constexpr std::size_t kGap = 6, kMostDigits = 4;
  std::size_t begin = 0, end = line.size();
  if (is_digit(line.front())) {
    while (end > begin && is_digit(line[begin])) ++begin;
    end = begin;
    begin = 0;
    if (line.substr(end, kGap).find_first_not_of(' ') != std::string::npos)
      return 0;
  } else {
    begin = end;
    while (begin > 0 && is_digit(line[begin - 1])) --begin;
    if (begin < kGap ||
        line.substr(begin - kGap, kGap).find_first_not_of(' ') !=
            std::string::npos)
      return 0;
  }
  if (begin == end || end - begin > kMostDigits ||
      shape_of(line).letters < kFewestLetters)
    return 0;
  int number = 0;
  for (const char c : line.substr(begin, end - begin))
    number = number * 10 + (c - '0');
  return number;
}

// At a page's edge, with the number far away from the words: once is enough.
bool is_numbered_head(std::string_view line) {
  constexpr std::string_view kFar = "               ";
  return line.find(kFar) != line.npos && edge_number(line) != 0;
}

// Heads of a left and a right page take turns; that their numbers go on one
// by one tells them from a table's rows.
void mark_numbered_heads(std::string_view text, const Lines& lines,
                         std::vector<RunningHead>& result) {
  constexpr std::size_t kFewest = 3;
  std::vector<std::size_t> places;
  std::unordered_map<std::uint64_t, int> count;
  bool repeated = false;
  int before = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].span.size() > kLongest) continue;
    const std::string_view line = slice(text, lines[i].span);
    const int number = edge_number(line);
    if (number == 0) continue;
    if (!places.empty() && number != before + 1) return;
    before = number;
    places.push_back(i);
    repeated |= ++count[shape_of(line).hash] > 1;
  }
  if (places.size() < kFewest || !repeated) return;
  for (const std::size_t place : places) result[place] = RunningHead::kLikely;
}

// The words at a line's two edges, with a wide gap between them.
struct Edges {
  std::string_view left, right;
};
std::optional<Edges> edges_of(std::string_view line) {
  constexpr std::string_view kGap = "      ";
  constexpr std::size_t kFewestBytes = 8;
  const std::size_t gap = line.find(kGap);
  if (gap == line.npos || gap < kFewestBytes) return std::nullopt;
  const std::size_t right = line.find_first_not_of(' ', gap);
  return Edges{line.substr(0, gap), line.substr(right)};
}

// One edge says the same, the other may take turns.
bool share_edge(std::string_view a, std::string_view b) {
  const auto one = edges_of(a), other = edges_of(b);
  return one && other &&
         (one->left == other->left || one->right == other->right);
}

// Nothing but digits, far from the margin; 0 where it is not so.
int far_number(std::string_view text, const Line& line) {
  constexpr std::size_t kMostDigits = 4;
  constexpr std::uint32_t kFar = 20;
  const std::string_view words = slice(text, line.span);
  if (!line.blank_before || words.size() > kMostDigits ||
      words.find_first_not_of("0123456789") != words.npos)
    return 0;
  const std::size_t margin = text.rfind('\n', line.span.begin);
  const std::size_t begin = margin == text.npos ? 0 : margin + 1;
  if (line.span.begin - begin < kFar) return 0;
  int number = 0;
  for (const char c : words) number = number * 10 + (c - '0');
  return number;
}

// Pages' ends in a text that shows none: "142" in the middle of a line, below
// it the line that stands above the text.
void mark_page_ends(std::string_view text, const Lines& lines,
                    std::vector<RunningHead>& result) {
  std::vector<std::size_t> places;
  int before = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const int number = far_number(text, lines[i]);
    if (number == 0) continue;
    const bool last = i + 1 == lines.size();
    if (!last &&
        !share_edge(slice(text, lines[i + 1].span), slice(text, lines[0].span)))
      return;
    if (!places.empty() && number != before + 1) return;
    before = number;
    if (last && places.empty()) return;
    places.push_back(i);
    if (!last) places.push_back(i + 1);
  }
  for (const std::size_t place : places) result[place] = RunningHead::kSure;
}

// "44" alone at the margin, and right below it a line of two edges that stands
// alone: a page's end, where the first line says that the pages begin with it
// ("2020;7:44–9").
void mark_first_page_end(std::string_view text, const Lines& lines,
                         std::vector<RunningHead>& result) {
  constexpr std::uint32_t kMostDigits = 4;
  const std::string_view top = slice(text, lines[0].span);
  for (std::size_t i = 1; i + 2 < lines.size(); ++i) {
    const std::string_view number = slice(text, lines[i].span);
    if (number.empty() || number.size() > kMostDigits ||
        number.find_first_not_of("0123456789") != number.npos)
      continue;
    if (!lines[i].blank_before || lines[i + 1].blank_before ||
        !lines[i + 2].blank_before || far_number(text, lines[i]) != 0 ||
        top.find(":" + std::string(number)) == top.npos ||
        !edges_of(slice(text, lines[i + 1].span)))
      continue;
    result[i] = result[i + 1] = RunningHead::kSure;
    return;
  }
}

}  // namespace

std::vector<RunningHead> running_heads(std::string_view text,
                                       const Lines& lines) {
  bool pages = false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    pages = pages || lines[i].page_before;
  }
  std::vector<bool> candidate(lines.size());
  std::vector<Shape> shapes(lines.size());
  std::unordered_map<std::uint64_t, int> count;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].span.size() > kLongest) continue;
    if (!(pages ? at_page_edge(lines, i) : stands_alone(lines, i))) continue;
    candidate[i] = true;
    shapes[i] = shape_of(slice(text, lines[i].span));
    ++count[shapes[i].hash];
  }
  std::vector<RunningHead> result(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!candidate[i]) continue;
    const bool repeated =
        shapes[i].letters >= 10 && count[shapes[i].hash] >= kRepeats;
    const bool page_number =
        pages && shapes[i].letters == 0 && shapes[i].digits >= 1 &&
        shapes[i].digits <= 4 && lines[i].span.size() <= 8 &&
        (lines[i].page_before ||
         (i + 1 < lines.size() && lines[i + 1].page_before));
    const bool numbered =
        lines[i].page_before && is_numbered_head(slice(text, lines[i].span));
    if (repeated || page_number || numbered) result[i] = RunningHead::kLikely;
    // Amid a table, too: alone in the middle of a page's last line.
    if (page_number && far_number(text, lines[i]) != 0 &&
        i + 1 < lines.size() && lines[i + 1].page_before)
      result[i] = RunningHead::kSure;
  }
  mark_numbered_heads(text, lines, result);
  mark_page_ends(text, lines, result);
  if (lines.size() > 0) mark_first_page_end(text, lines, result);
  return result;
}

}  // namespace casebook
