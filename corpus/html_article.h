// HtmlArticle: a page's elements, told to a JatsArticle in JATS' terms: a
// heading opens a section and ends those of its level, text in any block is a
// paragraph, a raised number that links within the page is a citation.
//
// Conservation, by name: "white-space" (a run is one space), "script"
// (scripts, styles, templates), "page-frame" (menus, forms, headers and
// footers of the page, and what stands outside of its main part),
// "alternative-text" (of pictures), "metadata" (the head).
// Threads: one page, one article.
//
//   HtmlSurvey survey;
//   tree.walk(survey);
//   HtmlArticle article(profiles, survey);
//   tree.walk(article);
//   Document document = article.take();
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/html_tree.h"
#include "corpus/jats_article.h"
#include "corpus/language_profile.h"

namespace casebook {

// What must be known of a page before it is read.
class HtmlSurvey : public HtmlHandler {
 public:
  bool start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view /*text*/, Span /*source*/) override {}

  // The element that holds the report: "main", "article", or "body".
  std::string_view main_element() const;
  // Whether the table, counted in the page's order, only arranges the page.
  bool is_layout(std::size_t table) const;

 private:
  struct Table {
    std::size_t row_cells = 0, most_cells = 0, rows = 0;
    bool arranges = false;  // holds headings or tables, or says so
  };

  std::vector<Table> tables_;
  std::vector<std::size_t> open_;
  std::size_t mains_ = 0, articles_ = 0;
};

class HtmlArticle : public HtmlHandler {
 public:
  HtmlArticle(const LanguageProfiles& profiles, const HtmlSurvey& survey);

  bool start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text, Span source) override;

  Document take();

 private:
  bool begin_table(const XmlAttributes& attributes);
  void end_table();
  bool in_table(std::string_view name, const XmlAttributes& attributes);
  void begin_heading(std::size_t level);
  void end_heading();
  void begin_inline(std::string_view name, const XmlAttributes& attributes);
  void end_inline(std::string_view name);
  bool in_head(std::string_view name, const XmlAttributes& attributes);
  void meta(const XmlAttributes& attributes);

  void need_block();
  void end_block();
  void close_sections(std::size_t level);
  void push(std::string_view jats, const XmlAttributes& attributes = {});
  void pop(std::string_view jats);

  JatsArticle article_;
  const HtmlSurvey& survey_;
  Metadata meta_;
  std::vector<std::size_t> sections_;  // levels of the open ones
  std::vector<std::string> inline_;    // JATS' names, within the block
  std::vector<bool> layout_;           // of the open tables
  std::size_t table_ = 0;              // tables seen
  std::size_t main_depth_ = 0;         // within the main part
  std::size_t cell_depth_ = 0;
  std::size_t figure_depth_ = 0;
  bool in_block_ = false;
  bool in_heading_ = false;
  bool titled_ = false;
  bool in_title_ = false;
  bool caption_ = false;  // the open block is a table's or figure's
  bool started_ = false;
};

}  // namespace casebook
