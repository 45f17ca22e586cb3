#include "corpus/html_article.h"

#include <algorithm>
#include <array>
#include <utility>

namespace casebook {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name,
               const std::array<std::string_view, N>& all) {
  return std::find(all.begin(), all.end(), name) != all.end();
}

// Rules "script" and "page-frame".
constexpr std::array<std::string_view, 22> kDropped = {
    "script", "style",  "noscript", "template", "svg",    "nav",
    "aside",  "form",   "button",   "select",   "iframe", "object",
    "embed",  "canvas", "audio",    "video",    "dialog", "input",
    "label",  "math",   "textarea", "map"};
// Of the page, where they do not stand within its main part.
constexpr std::array<std::string_view, 2> kFrame = {"header", "footer"};

// Elements within a line; every other one ends a paragraph.
constexpr std::array<std::string_view, 33> kInline = {
    "a",    "abbr", "b",   "bdi",  "bdo",   "big",   "br",  "cite", "code",
    "data", "del",  "dfn", "em",   "font",  "i",     "img", "ins",  "kbd",
    "mark", "q",    "s",   "samp", "small", "span",  "sub", "sup",  "strong",
    "time", "tt",   "u",   "var",  "wbr",   "strike"};

std::size_t heading_level(std::string_view name) {
  const bool heading =
      name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  return heading ? static_cast<std::size_t>(name[1] - '0') : 0;
}

bool is_hidden(const XmlAttributes& attributes) {
  return std::any_of(
      attributes.begin(), attributes.end(), [](const XmlAttribute& one) {
        return one.name == "hidden" ||
               (one.name == "aria-hidden" && one.value == "true") ||
               (one.name == "style" &&
                (one.value.find("display:none") != std::string::npos ||
                 one.value.find("display: none") != std::string::npos));
      });
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// "Surname, Given" or "Given Surname", as citation_author has it.
Author author_of(const std::string& name) {
  const std::size_t comma = name.find(", ");
  if (comma != std::string::npos) {
    return {name.substr(0, comma), name.substr(comma + 2)};
  }
  const std::size_t space = name.rfind(' ');
  if (space == std::string::npos) return {name, ""};
  return {name.substr(space + 1), name.substr(0, space)};
}

// Links within a page to its references: "#ref12", "#B4", "#bib3", "#cit1".
bool cites(std::string_view href) {
  const std::size_t mark = href.find('#');
  if (mark != 0) return false;
  const std::string_view id = href.substr(1);
  return id.find_first_of("0123456789") != id.npos;
}

}  // namespace

bool HtmlSurvey::start(std::string_view name, const XmlAttributes& attributes) {
  if (name == "main" || attribute(attributes, "role") == "main") ++mains_;
  if (name == "article") ++articles_;
  if (name == "table") {
    if (!open_.empty()) tables_[open_.back()].arranges = true;
    open_.push_back(tables_.size());
    tables_.emplace_back();
    const std::string_view role = attribute(attributes, "role");
    tables_.back().arranges = role == "presentation" || role == "none";
  }
  if (open_.empty()) return true;
  Table& table = tables_[open_.back()];
  table.arranges = table.arranges || heading_level(name) > 0;
  if (name == "tr") {
    ++table.rows;
    table.row_cells = 0;
  } else if (name == "td" || name == "th") {
    table.most_cells = std::max(table.most_cells, ++table.row_cells);
  }
  return true;
}

void HtmlSurvey::end(std::string_view name) {
  if (name == "table" && !open_.empty()) open_.pop_back();
}

std::string_view HtmlSurvey::main_element() const {
  if (mains_ == 1) return "main";
  return articles_ == 1 ? "article" : "body";
}

bool HtmlSurvey::is_layout(std::size_t table) const {
  if (table >= tables_.size()) return true;
  const Table& one = tables_[table];
  return one.arranges || one.most_cells < 2 || one.rows < 2;
}

HtmlArticle::HtmlArticle(const LanguageProfiles& profiles,
                         const HtmlSurvey& survey)
    : article_(profiles), survey_(survey) {}

void HtmlArticle::push(std::string_view jats, const XmlAttributes& attributes) {
  article_.start(jats, attributes);
}

void HtmlArticle::pop(std::string_view jats) { article_.end(jats); }

bool HtmlArticle::start(std::string_view name,
                        const XmlAttributes& attributes) {
  if (name == "html") {
    push("article", {{"xml:lang", std::string(attribute(attributes, "lang"))}});
    started_ = true;
    return true;
  }
  if (main_depth_ == 0) {
    if (name == "head" || name == "title" || name == "meta") {
      return in_head(name, attributes);
    }
    const bool main = name == survey_.main_element() ||
                      (survey_.main_element() == "main" &&
                       attribute(attributes, "role") == "main");
    if (!main) return !is_one_of(name, kDropped);
  }
  const bool frame =
      is_one_of(name, kFrame) && survey_.main_element() == "body" && !titled_;
  if (is_one_of(name, kDropped) || is_hidden(attributes) ||
      (frame && name == "footer")) {
    return false;
  }
  ++main_depth_;
  if (const std::size_t level = heading_level(name);
      level > 0 && cell_depth_ == 0 && figure_depth_ == 0) {
    begin_heading(level);
  } else if (is_one_of(name, kInline)) {
    begin_inline(name, attributes);
  } else if (name == "table") {
    return begin_table(attributes);
  } else if (!in_table(name, attributes)) {
    end_block();
    if (name == "figure" && cell_depth_ == 0 && layout_.empty()) {
      push("fig");
      ++figure_depth_;
    }
  }
  return true;
}

