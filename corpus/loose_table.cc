#include "corpus/loose_table.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "corpus/table_shapes.h"

namespace casebook {
namespace {

using Shape = std::optional<Grid> (*)(const LooseBody&);

// In the order of how much they ask of the lines.
constexpr std::array<Shape, 5> kShapes = {
    aligned_table, column_table, cited_table, stacked_table, spaced_table};

class LooseTables {
 public:
  explicit LooseTables(Document& document) : document_(document) {}

  void run() {
    for (const Section& section : document_.sections)
      if (section.kind == SectionKind::kTable) take(section);
  }

 private:
  void take(const Section& section) {
    const Span under{std::max(section.heading.end, section.span.begin),
                     section.span.end};
    if (under.begin >= under.end) return;  // only a caption
    const LooseBody body = loose_body(document_.text, under);
    if (body.lines.size() < 2) return;
    std::optional<Grid> grid;
    for (const Shape shape : kShapes) {
      grid = shape(body);
      if (grid && grid->confidence >= kSureGrid) break;
      grid.reset();
    }
    if (!grid) {
      document_.notes.push_back(
          {"N-TABLE-UNREAD",
           "a table's lines fit no shape that is sure; it was not read",
           document_.source.to_source(section.span)});
      return;
    }
    complete(section, body, *grid);
    if (seen_.insert(print(*grid)).second) {
      document_.tables.push_back(std::move(*grid));
    } else {
      document_.notes.push_back({"N-TABLE-TWICE",
                                 "a table was printed twice; it counts once",
                                 document_.source.to_source(section.span)});
    }
  }

  void complete(const Section& section, const LooseBody& body,
                Grid& grid) const {
    grid.span = section.span;
    grid.caption = section.heading;
    grid.footnotes = body.footnotes;
    const std::string_view caption = slice(document_.text, section.heading);
    const std::size_t end = caption.find_first_of(".:");
    constexpr std::size_t kLongestLabel = 24;
    if (end != caption.npos && end <= kLongestLabel)
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
  std::set<std::string> seen_;
};

}  // namespace

void find_loose_tables(Document& document) { LooseTables(document).run(); }

}  // namespace casebook
