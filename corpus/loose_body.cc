#include "corpus/loose_body.h"

#include <algorithm>
#include <array>

#include "corpus/ascii.h"
#include "corpus/lines.h"

namespace casebook {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

constexpr std::array<std::string_view, 7> kFootnoteMarks = {
    "*", "\xE2\x80\xA0", "\xE2\x80\xA1", "\xC2\xA7", "\xC2\xB6", "#", "("};

// Two capitals and no more than a word: "BMD", "25(OH)D", "TPTD"; or letters
// with stops behind them: "n.a.".
bool is_short_form(std::string_view name) {
  if (count_words(name) != 1) return false;
  const std::size_t stop = name.find('.');
  const bool stops = stop == 1 && name.size() >= 3 && name.size() <= 6;
  return stops || std::count_if(name.begin(), name.end(), [](char c) {
                    return 'A' <= c && c <= 'Z';
                  }) >= 2;
}

bool has_bar(std::string_view line) {
  return std::any_of(kBars.begin(), kBars.end(), [&](std::string_view bar) {
    return line.find(bar) != line.npos;
  });
}

// "BMD: bone …", "femur, femur neck", "TPTD = teriparatide": a short name,
// a mark, and words.
bool explains(std::string_view piece) {
  const std::size_t mark = piece.find_first_of(":=,");
  if (mark == piece.npos || mark == 0 || mark > 24) return false;
  const std::string_view name = piece.substr(0, mark);
  std::string_view meaning = piece.substr(mark + 1);
  meaning = meaning.substr(0, meaning.find_first_of(";."));
  const std::size_t word = meaning.find_first_not_of(' ');
  const std::string_view first =
      word == meaning.npos ? "" : meaning.substr(word, meaning.find(' ', word));
  return count_words(name) <= 2 && !holds_digit(first) && meaning.size() >= 6;
}

}  // namespace

bool is_table_footnote(std::string_view line) {
  constexpr std::uint32_t kFewestWords = 3;
  for (const std::string_view mark : kFootnoteMarks) {
    if (!line.starts_with(mark)) continue;
    // A bracket must hold the whole line, and more than a unit.
    return mark != "(" || (line.find(')') + 1 == line.size() &&
                           count_words(line) >= kFewestWords);
  }
  // A row between bars: "25(OH)D, nmol/L | 28 | 51".
  if (has_bar(line) || !explains(line)) return false;
  const std::size_t mark = line.find_first_of(":=,");
  if (is_short_form(line.substr(0, mark))) return true;
  // A list in a cell reads alike but for the marks between its pieces.
  const std::size_t next = line.find(';');
  return next != line.npos && next + 2 < line.size() &&
         explains(line.substr(next + 2));
}

