#include "corpus/loose_table.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "corpus/headings.h"
#include "corpus/lines.h"
#include "corpus/loose_heads.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

using Shape = std::optional<Grid> (*)(const LooseBody&);

// In the order of how much they ask of the lines.
constexpr std::array<Shape, 10> kShapes = {
    delimited_table, aligned_table, centred_table, column_table,
    cited_table,     stacked_table, spanned_table, spaced_table,
    worded_table,    anchored_table};
// A row a line.
constexpr std::array<Shape, 3> kLineShapes = {spaced_table, worded_table,
                                              anchored_table};
// What keeps cells apart is seen.
constexpr std::array<Shape, 3> kColumnShapes = {delimited_table, aligned_table,
                                                centred_table};

std::optional<Grid> read(const LooseBody& body, std::span<const Shape> shapes) {
  if (body.lines.size() < 2) return std::nullopt;
  const bool barred = is_barred(body), apart = is_set_apart(body);
  for (const Shape shape : shapes) {
    if (barred && shape != delimited_table) continue;
    // Blanks say where cells stand: what forgets them would guess.
    if (apart && (shape == spaced_table || shape == worded_table ||
                  shape == anchored_table))
      continue;
    auto grid = shape(body);
    if (grid && grid->confidence >= kSureGrid &&
        heads_fit_cells(body.text, *grid))
      return grid;
  }
  return std::nullopt;
}

class LooseTables {
 public:
  LooseTables(Document& document, const LanguageProfiles& profiles)
      : document_(document), profiles_(profiles) {}

  void run() {
    for (const Section& section : document_.sections)
      if (section.kind == SectionKind::kTable) take(section);
  }

 private:
  void take(const Section& section) {
    Span heading = section.heading;
    const bool only_caption =
        std::max(heading.end, section.span.begin) >= section.span.end &&
        !is_below(section);
    const bool announced = is_announced(heading);
    LooseBody body = body_below(section, heading);
    std::optional<Grid> grid =
        announced ? read(body, kShapes) : sure_columns(body);
    // Heads and rows may have been taken for a long caption's last lines: the
    // cut that tells most columns apart is right.
    for (Span shorter = heading;
         announced && !is_below(section) && cut_line(shorter);) {
      LooseBody more = body_below(section, shorter);
      auto other = read(more, kLineShapes);
      if (!other || (grid && grid->columns >= other->columns)) continue;
      grid = std::move(other);
      body = std::move(more);
      heading = shorter;
    }
    if (!grid && (only_caption || body.lines.size() < 2)) return;
    if (!grid) {
      document_.notes.push_back(
          {"N-TABLE-UNREAD",
           "a table's lines fit no shape that is sure; it was not read",
           document_.source.to_source(section.span)});
      return;
    }
    complete(section, heading, body, *grid);
    if (seen_.insert(print(*grid)).second) {
      document_.tables.push_back(std::move(*grid));
    } else {
      document_.notes.push_back({"N-TABLE-TWICE",
                                 "a table was printed twice; it counts once",
                                 document_.source.to_source(section.span)});
    }
  }

  bool is_announced(Span heading) const {
    return !heading.empty() &&
           match_caption(slice(document_.text, heading), true, profiles_);
  }

  // The caption stands below the rows.
  static bool is_below(const Section& section) {
    return section.heading.begin > section.span.begin;
  }

  LooseBody body_below(const Section& section, Span heading) const {
    const std::uint32_t first = std::max(heading.end, section.span.begin);
    Span rows{first, section.span.end};
    if (is_below(section)) rows = {section.span.begin, heading.begin};
    // The first line's margin tells where its words stand.
    if (rows.begin == section.span.begin)
      rows.begin = line_begin(document_.text, rows.begin);
    return loose_body(document_.text, rows, page_edges(section));
  }

  // Page numbers and running heads within a table: sections behind its own.
  std::vector<Span> page_edges(const Section& table) const {
    std::vector<Span> edges;
    const Section* const end =
        document_.sections.data() + document_.sections.size();
    for (const Section* one = &table + 1;
         one != end && one->span.begin < table.span.end; ++one)
      if (one->kind == SectionKind::kBack) edges.push_back(one->span);
    return edges;
  }

  // Takes the last line off, if it is not the only one.
  bool cut_line(Span& heading) const {
    const std::size_t end = slice(document_.text, heading).rfind('\n');
    if (end == std::string_view::npos) return false;
    heading.end = heading.begin + static_cast<std::uint32_t>(end);
    return true;
  }

  void complete(const Section& section, Span heading, const LooseBody& body,
                Grid& grid) const {
    grid.span = section.span;
    grid.caption = heading;
    grid.footnotes = body.footnotes;
    const std::string_view caption = slice(document_.text, heading);
    const std::size_t end = caption.find_first_of(".:");
    constexpr std::size_t kLongestLabel = 24;
    if (end <= kLongestLabel && is_announced(heading))  // npos is longer
      grid.label = std::string(caption.substr(0, end));
  }

  // The cells' words, to know the same table by.
  std::string print(const Grid& grid) const {
    std::string all;
    for (const Cell& cell : grid.cells) {
      std::string words = cell_text(document_.text, cell);
      std::erase_if(words, [](char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
      });
      all += words;
      all += '\n';
    }
    return all;
  }

  Document& document_;
  const LanguageProfiles& profiles_;
  std::set<std::string> seen_;
};

}  // namespace

std::optional<Grid> sure_columns(const LooseBody& body) {
  return read(body, kColumnShapes);
}

void find_loose_tables(Document& document, const LanguageProfiles& profiles) {
  LooseTables(document, profiles).run();
}

}  // namespace casebook
