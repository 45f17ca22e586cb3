#include "corpus/loose_heads.h"

#include <algorithm>
#include <string>

#include "corpus/lines.h"

namespace casebook {
namespace {

constexpr double kByBlocks = 0.95, kByLines = 0.9, kByCapitals = 0.85;

// Whether these words go on from what stands before them.
bool goes_on(std::string_view words) {
  return begins_lower(words) || words.front() == '(' || words.front() == '[' ||
         words.front() == '&' || words.front() == '/';
}

std::vector<Span> heads_by_blocks(const LooseBody& body, LooseBlock lines) {
  std::vector<Span> heads;
  for (std::size_t i = lines.first; i < lines.end; ++i) {
    const bool begins = heads.empty() ||
                        (body.lines[i].blank_before && !goes_on(body.words(i)));
    if (begins) {
      heads.push_back(body.lines[i].span);
    } else {
      heads.back().end = body.lines[i].span.end;
    }
  }
  return heads;
}

std::vector<Span> heads_by_lines(const LooseBody& body, LooseBlock lines) {
  std::vector<Span> heads;
  for (std::size_t i = lines.first; i < lines.end; ++i) {
    if (heads.empty() || !goes_on(body.words(i))) {
      heads.push_back(body.lines[i].span);
    } else {
      heads.back().end = body.lines[i].span.end;
    }
  }
  return heads;
}

std::string folded(std::string_view words) {
  std::string same;
  for (const char c : words)
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') same += c;
  return same;
}

bool any_twice(const LooseBody& body, const std::vector<Span>& heads) {
  std::vector<std::string> seen;
  seen.reserve(heads.size());
  for (const Span head : heads) seen.push_back(folded(slice(body.text, head)));
  std::sort(seen.begin(), seen.end());
  return std::adjacent_find(seen.begin(), seen.end()) != seen.end();
}

// "Before After Before After" under "Spine Hip": the tail repeats itself, and
// as many groups stand before it as it has turns.
std::optional<LooseHeads> grouped(const LooseBody& body,
                                  const std::vector<Span>& heads,
                                  std::size_t columns) {
  for (const std::size_t stub : {std::size_t{1}, std::size_t{0}}) {
    for (std::size_t groups = 2; groups * 2 <= columns - 1; ++groups) {
      const std::size_t values = columns - 1;
      if (values % groups != 0 || heads.size() != groups + values + stub)
        continue;
      const std::size_t turn = values / groups;
      const std::size_t tail = groups + stub;
      bool repeats = true;
      for (std::size_t i = tail; i + turn < heads.size(); ++i) {
        repeats &= folded(slice(body.text, heads[i])) ==
                   folded(slice(body.text, heads[i + turn]));
      }
      if (!repeats) continue;
      LooseHeads found;
      const auto at = [&](std::size_t i) {
        return heads.begin() + static_cast<std::ptrdiff_t>(i);
      };
      found.groups.assign(at(stub), at(tail));
      found.cells.assign(at(0), at(stub));
      found.cells.insert(found.cells.end(), at(tail), heads.end());
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Span> heads_by_capitals(const LooseBody& body, LooseBlock lines) {
  std::vector<Span> heads;
  bool number = false;  // "6 months", "12 Months": a figure takes a word along
  for (std::size_t i = lines.first; i < lines.end; ++i) {
    for (const Span word : words_of(body.text, body.lines[i].span)) {
      const std::string_view one = slice(body.text, word);
      const bool digit = one.front() >= '0' && one.front() <= '9';
      const bool begins = (begins_upper(one) && one.front() != '(' &&
                           one.front() != '[' && !number) ||
                          digit;
      if (heads.empty() || begins) {
        heads.push_back(word);
      } else {
        heads.back().end = word.end;
      }
      number = digit && is_value_word(one);
    }
  }
  return heads;
}

std::optional<LooseHeads> loose_heads(const LooseBody& body, LooseBlock lines,
                                      std::size_t columns) {
  if (lines.first >= lines.end || columns < 2) return std::nullopt;
  const std::pair<std::vector<Span>, double> ways[] = {
      {heads_by_blocks(body, lines), kByBlocks},
      {heads_by_lines(body, lines), kByLines},
      {heads_by_capitals(body, lines), kByCapitals}};
  for (const auto& [heads, confidence] : ways) {
    const bool fits = heads.size() == columns || heads.size() + 1 == columns;
    if (fits && !any_twice(body, heads))
      return LooseHeads{{}, heads, confidence};
    if (auto found = grouped(body, heads, columns)) {
      found->confidence = confidence;
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace casebook
