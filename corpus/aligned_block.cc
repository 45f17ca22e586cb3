#include "corpus/aligned_block.h"

#include <algorithm>
#include <cstdint>

#include "corpus/ascii.h"
#include "corpus/head_spans.h"
#include "corpus/loose_table.h"
#include "corpus/segments.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr std::size_t kLongestTitle = 90, kMostTitleWords = 12;
constexpr std::size_t kLongestCell = 60;

// A figure, or a figure with its unit: what a head must stand over.
bool is_measured(std::string_view words) {
  const std::string_view first = words.substr(0, words.find(' '));
  return holds_digit(first) && is_value_word(first);
}

// "9.3", "9,3", but not the day "14.02.2022".
bool holds_decimal(std::string_view word) {
  const std::size_t end = word.find_last_not_of(",;:)");
  if (end == word.npos || is_day(word.substr(0, end + 1))) return false;
  for (std::size_t at = 1; at + 1 < word.size(); ++at) {
    if ((word[at] == '.' || word[at] == ',') && is_digit(word[at - 1]) &&
        is_digit(word[at + 1]))
      return true;
  }
  return false;
}

bool begins_signed(std::string_view words) {
  return is_measured(words) && (words[0] < '0' || words[0] > '9');
}

bool is_headed(std::string_view text, const Grid& grid, std::uint16_t column) {
  for (std::uint16_t r = 0; r < grid.head_rows; ++r) {
    const Cell* cell = grid.at(r, column);
    if (cell != nullptr && !cell_text(text, *cell).empty()) return true;
  }
  return false;
}

// "Total hip | BMD", " | T-score": a second column of labels, below no head.
bool has_second_labels(std::string_view text, const Grid& grid) {
  if (grid.columns < 4 || is_headed(text, grid, 1)) return false;
  std::size_t words = 0;
  for (std::uint16_t r = grid.head_rows; r < grid.rows; ++r) {
    const Cell* cell = grid.at(r, 1);
    if (cell == nullptr || cell->columns > 1 || cell->span.empty()) continue;
    if (is_value(slice(text, cell->span))) return false;
    ++words;
  }
  return words > 1;
}

// How many cells behind the labels hold figures, with a sign, or words.
struct Tally {
  std::size_t figures = 0, signed_figures = 0, words = 0;

  void add(std::string_view cell) {
    const bool measured = is_measured(cell);
    figures += measured ? 1 : 0;
    signed_figures += begins_signed(cell) ? 1 : 0;
    words += measured || is_value(cell) ? 0 : 1;
  }
};

// Each column has a head, and one column, at least, holds figures for the most;
// or one row does, where patients stand in columns.
bool tells_figures(std::string_view text, const Grid& grid) {
  if (grid.head_rows == 0 || grid.rows <= grid.head_rows) return false;
  std::vector<Tally> columns(grid.columns), rows(grid.rows);
  Tally all;
  const std::uint16_t labels = has_second_labels(text, grid) ? 2 : 1;
  for (std::uint16_t c = 0; c < grid.columns; ++c) {
    if (c >= labels && !is_headed(text, grid, c)) return false;
    for (std::uint16_t r = grid.head_rows; r < grid.rows; ++r) {
      const Cell* cell = grid.at(r, c);
      if (cell == nullptr || cell->columns > 1 || cell->span.empty()) continue;
      const std::string_view words = slice(text, cell->span);
      columns[c].add(words);
      if (c < labels) continue;
      rows[r].add(words);
      all.add(words);
    }
  }
  const auto of_figures = [](const Tally& one) {
    return one.figures > 2 * one.words;
  };
  const auto told = std::count_if(columns.begin(), columns.end(), of_figures);
  // Of two columns the first line of a list may be taken for heads.
  if (grid.columns == 2)
    return told > 0 && all.signed_figures * 2 >= all.figures + all.words;
  if (grid.rows == grid.head_rows + 1) return told > 1;
  return told > 0 || std::any_of(rows.begin(), rows.end(), of_figures);
}

