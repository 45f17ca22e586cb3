// DocxArticle: the paragraphs and tables of a word processor's document, told
// to a JatsArticle in JATS' terms.
//
// A paragraph and a table are told when their end is known: what a paragraph
// is follows from all of its words, a cell's height from the rows below it.
// Threads: one document, one article.
//
//   DocxArticle article(profiles, styles);
//   parse_xml(xml, options, article);
//   Document document = article.take();
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/docx_styles.h"
#include "corpus/jats_article.h"
#include "corpus/language_profile.h"
#include "corpus/xml.h"

namespace casebook {

class DocxArticle : public XmlHandler {
 public:
  DocxArticle(const LanguageProfiles& profiles, const DocxStyles& styles);

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t at) override;
  bool end(std::string_view name, std::uint32_t at) override;
  void text(std::string_view text, Span source) override;

  Document take();

 private:
  struct Piece {
    std::string text;
    Span source;
    bool raised = false;
  };
  struct Paragraph {
    std::vector<Piece> pieces;
    std::string style;
    std::size_t level = 0;  // of its outline; 0 none
    std::string words() const;
  };
  struct Cell {
    std::vector<Paragraph> paragraphs;
    std::size_t columns = 1, rows = 1;
    bool goes_on = false;  // belongs to the cell above
  };
  struct Row {
    std::vector<Cell> cells;
    bool head = false;
  };

  void begin_paragraph();
  void property(std::string_view name, const XmlAttributes& attributes);
  void table_property(std::string_view name, const XmlAttributes& attributes);
  void sign(std::string_view name, const XmlAttributes& attributes,
            std::uint32_t at);
  void add(std::string_view text, Span source);
  void end_paragraph();
  void end_table();

  // Telling, in the source's order.
  void tell(const Paragraph& paragraph);
  void tell_heading(const Paragraph& paragraph, std::size_t level);
  void tell_title(const Paragraph& paragraph);
  void tell_block(std::string_view element, const Paragraph& paragraph);
  void tell_pieces(const Paragraph& paragraph);
  void tell_caption();
  void tell_table(std::vector<Row>& rows);
  void tell_cell(const Cell& cell, bool head);
  void close_sections(std::size_t level);
  std::size_t heading_level(const Paragraph& paragraph) const;
  bool is_caption(const Paragraph& paragraph) const;

  const LanguageProfiles& profiles_;
  const DocxStyles& styles_;
  JatsArticle article_;
  std::vector<std::size_t> sections_;  // levels of the open ones
  std::vector<Paragraph> open_;        // within each other, in text boxes
  std::vector<Row> rows_;              // of the table that is open
  std::vector<Paragraph> waiting_;     // a table's caption, until it comes
  std::size_t tables_ = 0;             // open, within each other
  std::size_t skipped_ = 0;            // elements open within a left-out one
  bool in_text_ = false, raised_ = false;
  bool titled_ = false, told_ = false;
};

}  // namespace casebook
