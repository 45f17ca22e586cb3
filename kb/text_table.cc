#include "kb/text_table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

namespace casebook {
namespace {

constexpr std::size_t kGap = 2;
// What a column needs at least to be read.
constexpr std::size_t kNarrow = 12;
// Rows that a layout is measured on.
constexpr std::size_t kMostMeasured = 300;

struct Letter {
  std::string_view bytes;
  char32_t code = 0;
};

Letter next_letter(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = first < 0x80   ? 1
                           : first < 0xE0 ? 2
                           : first < 0xF0 ? 3
                                          : 4;
  Letter letter{text.substr(0, size), first};
  if (size == 1) return letter;
  letter.code = first & (0xFFU >> (size + 1));
  for (const char c : letter.bytes.substr(1))
    letter.code = letter.code << 6 | (static_cast<unsigned char>(c) & 0x3FU);
  return letter;
}

struct Range {
  char32_t first, last;
};

template <std::size_t n>
bool within(char32_t code, const std::array<Range, n>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [code](Range range) {
    return code >= range.first && code <= range.last;
  });
}

bool steers_terminal(char32_t code) {
  constexpr std::array<Range, 7> kSteering = {{{0x00, 0x1F},
                                               {0x7F, 0x9F},
                                               {0x061C, 0x061C},
                                               {0x200E, 0x200F},
                                               {0x202A, 0x202E},
                                               {0x2066, 0x2069},
                                               {0xFFF9, 0xFFFB}}};
  return within(code, kSteering);
}

std::size_t letter_width(char32_t code) {
  constexpr std::array<Range, 5> kMarks = {{{0x0300, 0x036F},
                                            {0x1AB0, 0x1AFF},
                                            {0x20D0, 0x20FF},
                                            {0x200B, 0x200D},
                                            {0xFE20, 0xFE2F}}};
  constexpr std::array<Range, 6> kDouble = {{{0x1100, 0x115F},
                                             {0x2E80, 0xA4CF},
                                             {0xAC00, 0xD7A3},
                                             {0xF900, 0xFAFF},
                                             {0xFF00, 0xFF60},
                                             {0x20000, 0x3FFFD}}};
  if (within(code, kMarks)) return 0;
  return within(code, kDouble) ? 2 : 1;
}

// One line, nothing in it that a terminal obeys.
std::string harmless(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const Letter letter = next_letter(text);
    text.remove_prefix(letter.bytes.size());
    if (letter.code == '\n' || letter.code == '\t' || letter.code == '\r') {
      line += ' ';
    } else if (steers_terminal(letter.code)) {
      line += '?';
    } else {
      line += letter.bytes;
    }
  }
  return line;
}

// The most bytes whose width is within `width`, at least one letter.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (bytes < text.size()) {
    const Letter letter = next_letter(text.substr(bytes));
    used += letter_width(letter.code);
    if (used > width && bytes > 0) break;
    bytes += letter.bytes.size();
  }
  return bytes;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    std::size_t end = fitting(text, width);
    if (end < text.size() && text[end] != ' ') {
      const std::size_t space = text.substr(0, end).rfind(' ');
      const std::size_t dash = text.substr(0, end).rfind('-');
      if (space != std::string_view::npos && space > 0) {
        end = space;
      } else if (dash != std::string_view::npos && dash >= end / 2) {
        end = dash + 1;
      }
    }
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

struct Layout {
  std::vector<std::size_t> shown;   // indexes of columns
  std::vector<std::size_t> widths;  // of the shown
  std::vector<std::size_t> left_out;
};

std::size_t total(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) +
         (widths.empty() ? 0 : kGap * (widths.size() - 1));
}

using Lines = std::vector<std::vector<std::string>>;

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 1;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, text_width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

// The sum of the rows' heights, a row being as high as its highest cell: in
// parts of lines, so that each letter of width counts.
double whole_height(const std::vector<std::vector<std::size_t>>& lengths,
                    const std::vector<std::size_t>& widths) {
  double sum = 0;
  for (const std::vector<std::size_t>& row : lengths) {
    double highest = 1;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      highest = std::max(highest, static_cast<double>(row[i]) /
                                      static_cast<double>(widths[i]));
    }
    sum += highest;
  }
  return sum;
}