// A short form that the rows hold is explained, or a mark of theirs.
bool is_footnote_of(std::string_view rows, std::string_view line) {
  if (!is_table_footnote(line)) return false;
  const bool word = begins_upper(line) || begins_lower(line);
  const std::string_view form = line.substr(0, line.find_first_of(":=,"));
  return !word || rows.find(form) != rows.npos;
}

// A line of heads, and two rows, at least, of two figures each: no prose
// though no shape reads it.
bool has_heads_over_figures(const LooseBody& body) {
  constexpr std::size_t kFewest = 2;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < body.lines.size(); ++i) {
    const SegmentLine cells = segments_of(body, body.lines[i]);
    const auto figures = static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [&](const Segment& cell) {
          const std::string_view words = slice(body.text, cell.span);
          return is_value(words) && holds_digit(words);
        }));
    if (i == 0 && (figures > 0 || cells.size() < kFewest)) return false;
    rows += figures >= kFewest ? 1 : 0;
  }
  return rows >= kFewest;
}

bool is_table(const LooseBody& body) {
  if (body.lines.size() < 2) return false;
  const auto grid = sure_columns(body);
  return grid ? tells_figures(body.text, *grid) : has_heads_over_figures(body);
}

}  // namespace

std::optional<AlignedBlock> AlignedBlocks::at(std::size_t first) {
  constexpr std::size_t kMostLooks = 4;
  if (first >= looked_to_) looks_ = 0;
  if (looks_ >= kMostLooks || !near_gaps(first)) return std::nullopt;
  AlignedBlock block;
  std::size_t heads = first;
  if (!begins_columns(first)) {
    if (!is_title(first) || !begins_columns(first + 1)) return std::nullopt;
    block.titled = true;
    ++heads;
  }
  if (match_heading(line(heads), profiles_) || runs_in(heads) ||
      tells_amounts(heads))
    return std::nullopt;
  block.end = rows_end(heads);
  looked_to_ = std::max(looked_to_, block.end);
  ++looks_;
  if (block.end < heads + 2) return std::nullopt;
  if (!is_table(loose_body(text_, span_of(heads, block.end))))
    return std::nullopt;
  take_footnotes(block, heads);
  take_caption(block);
  return block;
}

// A look at a few lines tells most places of prose from tables.
bool AlignedBlocks::near_gaps(std::size_t i) const {
  constexpr std::size_t kLinesLookedAt = 4;
  const std::size_t end = std::min(lines_.size(), i + kLinesLookedAt);
  const bool barred = line(i).find('|') != std::string_view::npos;
  for (; i < end; ++i)
    if (lines_[i].gaps) return true;
  return barred;
}

// Two blanks between words; behind a full stop they part sentences.
bool AlignedBlocks::in_columns(std::size_t i) const {
  if (i >= lines_.size()) return false;
  const std::string_view words = line(i);
  if (lines_[i].gaps || has_marks(words)) return true;
  for (std::size_t at = words.find("  "); at != words.npos;
       at = words.find("  ", at + 2)) {
    if (words[at - 1] != '.' && words[at - 1] != '?') return true;
  }
  return false;
}

// Or a single head far in, over columns of the next line.
bool AlignedBlocks::begins_columns(std::size_t i) const {
  constexpr std::size_t kFar = 8;
  if (in_columns(i)) return true;
  return i + 1 < lines_.size() && line(i).size() <= kLongestCell &&
         in_columns(i + 1) && !lines_[i + 1].blank_before &&
         indent(i) >= indent(i + 1) + kFar;
}

// "Bone density (Hologic)", set apart: no sentence, no section's heading.
bool AlignedBlocks::is_title(std::size_t i) const {
  const std::string_view words = line(i);
  if (words.size() > kLongestTitle || count_words(words) > kMostTitleWords ||
      begins_lower(words) || words.back() == '.' || words.back() == ',' ||
      words.back() == ';')
    return false;
  if (i > 0 && !lines_[i].blank_before && !ends_sentence(line(i - 1)))
    return false;
  return !match_heading(words, profiles_) && !runs_in(i);
}

// "Result: calcium …"; "Case 1    Case 2" only begins like a case's sentence.
bool AlignedBlocks::runs_in(std::size_t i) const {
  const auto match = match_run_in(line(i), profiles_);
  return match && match->size > 0;
}

