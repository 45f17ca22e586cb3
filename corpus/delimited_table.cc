#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr double kExact = 0.95;  // marks tell cells, empty ones too

Span trimmed(std::string_view text, Span span) {
  const auto blank = [&](std::uint32_t at) {
    return text[at] == ' ' || text[at] == '\t';
  };
  while (span.begin < span.end && blank(span.begin)) ++span.begin;
  while (span.begin < span.end && blank(span.end - 1)) --span.end;
  return span;
}

// A cell in quotes without them.
Span unquoted(std::string_view text, Span span) {
  span = trimmed(text, span);
  const bool quoted =
      span.size() >= 2 && text[span.begin] == '"' && text[span.end - 1] == '"';
  return quoted ? Span{span.begin + 1, span.end - 1} : span;
}

// The cells of a line; what stands in quotes parts none.
std::vector<Span> cells_of(std::string_view text, Span line,
                           std::string_view mark) {
  std::vector<Span> cells;
  std::uint32_t begin = line.begin;
  bool quoted = false;
  for (std::uint32_t at = line.begin; at < line.end;) {
    quoted ^= text[at] == '"' && mark != "\t";
    if (!quoted && text.substr(at).starts_with(mark)) {
      cells.push_back(unquoted(text, {begin, at}));
      at += static_cast<std::uint32_t>(mark.size());
      begin = at;
    } else {
      ++at;
    }
  }
  cells.push_back(unquoted(text, {begin, line.end}));
  return cells;
}

// "| 1 | 29 |": bars at the line's ends part nothing, where the heads have them
// as well; else a cell is empty there.
std::vector<Span> barred_cells(const LooseBody& body, std::size_t line,
                               std::string_view bar) {
  std::vector<Span> cells = cells_of(body.text, body.lines[line].span, bar);
  const std::string_view words = body.words(line), heads = body.words(0);
  const bool as_heads =
      cells.size() == cells_of(body.text, body.lines[0].span, bar).size();
  const bool drawn_first = heads.starts_with(bar) || !as_heads;
  const bool drawn_last = heads.ends_with(bar) || !as_heads;
  if (words.ends_with(bar) && drawn_last) cells.pop_back();
  if (words.starts_with(bar) && drawn_first && !cells.empty())
    cells.erase(cells.begin());
  return cells;
}

std::string_view bar_of(const LooseBody& body) {
  for (const std::string_view bar : kBars) {
    std::size_t barred = 0;
    for (std::size_t i = 0; i < body.lines.size(); ++i) {
      const std::string_view line = body.words(i);
      const std::size_t first = line.find(bar);
      barred += first != line.npos && line.find(bar, first + 1) != line.npos;
    }
    if (barred > 1 && barred * 2 > body.lines.size()) return bar;
  }
  return {};
}

void add(PlannedCell& cell, Span piece) {
  if (piece.empty()) return;
  if (cell.span.empty()) {
    cell.span = piece;
  } else {
    cell.rest.push_back(piece);
  }
}

// Rows between drawn lines, or a row a line; a line that begins with an empty
// cell and holds no figures goes on from the one above.
class BarredTable {
 public:
  BarredTable(const LooseBody& body, std::string_view bar) : body_(body) {
    for (std::size_t i = 0; i < body.lines.size(); ++i)
      lines_.push_back(barred_cells(body, i, bar));
  }

  std::optional<Grid> run() const {
    const std::size_t columns = lines_[0].size();
    std::size_t rules = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i)
      rules += body_.lines[i].ruled_before ? 1 : 0;
    const bool boxed = rules > 1;
    std::vector<PlannedRow> plan;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].size() != columns || columns < 2) return std::nullopt;
      const bool head =
          plan.size() == 1 && !body_.lines[i].ruled_before && rules > 0;
      const bool on =
          i > 0 && (boxed || head ? !body_.lines[i].ruled_before : goes_on(i));
      if (!on) plan.emplace_back(columns);
      for (std::size_t c = 0; c < columns; ++c)
        add(plan.back()[c], lines_[i][c]);
    }
    if (plan.size() < 2) return std::nullopt;
    return grid_of(plan, 1, kExact);
  }

 private:
  bool goes_on(std::size_t i) const {
    return lines_[i][0].empty() &&
           std::none_of(lines_[i].begin(), lines_[i].end(), [&](Span cell) {
             return !cell.empty() && is_value(slice(body_.text, cell));
           });
  }

  const LooseBody& body_;
  std::vector<std::vector<Span>> lines_;
};

// The tabs that a line begins with: its first cells are empty.
std::size_t leading_tabs(std::string_view text, const LooseLine& line) {
  std::size_t tabs = 0;
  for (std::uint32_t at = line.span.begin; at > 0; --at) {
    if (text[at - 1] != ' ' && text[at - 1] != '\t') break;
    tabs += text[at - 1] == '\t' ? 1 : 0;
  }
  return tabs;
}

std::optional<Grid> tabbed_table(const LooseBody& body) {
  std::vector<PlannedRow> plan;
  std::size_t columns = 0;
  for (const LooseLine& line : body.lines) {
    PlannedRow row(leading_tabs(body.text, line));
    for (const Span cell : cells_of(body.text, line.span, "\t"))
      row.push_back({cell});
    columns = std::max(columns, row.size());
    plan.push_back(std::move(row));
  }
  if (columns < 2 || plan.size() < 2) return std::nullopt;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    // Empty cells at a line's end leave no tabs behind.
    if (i > 0 && plan[i].size() > 1) plan[i].resize(columns);
    if (plan[i].size() != columns && plan[i].size() != 1) return std::nullopt;
  }
  return grid_of(plan, 1, kExact);
}

// The same number of marks in every line. Commas part cells only where no
// decimal could be meant: a quote or a decimal point shows it.
std::optional<Grid> marked_table(const LooseBody& body, std::string_view mark) {
  std::vector<PlannedRow> plan;
  bool told = mark != ",";
  for (const LooseLine& line : body.lines) {
    const std::string_view words = slice(body.text, line.span);
    const std::vector<Span> cells = cells_of(body.text, line.span, mark);
    if (mark == "," && words.find(", ") != words.npos &&
        words.find('"') == words.npos)
      return std::nullopt;
    told |= words.find('"') != words.npos;
    PlannedRow row;
    for (const Span cell : cells) {
      const std::string_view one = slice(body.text, cell);
      told |= is_value(one) && one.find('.') != one.npos;
      row.push_back({cell});
    }
    if (!plan.empty() && plan[0].size() != row.size()) return std::nullopt;
    plan.push_back(std::move(row));
  }
  if (!told || plan.size() < 3 || plan[0].size() < 3) return std::nullopt;
  return grid_of(plan, 1, kExact);
}

}  // namespace

bool is_barred(const LooseBody& body) { return !bar_of(body).empty(); }

std::optional<Grid> delimited_table(const LooseBody& body) {
  if (body.lines.size() < 2) return std::nullopt;
  if (const std::string_view bar = bar_of(body); !bar.empty())
    return BarredTable(body, bar).run();
  std::size_t tabs = 0;
  for (std::size_t i = 0; i < body.lines.size(); ++i)
    tabs += body.words(i).find('\t') != std::string_view::npos ? 1 : 0;
  if (tabs * 2 > body.lines.size()) return tabbed_table(body);
  if (auto grid = marked_table(body, ";")) return grid;
  return marked_table(body, ",");
}

}  // namespace casebook
