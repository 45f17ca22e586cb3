#include "corpus/docx_article.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/headings.h"
#include "corpus/span.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::size_t kLongestHeading = 80;
constexpr std::size_t kLongestTitle = 300;
constexpr std::size_t kUnstyled = 1;  // the level of a heading only bold

// Left out with all that stands within.
bool is_left_out(std::string_view name) {
  constexpr std::array<std::string_view, 8> kNames = {
      "w:del",      "w:instrText", "mc:Fallback",        "w:footnoteReference",
      "w:moveFrom", "w:delText",   "w:commentReference", "w:sectPr"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// What Word keeps of the font "Symbol": a code of its own, in the private area
// (ECMA-376 part 1, 17.3.3.30; the font's encoding is Adobe's).
std::string_view symbol_sign(std::string_view code) {
  struct Sign {
    std::string_view code, text;
  };
  constexpr std::array<Sign, 10> kSigns = {{{"B1", "±"},
                                            {"6D", "µ"},
                                            {"2D", "−"},
                                            {"B3", "≥"},
                                            {"A3", "≤"},
                                            {"B0", "°"},
                                            {"B4", "×"},
                                            {"61", "α"},
                                            {"62", "β"},
                                            {"67", "γ"}}};
  if (code.size() == 4 && (code.starts_with("F0") || code.starts_with("f0")))
    code.remove_prefix(2);
  for (const Sign& sign : kSigns) {
    if (sign.code == code) return sign.text;
  }
  return "\xEF\xBF\xBD";
}

std::size_t number(std::string_view digits) {
  std::size_t value = 0;
  for (const char digit : digits.substr(0, 4)) {
    if (digit < '0' || digit > '9') return 0;
    value = value * 10 + static_cast<std::size_t>(digit - '0');
  }
  return value;
}

// "<w:b w:val="0"/>" switches off what "<w:b/>" switches on.
bool is_on(const XmlAttributes& attributes) {
  const std::string_view value = attribute(attributes, "w:val");
  return value != "0" && value != "false";
}

}  // namespace

std::string DocxArticle::Paragraph::words() const {
  std::string all;
  for (const Piece& piece : pieces) all += piece.text;
  const std::size_t first = all.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return "";
  return all.substr(first, all.find_last_not_of(" \t\r\n") - first + 1);
}

DocxArticle::DocxArticle(const LanguageProfiles& profiles,
                         const DocxStyles& styles)
    : profiles_(profiles), styles_(styles), article_(profiles) {
  article_.start("article", {});
}

bool DocxArticle::start(std::string_view name, const XmlAttributes& attributes,
                        std::uint32_t at) {
  if (skipped_ > 0 || is_left_out(name)) {
    ++skipped_;
    return true;
  }
  if (name == "w:p") {
    open_.emplace_back();
  } else if (name == "w:r") {
    raised_ = false;
  } else if (name == "w:t") {
    in_text_ = true;
  } else if (name == "w:tbl") {
    ++tables_;
  } else if (tables_ == 1) {
    table_property(name, attributes);
  }
  property(name, attributes);
  sign(name, attributes, at);
  return true;
}

void DocxArticle::property(std::string_view name,
                           const XmlAttributes& attributes) {
  if (open_.empty()) return;
  const std::string_view value = attribute(attributes, "w:val");
  if (name == "w:pStyle") {
    open_.back().style = value;
  } else if (name == "w:outlineLvl") {
    open_.back().level = number(value) < 9 ? number(value) + 1 : 0;
  } else if (name == "w:vertAlign") {
    raised_ = value == "superscript";
  }
}

void DocxArticle::table_property(std::string_view name,
                                 const XmlAttributes& attributes) {
  if (name == "w:tr") {
    rows_.emplace_back();
  } else if (name == "w:tc" && !rows_.empty()) {
    rows_.back().cells.emplace_back();
  } else if (name == "w:tblHeader" && !rows_.empty()) {
    rows_.back().head = is_on(attributes);
  } else if (!rows_.empty() && !rows_.back().cells.empty()) {
    Cell& cell = rows_.back().cells.back();
    if (name == "w:gridSpan") {
      cell.columns =
          std::max<std::size_t>(1, number(attribute(attributes, "w:val")));
    } else if (name == "w:vMerge") {
      cell.goes_on = attribute(attributes, "w:val") != "restart";
    }
  }
}

// Elements that stand for a character.
void DocxArticle::sign(std::string_view name, const XmlAttributes& attributes,
                       std::uint32_t at) {
  const Span place{at, at + 1};
  if (name == "w:tab" || name == "w:br" || name == "w:cr" || name == "w:ptab") {
    add(" ", place);
  } else if (name == "w:noBreakHyphen") {
    add("-", place);
  } else if (name == "w:sym") {
    add(symbol_sign(attribute(attributes, "w:char")), place);
  }
}

bool DocxArticle::end(std::string_view name, std::uint32_t /*at*/) {
  if (skipped_ > 0) {
    --skipped_;
    return true;
  }
  if (name == "w:t") {
    in_text_ = false;
  } else if (name == "w:p") {
    end_paragraph();
  } else if (name == "w:tbl") {
    if (--tables_ == 0) end_table();
  }
  return true;
}

void DocxArticle::text(std::string_view text, Span source) {
  if (skipped_ == 0 && in_text_) add(text, source);
}

void DocxArticle::add(std::string_view text, Span source) {
  if (open_.empty()) return;
  open_.back().pieces.push_back({std::string(text), source, raised_});
}

void DocxArticle::end_paragraph() {
  if (open_.empty()) return;
  Paragraph paragraph = std::move(open_.back());
  open_.pop_back();
  if (paragraph.pieces.empty()) return;
  if (tables_ > 0 && !rows_.empty() && !rows_.back().cells.empty()) {
    rows_.back().cells.back().paragraphs.push_back(std::move(paragraph));
  } else {
    tell(paragraph);
  }
}

void DocxArticle::end_table() {
  std::vector<Row> rows = std::exchange(rows_, {});
  const bool empty = std::all_of(rows.begin(), rows.end(), [](const Row& row) {
    return row.cells.empty();
  });
  if (!empty) tell_table(rows);
}

void DocxArticle::tell(const Paragraph& paragraph) {
  const std::string words = paragraph.words();
  if (words.empty()) return;
  if (is_caption(paragraph)) {
    tell_caption();
    waiting_.push_back(paragraph);
    return;
  }
  tell_caption();
  const std::size_t level = heading_level(paragraph);
  const bool title =
      !titled_ && (styles_.is_title(paragraph.style) ||
                   (!told_ && level == 0 && words.size() <= kLongestTitle &&
                    !words.ends_with('.')));
  if (title) {
    tell_title(paragraph);
  } else if (level > 0) {
    tell_heading(paragraph, level);
  } else {
    tell_block("p", paragraph);
  }
  told_ = true;
}

std::size_t DocxArticle::heading_level(const Paragraph& paragraph) const {
  if (paragraph.level > 0) return paragraph.level;
  if (const std::size_t level = styles_.level(paragraph.style); level > 0)
    return level;
  const std::string words = paragraph.words();
  const bool known = words.size() <= kLongestHeading &&
                     match_heading(words, profiles_).has_value();
  return known ? kUnstyled : 0;
}

bool DocxArticle::is_caption(const Paragraph& paragraph) const {
  const auto match = match_caption(paragraph.words(), true, profiles_);
  return match && match->kind == SectionKind::kTable;
}

void DocxArticle::tell_title(const Paragraph& paragraph) {
  titled_ = true;
  article_.start("front", {});
  tell_block("article-title", paragraph);
  article_.end("front");
}

void DocxArticle::tell_heading(const Paragraph& paragraph, std::size_t level) {
  close_sections(level);
  sections_.push_back(level);
  article_.start("sec", {});
  tell_block("title", paragraph);
}

void DocxArticle::close_sections(std::size_t level) {
  while (!sections_.empty() && sections_.back() >= level) {
    article_.end("sec");
    sections_.pop_back();
  }
}

void DocxArticle::tell_block(std::string_view element,
                             const Paragraph& paragraph) {
  article_.start(element, {});
  tell_pieces(paragraph);
  article_.end(element);
}

void DocxArticle::tell_pieces(const Paragraph& paragraph) {
  for (const Piece& piece : paragraph.pieces) {
    if (piece.raised) article_.start("sup", {});
    article_.text(piece.text, piece.source);
    if (piece.raised) article_.end("sup");
  }
}

// A caption that no table follows is a paragraph.
void DocxArticle::tell_caption() {
  for (const Paragraph& paragraph : std::exchange(waiting_, {}))
    tell_block("p", paragraph);
}

void DocxArticle::tell_table(std::vector<Row>& rows) {
  // Where a cell goes on, the one that began it grows.
  for (std::size_t r = rows.size(); r-- > 1;) {
    for (std::size_t c = 0; c < rows[r].cells.size(); ++c) {
      const Cell& cell = rows[r].cells[c];
      if (cell.goes_on && c < rows[r - 1].cells.size())
        rows[r - 1].cells[c].rows += cell.rows;
    }
  }
  const bool marked = std::any_of(rows.begin(), rows.end(),
                                  [](const Row& row) { return row.head; });
  if (!marked && rows.size() > 1) rows.front().head = true;
  article_.start("table-wrap", {});
  if (!waiting_.empty()) {
    article_.start("caption", {});
    for (const Paragraph& paragraph : std::exchange(waiting_, {}))
      tell_block("p", paragraph);
    article_.end("caption");
  }
  article_.start("table", {});
  for (std::size_t r = 0; r < rows.size(); ++r) {
    article_.start("tr", {});
    for (std::size_t c = 0; c < rows[r].cells.size(); ++c) {
      const Cell& cell = rows[r].cells[c];
      const bool covered =
          cell.goes_on && r > 0 && c < rows[r - 1].cells.size();
      if (!covered) tell_cell(cell, rows[r].head);
    }
    article_.end("tr");
  }
  article_.end("table");
  article_.end("table-wrap");
}

void DocxArticle::tell_cell(const Cell& cell, bool head) {
  const std::string_view element = head ? "th" : "td";
  XmlAttributes shape;
  if (cell.columns > 1)
    shape.push_back({"colspan", std::to_string(cell.columns)});
  if (cell.rows > 1) shape.push_back({"rowspan", std::to_string(cell.rows)});
  article_.start(element, shape);
  for (const Paragraph& paragraph : cell.paragraphs) tell_block("p", paragraph);
  article_.end(element);
}

Document DocxArticle::take() {
  tell_caption();
  close_sections(0);
  article_.end("article");
  return article_.take();
}

}  // namespace casebook
