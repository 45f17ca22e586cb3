#include "corpus/running_heads.h"

#include <cstdint>
#include <string>
#include <unordered_map>

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
    if (c >= '0' && c <= '9') {
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
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
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
                         std::vector<bool>& result) {
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
  for (const std::size_t place : places) result[place] = true;
}

}  // namespace

std::vector<bool> running_heads(std::string_view text, const Lines& lines) {
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
  std::vector<bool> result(lines.size());
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
    result[i] = repeated || page_number || numbered;
  }
  mark_numbered_heads(text, lines, result);
  return result;
}

}  // namespace casebook