bool HtmlArticle::in_head(std::string_view name,
                          const XmlAttributes& attributes) {
  if (name == "meta") meta(attributes);
  return name == "head";
}

void HtmlArticle::meta(const XmlAttributes& attributes) {
  const std::string_view name = attribute(attributes, "name");
  const std::string value(attribute(attributes, "content"));
  if (value.empty()) return;
  if (name == "citation_title") meta_.title = value;
  if (name == "citation_author") meta_.authors.push_back(author_of(value));
  if (name == "citation_journal_title") meta_.journal = value;
  if (name == "citation_doi") meta_.doi = value;
  if (name == "citation_pmid") meta_.pmid = value;
  if (name == "citation_publication_date" || name == "citation_date") {
    meta_.year = value.substr(0, 4);
  }
}

void HtmlArticle::begin_heading(std::size_t level) {
  end_block();
  in_heading_ = true;
  in_block_ = true;
  in_title_ = level == 1 && !titled_ && sections_.empty();
  if (in_title_) {
    titled_ = true;
    push("front");
    push("article-title");
    return;
  }
  close_sections(level);
  sections_.push_back(level);
  push("sec");
  push("title");
}

void HtmlArticle::end_heading() {
  while (!inline_.empty()) end_inline(inline_.back());
  in_heading_ = false;
  in_block_ = false;
  if (in_title_) {
    pop("article-title");
    pop("front");
    return;
  }
  pop("title");
}

void HtmlArticle::close_sections(std::size_t level) {
  while (!sections_.empty() && sections_.back() >= level) {
    pop("sec");
    sections_.pop_back();
  }
}

void HtmlArticle::begin_inline(std::string_view name,
                               const XmlAttributes& attributes) {
  const bool cite = name == "a" && cites(attribute(attributes, "href"));
  if (name == "br") {
    if (in_block_ || cell_depth_ > 0) {
      push("break");
      pop("break");
    }
    return;
  }
  if (name != "sup" && !cite) return;
  need_block();
  inline_.emplace_back(cite ? "xref" : "sup");
  push(inline_.back(),
       cite ? XmlAttributes{{"ref-type", "bibr"}} : XmlAttributes{});
}

void HtmlArticle::end_inline(std::string_view name) {
  if (inline_.empty()) return;
  const bool own =
      (name == "a" && inline_.back() == "xref") || name == inline_.back();
  if (!own) return;
  pop(inline_.back());
  inline_.pop_back();
}

bool HtmlArticle::begin_table(const XmlAttributes& attributes) {
  end_block();
  static_cast<void>(attributes);
  const bool layout = survey_.is_layout(table_++) || cell_depth_ > 0;
  layout_.push_back(layout);
  if (!layout) push("table-wrap");
  if (!layout) caption_ = false;
  return true;
}

void HtmlArticle::end_table() {
  end_block();
  if (layout_.empty()) return;
  if (!layout_.back()) {
    if (caption_) pop("table");
    pop("table-wrap");
  }
  layout_.pop_back();
  caption_ = false;
}

bool HtmlArticle::in_table(std::string_view name,
                           const XmlAttributes& attributes) {
  if (layout_.empty() || layout_.back()) return false;
  if (name == "caption") {
    end_block();
    push("caption");
    return true;
  }
  constexpr std::array<std::string_view, 6> kParts = {"thead", "tbody", "tfoot",
                                                      "tr",    "td",    "th"};
  if (!is_one_of(name, kParts)) return name == "colgroup" || name == "col";
  // HTML has the caption within the table, JATS before it.
  if (!caption_) push("table");
  caption_ = true;
  push(name, attributes);
  if (name == "td" || name == "th") ++cell_depth_;
  return true;
}

void HtmlArticle::end(std::string_view name) {
  if (name == "html") {
    end_block();
    close_sections(0);
    pop("article");
    return;
  }
  if (main_depth_ == 0) return;
  --main_depth_;
  if (heading_level(name) > 0 && in_heading_) return end_heading();
  if (is_one_of(name, kInline)) return end_inline(name);
  if (name == "table") return end_table();
  const bool data = !layout_.empty() && !layout_.back();
  if (data && name == "caption") {
    end_block();
    return pop("caption");
  }
  constexpr std::array<std::string_view, 6> kParts = {"thead", "tbody", "tfoot",
                                                      "tr",    "td",    "th"};
  if (data && is_one_of(name, kParts)) {
    if (name == "td" || name == "th") {
      end_block();
      --cell_depth_;
    }
    return pop(name);
  }
  end_block();
  if (name == "figure" && figure_depth_ > 0) {
    pop("fig");
    --figure_depth_;
  }
}

void HtmlArticle::need_block() {
  if (in_block_) return;
  in_block_ = true;
  push("p");
}

void HtmlArticle::end_block() {
  if (!in_block_ || in_heading_) return;
  while (!inline_.empty()) {
    pop(inline_.back());
    inline_.pop_back();
  }
  in_block_ = false;
  pop("p");
}

void HtmlArticle::text(std::string_view text, Span source) {
  if (main_depth_ == 0 || !started_) return;
  if (!in_block_) {
    if (is_blank(text)) return;
    // Between the rows of a table nothing stands but by mistake.
    const bool data = !layout_.empty() && !layout_.back();
    if (data && cell_depth_ == 0 && caption_) return;
    need_block();
  }
  article_.text(text, source);
}

Document HtmlArticle::take() {
  Document document = article_.take();
  Metadata meta = std::move(meta_);
  if (meta.title.empty()) meta.title = std::move(document.meta.title);
  document.meta = std::move(meta);
  return document;
}

}  // namespace casebook