// Gives what is left of the width, letter by letter, to the column that makes
// the table shortest.
void stretch(const Lines& lines, std::size_t width, Layout& layout) {
  std::vector<std::vector<std::size_t>> lengths;
  std::vector<std::size_t> most(layout.shown.size(), 1);
  for (const std::vector<std::string>& line : lines) {
    if (lengths.size() == kMostMeasured) break;
    std::vector<std::size_t>& row = lengths.emplace_back();
    for (const std::size_t column : layout.shown)
      row.push_back(text_width(line[column]));
    for (std::size_t i = 0; i < row.size(); ++i)
      most[i] = std::max(most[i], row[i]);
  }
  std::vector<std::size_t>& widths = layout.widths;
  while (total(widths) < width) {
    std::size_t best = widths.size();
    double least = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] >= most[i]) continue;
      ++widths[i];
      const double now = whole_height(lengths, widths);
      --widths[i];
      if (best == widths.size() || now < least) {
        best = i;
        least = now;
      }
    }
    if (best == widths.size()) return;
    ++widths[best];
  }
}

Layout lay_out(const std::vector<TextColumn>& columns, const Lines& lines,
               std::size_t width) {
  std::vector<std::size_t> natural(columns.size(), 1);
  std::vector<std::size_t> words(columns.size(), 1);
  for (const std::vector<std::string>& line : lines) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      natural[i] = std::max(natural[i], text_width(line[i]));
      words[i] = std::max(words[i], longest_word(line[i]));
    }
  }
  Layout layout;
  std::vector<std::size_t> by_weight(columns.size());
  std::iota(by_weight.begin(), by_weight.end(), std::size_t{0});
  std::stable_sort(by_weight.begin(), by_weight.end(),
                   [&](std::size_t a, std::size_t b) {
                     return columns[a].weight < columns[b].weight;
                   });
  std::vector<std::size_t> narrow;
  for (const std::size_t column : by_weight) {
    narrow.push_back(std::min(natural[column], kNarrow));
    if (!layout.shown.empty() && total(narrow) > width) {
      narrow.pop_back();
      layout.left_out.push_back(column);
      continue;
    }
    layout.shown.push_back(column);
  }
  std::sort(layout.shown.begin(), layout.shown.end());
  std::sort(layout.left_out.begin(), layout.left_out.end());
  for (const std::size_t column : layout.shown) {
    layout.widths.push_back(
        std::min({words[column], kNarrow, std::max(width, std::size_t{1})}));
  }
  stretch(lines, width, layout);
  return layout;
}

void append_row(const std::vector<std::string>& cells, const Layout& layout,
                std::string& text) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 1;
  for (std::size_t i = 0; i < layout.shown.size(); ++i) {
    wrapped.push_back(wrap(cells[layout.shown[i]], layout.widths[i]));
    height = std::max(height, wrapped.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string made;
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
      const std::string part =
          line < wrapped[i].size() ? wrapped[i][line] : std::string();
      made += part;
      const std::size_t used = std::min(text_width(part), layout.widths[i]);
      made += std::string(layout.widths[i] - used + kGap, ' ');
    }
    made.resize(made.find_last_not_of(' ') + 1);  // npos + 1 is 0
    text += made + '\n';
  }
}

}  // namespace

std::size_t text_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Letter letter = next_letter(text);
    text.remove_prefix(letter.bytes.size());
    width += letter_width(letter.code);
  }
  return width;
}

std::string text_table(const std::vector<TextColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows,
                       std::size_t width) {
  Lines lines(1);
  for (const TextColumn& column : columns)
    lines[0].push_back(harmless(column.heading));
  for (const std::vector<std::string>& row : rows) {
    std::vector<std::string>& line = lines.emplace_back();
    for (const std::string& cell : row) line.push_back(harmless(cell));
    line.resize(columns.size());
  }
  const Layout layout = lay_out(columns, lines, width);
  std::string text;
  append_row(lines[0], layout, text);
  std::vector<std::string> rule(columns.size());
  for (std::size_t i = 0; i < layout.shown.size(); ++i) {
    for (std::size_t at = 0; at < layout.widths[i]; ++at)
      rule[layout.shown[i]] += "\u2500";
  }
  append_row(rule, layout, text);
  for (std::size_t i = 1; i < lines.size(); ++i)
    append_row(lines[i], layout, text);
  if (layout.left_out.empty()) return text;
  std::string left_out = "Left out for want of room:";
  for (const std::size_t column : layout.left_out) {
    left_out += column == layout.left_out.front() ? " " : ", ";
    left_out += lines[0][column];
  }
  for (const std::string& line :
       wrap(left_out, std::max<std::size_t>(width, 1)))
    text += line + '\n';
  return text;
}

}  // namespace casebook
