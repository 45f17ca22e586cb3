#include "corpus/page_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "corpus/page_columns.h"
#include "corpus/table_region.h"

namespace casebook {
namespace {

using Runs = std::vector<const PageRun*>;

constexpr std::size_t kMostRuns = 5000;

// The size that most words of the page are set in.
float usual_size(const Page& page) {
  std::map<int, std::size_t> words;  // by tenths of a point
  for (const PageRun& run : page.runs) {
    words[static_cast<int>(run.size * 10)] += run.words.size();
  }
  const auto most = std::max_element(
      words.begin(), words.end(),
      [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == words.end() ? 0 : static_cast<float>(most->first) / 10;
}

class PageLayout {
 public:
  PageLayout(const Page& page, const std::vector<bool>& furniture,
             const LanguageProfiles& profiles, PageFlow& flow)
      : page_(page), profiles_(profiles), flow_(flow) {
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
      const bool apart = i < furniture.size() && furniture[i];
      Runs& runs = page.runs[i].aside ? aside_ : (apart ? furniture_ : body_);
      runs.push_back(&page.runs[i]);
    }
  }

  std::vector<PageBlock> run() {
    if (body_.size() > kMostRuns) return as_it_comes();
    edge(true);
    columns_ = page_columns(body_, flow_.usual);
    if (columns_.count() > 1) flow_.usual = columns_;
    find_tables();
    place_body();
    edge(false);
    add_furniture(aside_);
    return std::move(blocks_);
  }

 private:
  // No page of a report has so many: nothing is looked for in it.
  std::vector<PageBlock> as_it_comes() {
    PageBlock block;
    block.right = page_.width;
    for (const PageRun& run : page_.runs) block.rows.push_back({run});
    blocks_.push_back(std::move(block));
    return std::move(blocks_);
  }

  // Furniture above the text is read first, below it last.
  void edge(bool above) {
    Runs runs;
    for (const PageRun* run : furniture_) {
      if ((run->box.middle() < page_.height / 2) == above) runs.push_back(run);
    }
    add_furniture(std::move(runs));
  }

  void add_furniture(Runs runs) {
    if (runs.empty()) return;
    PageBlock block;
    block.kind = PageBlockKind::kFurniture;
    block.rows = rows_of(std::move(runs));
    blocks_.push_back(std::move(block));
  }

  // The text's width in columns `first` to `last`.
  Runs within(float left, float right, const Runs& runs) const {
    Runs found;
    for (const PageRun* run : runs) {
      const float middle = (run->box.left + run->box.right) / 2;
      if (middle >= left && middle < right) found.push_back(run);
    }
    return found;
  }

  // Wide tables first: their cells look like lines of the columns.
  void find_tables() {
    const bool before = flow_.table_open;
    if (columns_.count() > 1) {
      tables_in({columns_.begin(0), columns_.right, true});
    }
    const bool wide_open = flow_.table_open;
    flow_.table_open = before && tables_.empty();
    for (std::size_t c = 0; c < columns_.count(); ++c) {
      tables_in({columns_.begin(c), columns_.end(c), false});
    }
    flow_.table_open = flow_.table_open || (columns_.count() > 1 && wide_open);
  }

  void tables_in(TableSearch search) {
    search.columns = &columns_;
    search.profiles = &profiles_;
    search.text_size = usual_size(page_);
    search.goes_on = flow_.table_open;
    const std::vector<PageRow> rows =
        rows_of(within(search.left - 1, search.right + 1, body_));
    flow_.table_open = false;
    for (const TableRegion& region : table_regions(rows, search)) {
      flow_.table_open = region.end == rows.size();
      PageBlock block;
      block.kind = PageBlockKind::kTable;
      block.left = search.left;
      block.right = search.right;
      block.caption = region.caption;
      block.footnotes = region.footnotes;
      block.rest = region.rest;
      block.rows.assign(
          rows.begin() + static_cast<std::ptrdiff_t>(region.first),
          rows.begin() + static_cast<std::ptrdiff_t>(region.end));
      take_from_body(block);
      tables_.push_back(std::move(block));
    }
  }

  void take_from_body(const PageBlock& block) {
    for (const PageRow& row : block.rows) {
      for (const PageRun& run : row) {
        std::erase_if(body_, [&](const PageRun* other) {
          return other->box == run.box && other->words == run.words;
        });
      }
    }
  }

  bool is_wide(const PageBlock& block) const {
    return columns_.count() > 1 && block.left <= columns_.begin(0) + 1 &&
           block.right >= columns_.right - 1;
  }

  // From top to bottom; what crosses the columns ends what stands above it.
  void place_body() {
    struct Piece {
      float top = 0;
      const PageRun* run = nullptr;
      PageBlock* table = nullptr;
    };
    std::vector<Piece> pieces;
    for (const PageRun* run : body_) pieces.push_back({run->box.top, run});
    for (PageBlock& table : tables_) {
      pieces.push_back({box_of(table.rows.front()).top, nullptr, &table});
    }
    std::stable_sort(
        pieces.begin(), pieces.end(),
        [](const Piece& a, const Piece& b) { return a.top < b.top; });
    bands_.assign(columns_.count() + 1, {});
    for (const Piece& piece : pieces) {
      if (piece.table != nullptr) {
        place_table(*piece.table);
      } else if (columns_.crosses(piece.run->box) || ends_wide(*piece.run)) {
        flush_columns();
        bands_.back().push_back(piece.run);
      } else {
        flush_wide();
        bands_[columns_.column_of(piece.run->box)].push_back(piece.run);
      }
    }
    flush_wide();
    flush_columns();
  }

  // The short last line of a paragraph or title over the whole width.
  bool ends_wide(const PageRun& run) const {
    if (columns_.count() < 2 || bands_.back().empty()) return false;
    const PageRun& above = *bands_.back().back();
    if (std::abs(above.size - run.size) > 0.6F ||
        run.base - above.base > 1.6F * run.size) {
      return false;
    }
    return std::none_of(body_.begin(), body_.end(), [&](const PageRun* other) {
      return other != &run && shared_height(other->box, run.box) > 0.3F;
    });
  }

  void place_table(PageBlock& table) {
    if (is_wide(table)) {
      flush_wide();
      flush_columns();
      blocks_.push_back(std::move(table));
      return;
    }
    flush_wide();
    const std::size_t column = columns_.column_of(box_of(table.rows.front()));
    // A mark of its place among the column's runs.
    column_tables_.push_back({column, bands_[column].size(), std::move(table)});
  }

  void flush_columns() {
    for (std::size_t c = 0; c < columns_.count(); ++c) flush_column(c);
    column_tables_.clear();
  }

  void flush_column(std::size_t c) {
    const Runs& runs = bands_[c];
    std::size_t from = 0;
    for (ColumnTable& table : column_tables_) {
      if (table.column != c) continue;
      add_text({runs.begin() + static_cast<std::ptrdiff_t>(from),
                runs.begin() + static_cast<std::ptrdiff_t>(table.before)},
               columns_.begin(c), columns_.end(c));
      from = table.before;
      blocks_.push_back(std::move(table.block));
    }
    add_text({runs.begin() + static_cast<std::ptrdiff_t>(from), runs.end()},
             columns_.begin(c), columns_.end(c));
    bands_[c].clear();
  }

  void flush_wide() {
    add_text(bands_.back(), columns_.begin(0), columns_.right);
    bands_.back().clear();
  }

  void add_text(Runs runs, float left, float right) {
    if (runs.empty()) return;
    PageBlock block;
    block.left = left;
    block.right = right;
    block.rows = rows_of(std::move(runs));
    blocks_.push_back(std::move(block));
  }

  struct ColumnTable {
    std::size_t column = 0;
    std::size_t before = 0;  // runs of the column's band
    PageBlock block;
  };

  const Page& page_;
  const LanguageProfiles& profiles_;
  PageFlow& flow_;
  Runs body_;
  Runs furniture_;
  Runs aside_;
  PageColumns columns_;
  std::vector<PageBlock> tables_;
  std::vector<Runs> bands_;  // one a column, and one for what crosses them
  std::vector<ColumnTable> column_tables_;
  std::vector<PageBlock> blocks_;
};

}  // namespace

std::vector<PageBlock> lay_out_page(const Page& page,
                                    const std::vector<bool>& furniture,
                                    const LanguageProfiles& profiles,
                                    PageFlow& flow) {
  return PageLayout(page, furniture, profiles, flow).run();
}

std::vector<PageRow> rows_of(std::vector<const PageRun*> runs) {
  constexpr float kLevel = 0.5F;
  std::stable_sort(runs.begin(), runs.end(),
                   [](const PageRun* a, const PageRun* b) {
                     return a->box.middle() < b->box.middle();
                   });
  std::vector<PageRow> rows;
  Box row_box;
  for (const PageRun* run : runs) {
    if (rows.empty() || shared_height(row_box, run->box) < kLevel) {
      rows.push_back({*run});
      row_box = run->box;
      continue;
    }
    rows.back().push_back(*run);
    // A tall run must not pull in the next row.
    row_box.top = std::max(row_box.top, run->box.top);
    row_box.bottom = std::min(row_box.bottom, run->box.bottom);
  }
  for (PageRow& row : rows) {
    std::stable_sort(row.begin(), row.end(),
                     [](const PageRun& a, const PageRun& b) {
                       return a.box.left < b.box.left;
                     });
  }
  return rows;
}

Box box_of(const PageRow& row) {
  Box box = row.front().box;
  for (const PageRun& run : row) box = cover(box, run.box);
  return box;
}

}  // namespace casebook