namespace {

std::uint32_t characters(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(
      text.begin(), text.end(),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool has_columns(const LooseBody& body, std::size_t line) {
  const std::string_view words = body.words(line);
  return words.find("   ") != words.npos || words.find('\t') != words.npos ||
         value_run(body.text, body.lines[line].span).values.size() > 1;
}

// Footnotes begin where labels do; far from there a bracket is a cell's.
bool is_footnote_at(const LooseBody& body, std::size_t line) {
  constexpr std::uint32_t kNear = 8;
  std::uint32_t margin = body.lines[line].indent;
  for (const LooseLine& one : body.lines) margin = std::min(margin, one.indent);
  return body.lines[line].indent <= margin + kNear &&
         is_table_footnote(body.words(line));
}

bool is_apart(std::string_view line) {
  return line.find("  ") != line.npos || line.find('\t') != line.npos;
}

// Below lines set in columns, lines without any that are wider than labels.
std::size_t first_below_columns(const LooseBody& body, std::size_t end) {
  constexpr std::uint32_t kFewestWords = 3;
  std::size_t apart = 0;
  std::uint32_t label_end = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const std::string_view line = body.words(i);
    if (!is_apart(line)) continue;
    ++apart;
    const std::string_view first =
        line.substr(0, std::min(line.find("  "), line.find('\t')));
    if (body.lines[i].indent <= label_end || label_end == 0)
      label_end = std::max(label_end, body.lines[i].indent + characters(first));
  }
  std::size_t seen = end;
  if (apart < 2 || apart * 2 < end) return seen;
  for (std::size_t i = end; i-- > 1 && !is_apart(body.words(i));) {
    const std::uint32_t indent = body.lines[i].indent;
    const std::uint32_t reaches = indent + characters(body.words(i));
    if (indent < label_end && reaches > label_end + 1 &&
        count_words(body.words(i)) >= kFewestWords)
      seen = i;
  }
  return seen;
}

// Where the footnotes begin: whole blocks at the end, then lines at the end
// of the block above them.
std::size_t first_footnote(const LooseBody& body) {
  std::size_t first = body.lines.size();
  const std::vector<LooseBlock> blocks = blocks_of(body);
  std::size_t b = blocks.size();
  for (; b > 1 && is_footnote_at(body, blocks[b - 1].first) &&
         !has_columns(body, blocks[b - 1].first);
       --b) {
    first = blocks[b - 1].first;
  }
  if (b == 0) return first;
  std::size_t seen = first;
  for (std::size_t i = first; i-- > blocks[b - 1].first + 1;) {
    if (has_columns(body, i)) break;
    if (is_footnote_at(body, i)) seen = i;
  }
  return first_below_columns(body, seen);
}

void split_footnotes(LooseBody& body) {
  const std::size_t first = first_footnote(body);
  for (std::size_t i = first; i < body.lines.size(); ++i) {
    const bool begins =
        i == first || body.lines[i].blank_before || is_footnote_at(body, i);
    if (begins) {
      body.footnotes.push_back(body.lines[i].span);
    } else {
      body.footnotes.back().end = body.lines[i].span.end;
    }
  }
  body.lines.resize(first);
}

// What a drawn line may hold beside strokes: "+----+----+", "|:---|".
bool is_joint(char c) { return c == '|' || c == '+' || c == ':'; }

// A line drawn with signs, whole or in parts: three of them at least.
bool is_drawn(std::string_view line) {
  static constexpr std::array<std::string_view, 9> kStrokes = {"-",
                                                               "_",
                                                               "=",
                                                               "\xE2\x80\x93",
                                                               "\xE2\x80\x94",
                                                               "\xE2\x94\x80",
                                                               "\xE2\x94\x81",
                                                               "\xE2\x95\x90",
                                                               "\xE2\x80\x95"};
  std::size_t strokes = 0, least = line.size();
  bool any = false;
  for (std::size_t at = 0; at < line.size();) {
    if (is_space(line[at]) || is_joint(line[at])) {
      if (strokes > 0) least = std::min(least, strokes);
      strokes = 0;
      ++at;
      continue;
    }
    const auto stroke = std::find_if(
        kStrokes.begin(), kStrokes.end(),
        [&](std::string_view one) { return line.substr(at).starts_with(one); });
    if (stroke == kStrokes.end()) return false;
    at += stroke->size();
    ++strokes;
    any = true;
  }
  constexpr std::size_t kFewest = 3;
  if (strokes > 0) least = std::min(least, strokes);
  return any && least >= kFewest;
}

// The dashes that stand for minus, range or nothing.
std::string plain_dashes(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kDashes = {
      "\xE2\x88\x92", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x90",
      "\xE2\x80\x91"};
  std::string plain;
  for (std::size_t at = 0; at < word.size();) {
    const auto dash = std::find_if(
        kDashes.begin(), kDashes.end(),
        [&](std::string_view d) { return word.substr(at).starts_with(d); });
    if (dash != kDashes.end()) {
      plain += '-';
      at += dash->size();
    } else {
      plain += word[at++];
    }
  }
  return plain;
}

bool is_nothing(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kNothing = {
      "-", "--", "NA", "N/A", "n/a", "ND", "NR", "NM", "*"};
  return std::find(kNothing.begin(), kNothing.end(), word) != kNothing.end();
}

// Digits, their marks and what binds two figures.
bool is_figure(std::string_view word) {
  bool digit = false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    digit |= is_digit(c);
    const bool mark = is_digit(c) || c == '.' || c == ',' || c == '-' ||
                      c == '+' || c == '%' || c == '/' ||
                      static_cast<unsigned char>(c) == 0xC2U ||
                      static_cast<unsigned char>(c) == 0xB1U ||
                      static_cast<unsigned char>(c) == 0xB7U ||
                      (c == '*' && digit) || ((c == '<' || c == '>') && !digit);
    if (!mark) return false;
  }
  return digit;
}

}  // namespace

bool holds_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(), is_digit);
}

