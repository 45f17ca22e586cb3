#include "corpus/loose_heads.h"

#include <algorithm>
#include <string>

#include "corpus/ascii.h"
#include "corpus/lines.h"
#include "corpus/loose_units.h"

namespace casebook {
namespace {

constexpr double kByBlocks = 0.95, kByLines = 0.9, kByCapitals = 0.85,
                 kByParts = 0.8;

// Whether these words go on from what stands before them.
bool goes_on(std::string_view words) {
  return begins_lower(words) || words.front() == '(' || words.front() == '[' ||
         words.front() == '&' || words.front() == '/';
}

std::string_view trimmed_end(std::string_view words) {
  while (words.ends_with(' ')) words.remove_suffix(1);
  return words;
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

// "Case" | "1" | "Case" | "2": a word and its number are one head.
std::vector<Span> with_numbers(const LooseBody& body, std::vector<Span> heads) {
  std::vector<Span> made;
  std::string_view name;
  std::uint32_t next = 1;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const bool more = i + 1 < heads.size();
    std::string_view before;
    const bool number = more &&
                        counted(slice(body.text, cover(heads[i], heads[i + 1])),
                                before) == next &&
                        trimmed_end(before) == slice(body.text, heads[i]);
    if (number && (name.empty() || name == slice(body.text, heads[i]))) {
      name = slice(body.text, heads[i]);
      ++next;
      made.push_back(cover(heads[i], heads[i + 1]));
      ++i;
    } else {
      made.push_back(heads[i]);
    }
  }
  return next > 2 ? made : heads;
}

// "-2.5", "0.61": no number of a month, a case or a vertebra.
bool is_measured(std::string_view word) {
  if (!is_value_word(word) || !holds_digit(word) || word.front() == '(')
    return false;
  const std::size_t point = word.find_first_of(".,");
  const bool decimal = point != word.npos && point + 1 < word.size();
  return decimal || word.front() < '0' || word.front() > '9';
}

// "Age 31 28 36", "24", "A. B. [11] 29 T12 -3.1": a row's figures. "Case 1" has
// its number alone.
bool is_rowlike(const LooseBody& body, Span head) {
  for (const Span word : words_of(body.text, head))
    if (is_measured(slice(body.text, word))) return true;
  const ValueRun run = value_run(body.text, head);
  if (run.values.empty()) return false;
  std::string_view before;
  const bool bracket = body.text[run.values.front().begin] == '(';
  return run.values.size() > 1 || run.label.empty() ||
         (!bracket && counted(slice(body.text, head), before) == 0);
}

bool any_rowlike(const LooseBody& body, const std::vector<Span>& heads) {
  return std::any_of(heads.begin(), heads.end(),
                     [&](Span head) { return is_rowlike(body, head); });
}

// What is no head by itself but part of the one beside it.
enum class Part : std::uint8_t { kNone, kTail, kCode, kShort };

Part part_of(std::string_view words) {
  // "T-score", "Z skoru"
  const bool letter = words.size() > 2 && words[0] >= 'A' && words[0] <= 'Z' &&
                      (words[1] == ' ' || words[1] == '-') &&
                      begins_lower(words.substr(2));
  if (letter) return Part::kTail;
  if (words.find(' ') != words.npos) return Part::kNone;
  const std::size_t digit = words.find_first_of("0123456789");
  constexpr std::size_t kShortest = 3;
  if (begins_upper(words) && digit != words.npos && digit <= kShortest)
    return Part::kCode;
  const bool capitals = std::all_of(
      words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals && words.size() <= kShortest ? Part::kShort : Part::kNone;
}

// Codes and short names go with the next head, tails with the one before, if
// it has none yet.
std::vector<Span> with_parts(const LooseBody& body,
                             const std::vector<Span>& heads, bool codes,
                             bool shorts) {
  std::vector<Span> made;
  bool open = false, tailed = false;
  for (const Span head : heads) {
    const Part part = part_of(slice(body.text, head));
    const bool tail = part == Part::kTail && !tailed;
    if (!made.empty() && (open || tail)) {
      made.back().end = head.end;
      tailed |= tail;
    } else {
      made.push_back(head);
      tailed = part == Part::kTail;
    }
    open = (codes && part == Part::kCode) || (shorts && part == Part::kShort);
  }
  return made;
}

// "T-score", "T skoru (lomber)": a score's name among a head's words.
bool score_among(std::string_view text, const std::vector<Span>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t next = std::min(i + 1, words.size() - 1);
    if (part_of(slice(text, words[i])) == Part::kTail ||
        part_of(slice(text, cover(words[i], words[next]))) == Part::kTail)
      return true;
  }
  return false;
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
  std::vector<Span> heads, words;
  for (std::size_t i = lines.first; i < lines.end; ++i) {
    const auto more = words_of(body.text, body.lines[i].span);
    words.insert(words.end(), more.begin(), more.end());
  }
  bool number = false;  // "6 months", "12 Months": a figure takes a word along
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view one = slice(body.text, words[i]);
    const bool digit = is_digit(one.front());
    const bool begins = (begins_upper(one) && one.front() != '(' &&
                         one.front() != '[' && !number) ||
                        digit;
    if (heads.empty() || begins) {
      heads.push_back(words[i]);
    } else {
      heads.back().end = words[i].end;
    }
    // "Case 1 Case 2": the next word is no unit.
    const bool repeats =
        i > 0 && i + 1 < words.size() &&
        slice(body.text, words[i - 1]) == slice(body.text, words[i + 1]);
    number = digit && is_value_word(one) && !repeats;
  }
  return heads;
}

std::vector<Span> heads_with_scores(const LooseBody& body, LooseBlock lines) {
  return with_parts(body, heads_by_capitals(body, lines), false, false);
}

bool names_score(std::string_view text, Span head) {
  return score_among(text, words_of(text, head));
}

namespace {

// Heads broken in their columns, written line by line: the first line has one
// for every column, further lines hold the rest of some, further in.
bool is_woven(const LooseBody& body, LooseBlock lines, std::size_t columns) {
  if (lines.end - lines.first < 2 || columns < 3) return false;
  const auto begin =
      body.lines.begin() + static_cast<std::ptrdiff_t>(lines.first);
  const auto end = body.lines.begin() + static_cast<std::ptrdiff_t>(lines.end);
  if (std::none_of(begin + 1, end,
                   [](const LooseLine& one) { return one.indent > 0; }))
    return false;
  const LooseBlock first{lines.first, lines.first + 1};
  const std::size_t heads = heads_by_capitals(body, first).size();
  return heads == columns;
}

}  // namespace

std::optional<LooseHeads> loose_heads(const LooseBody& body, LooseBlock lines,
                                      std::size_t columns) {
  if (lines.first >= lines.end || columns < 2) return std::nullopt;
  const std::vector<Span> capitals =
      with_numbers(body, heads_by_capitals(body, lines));
  const std::pair<std::vector<Span>, double> ways[] = {
      {heads_by_blocks(body, lines), kByBlocks},
      {heads_by_lines(body, lines), kByLines},
      {capitals, kByCapitals},
      {with_parts(body, capitals, false, false), kByParts},
      {with_parts(body, capitals, true, false), kByParts},
      {with_parts(body, capitals, true, true), kByParts}};
  // All heads in one block are not one head.
  constexpr std::size_t kMostLines = 4;
  const bool one_block =
      ways[0].first.size() == 1 && lines.end - lines.first > kMostLines;
  const bool woven = is_woven(body, lines, columns);
  for (const auto& [heads, confidence] : ways) {
    // Whose the words of the lines below whole heads are is not known.
    if (woven && confidence <= kByCapitals) break;
    if (any_rowlike(body, heads) || (one_block && heads.size() == 1)) continue;
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

namespace {

// Whether a column holds words and no figure in any row.
bool holds_words_alone(std::string_view text, const Grid& grid,
                       std::uint16_t column) {
  bool any = false;
  for (std::uint16_t r = grid.head_rows; r < grid.rows; ++r) {
    const Cell* cell = grid.at(r, column);
    if (cell == nullptr || cell->columns > 1 || cell->span.empty()) continue;
    const std::string_view words = slice(text, cell->span);
    if (holds_digit(words)) return false;
    any |= !is_value(words);
  }
  return any;
}

}  // namespace

bool heads_fit_cells(std::string_view text, const Grid& grid) {
  if (grid.head_rows == 0) return true;
  for (std::uint16_t c = 1; c < grid.columns; ++c) {
    const Cell* head = grid.at(grid.head_rows - 1, c);
    if (head == nullptr || head->columns > 1 || !head->rest.empty()) continue;
    const std::vector<Span> words = words_of(text, head->span);
    // Heads that only capitals told apart may have slipped by one.
    if (grid.confidence <= kByCapitals && score_among(text, words) &&
        holds_words_alone(text, grid, c))
      return false;
    const std::size_t count = words.size();
    const bool takes_along =
        (count > 1 && part_of(slice(text, words[count - 1])) == Part::kTail) ||
        (count > 2 &&
         part_of(slice(text, cover(words[count - 2], words[count - 1]))) ==
             Part::kTail);
    if (!takes_along) continue;
    bool measured = false, any = false;
    for (std::uint16_t r = grid.head_rows; r < grid.rows; ++r) {
      const Cell* cell = grid.at(r, c);
      if (cell == nullptr || cell->row != r || cell->columns > 1) continue;
      const std::string_view one = slice(text, cell->span);
      if (!holds_digit(one)) continue;
      any = true;
      measured |= is_measured(one) || one.find(' ') != one.npos;
    }
    if (any && !measured) return false;
  }
  return true;
}

}  // namespace casebook