// "Calcium 9.3 mg/dL   Phosphate 4.3 mg/dL": a list of several a line, whose
// decimals no head has.
bool AlignedBlocks::tells_amounts(std::size_t i) const {
  const std::string_view words = line(i);
  const auto all =
      words_of(words, {0, static_cast<std::uint32_t>(words.size())});
  const bool decimals = std::any_of(all.begin(), all.end(), [&](Span word) {
    return holds_decimal(slice(words, word));
  });
  if (!decimals) return false;
  const LooseBody one = loose_body(text_, span_of(i, i + 1));
  return one.lines.empty() ||
         !heads_of_figures(one, segments_of(one, one.lines[0]));
}

// Whether figures alone stand behind the first cell of a line.
bool AlignedBlocks::has_figures(std::size_t i) const {
  const LooseBody one = loose_body(text_, span_of(i, i + 1));
  if (one.lines.empty()) return false;
  const SegmentLine cells = segments_of(one, one.lines[0]);
  return std::any_of(cells.begin() + 1, cells.end(), [&](const Segment& cell) {
    const std::string_view words = slice(text_, cell.span);
    return is_value(words) && holds_digit(words);
  });
}

// By a form feed; a small indent is a label's within rows.
bool AlignedBlocks::begins_page(std::size_t i) const {
  const Span between{lines_[i - 1].span.end, lines_[i].span.begin};
  return slice(text_, between).find('\f') != std::string_view::npos;
}

// Rows go on over a blank line where figures follow, or where only heads
// stand above it.
std::size_t AlignedBlocks::rows_end(std::size_t heads) const {
  std::size_t end = heads;
  bool figures = false;
  while (end < lines_.size() && !(end > heads && begins_page(end))) {
    if (lines_[end].blank_before && end > heads &&
        (!in_columns(end) || (figures && !has_figures(end))))
      break;
    if (!in_columns(end) && !is_part(end, heads)) break;
    figures = figures || has_figures(end);
    ++end;
  }
  return end;
}

// A line within the rows that is one cell: a name of rows, or the rest of a
// cell above.
bool AlignedBlocks::is_part(std::size_t i, std::size_t heads) const {
  constexpr std::size_t kMostLines = 3;
  const std::string_view words = line(i);
  if (words.size() > kLongestCell) return false;
  if (const auto match = match_heading(words, profiles_)) {
    // "Case 2" right above rows of its figures.
    return match->numbered && i > heads && i + 1 < lines_.size() &&
           !lines_[i + 1].blank_before && in_columns(i + 1) &&
           has_figures(i + 1);
  }
  const bool more =
      begins_lower(words) || words.front() == '(' || indent(i) > indent(heads);
  if (more && i > heads) return true;
  for (std::size_t next = i + 1; next < lines_.size() && next <= i + kMostLines;
       ++next) {
    if (lines_[next].blank_before) return false;
    if (in_columns(next)) return !ends_sentence(words);
  }
  return false;
}

// Right below the rows, and what begins so below a blank line.
void AlignedBlocks::take_footnotes(AlignedBlock& block,
                                   std::size_t heads) const {
  const std::string_view rows = slice(text_, span_of(heads, block.end));
  while (block.end < lines_.size() && !in_columns(block.end) &&
         is_footnote_of(rows, line(block.end))) {
    ++block.end;
    while (block.end < lines_.size() && !lines_[block.end].blank_before &&
           begins_lower(line(block.end)) && !in_columns(block.end))
      ++block.end;
  }
}

// "Table 2. …" below the rows, where it is over none of its own.
void AlignedBlocks::take_caption(AlignedBlock& block) const {
  if (block.end >= lines_.size()) return;
  const auto match = match_caption(line(block.end), true, profiles_);
  if (!match || match->kind != SectionKind::kTable) return;
  const std::size_t next = block.end + 1;
  for (std::size_t i = next; i < lines_.size() && i < next + 2; ++i)
    if (in_columns(i)) return;
  block.caption = block.end;
  block.end = next;
}

}  // namespace casebook