bool is_value_word(std::string_view word) {
  std::string plain = plain_dashes(word);
  if (is_nothing(plain)) return true;
  if (plain.size() > 2 && plain.front() == '(' && plain.back() == ')')
    plain = plain.substr(1, plain.size() - 2);
  return is_figure(plain);
}

bool begins_amount(std::string_view words) {
  const std::string_view word = words.substr(0, words.find(' '));
  if (!is_value_word(word)) return false;
  for (std::size_t at = 1; at < word.size(); ++at) {
    const bool mark = word[at] == '.' || word[at] == ',' || word[at] == '-';
    if (mark && is_digit(word[at - 1]) && at + 1 < word.size() &&
        is_digit(word[at + 1]))
      return true;
  }
  return false;
}

std::vector<Span> words_of(std::string_view text, Span span) {
  std::vector<Span> words;
  for (std::uint32_t at = span.begin; at < span.end;) {
    while (at < span.end && is_space(text[at])) ++at;
    const std::uint32_t begin = at;
    while (at < span.end && !is_space(text[at])) ++at;
    if (begin < at) words.push_back({begin, at});
  }
  return words;
}

bool is_value(std::string_view words) {
  const auto all =
      words_of(words, {0, static_cast<std::uint32_t>(words.size())});
  return !all.empty() && std::all_of(all.begin(), all.end(), [&](Span word) {
    const std::string_view one = slice(words, word);
    return is_value_word(one) || one == "\xC2\xB1" || one == "%";
  });
}

ValueRun value_run(std::string_view text, Span line) {
  const std::vector<Span> words = words_of(text, line);
  ValueRun run;
  bool joined = false;  // the figure on the right binds to this one
  std::size_t at = words.size();
  for (; at > 0; --at) {
    const Span word = words[at - 1];
    const std::string_view one = slice(text, word);
    const bool binds = one == "\xC2\xB1" || one == "%";
    if (!binds && !is_value_word(one)) break;
    if (binds && at == 1) break;
    if (joined && !run.values.empty()) {
      run.values.back().begin = word.begin;
    } else if (one == "%" || !binds) {
      run.values.push_back(word);
    } else {
      break;
    }
    const bool bracket = one.front() == '(';
    const bool before_sign =
        at >= 2 && slice(text, words[at - 2]) == std::string_view("\xC2\xB1");
    joined = binds || before_sign || bracket;
  }
  std::reverse(run.values.begin(), run.values.end());
  if (at > 0) run.label = {words[0].begin, words[at - 1].end};
  return run;
}

LooseBody loose_body(std::string_view text, Span under_caption,
                     const std::vector<Span>& left_out) {
  LooseBody body{text, {}, {}};
  auto left = left_out.begin();  // in order, as lines are
  const auto is_left_out = [&](std::uint32_t place) {
    while (left != left_out.end() && left->end <= place) ++left;
    return left != left_out.end() && left->contains(place);
  };
  bool blank = true, ruled = false;
  for (std::uint32_t at = under_caption.begin; at < under_caption.end;) {
    std::size_t end = text.find('\n', at);
    if (end == text.npos || end > under_caption.end) end = under_caption.end;
    std::uint32_t first = at;
    auto last = static_cast<std::uint32_t>(end);
    while (first < last && is_space(text[first])) ++first;
    while (last > first && is_space(text[last - 1])) --last;
    if (first == last || is_left_out(first)) {
      blank = true;
    } else if (is_drawn(text.substr(first, last - first))) {
      ruled = true;
    } else {
      body.lines.push_back({{first, last},
                            blank,
                            ruled,
                            characters(text.substr(at, first - at))});
      blank = ruled = false;
    }
    at = static_cast<std::uint32_t>(end) + 1;
  }
  split_footnotes(body);
  return body;
}

std::vector<LooseBlock> blocks_of_lines(const LooseBody& body) {
  std::vector<LooseBlock> lines;
  for (std::size_t i = 0; i < body.lines.size(); ++i)
    lines.push_back({i, i + 1});
  return lines;
}

std::vector<LooseBlock> blocks_of(const LooseBody& body) {
  std::vector<LooseBlock> blocks;
  for (std::size_t i = 0; i < body.lines.size(); ++i) {
    if (i == 0 || body.lines[i].blank_before) blocks.push_back({i, i});
    blocks.back().end = i + 1;
  }
  return blocks;
}

}  // namespace casebook
