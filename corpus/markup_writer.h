// MarkupWriter: a document being written from markup: its text, sections and
// headings in one pass.
//
// Invariant: sections are in order of their begin, the outer before the inner,
// and none is empty; every character stands in one.
// Threads: one document, one writer.
//
//   MarkupWriter writer(profiles);
//   writer.open_section(SectionKind::kNone, "");
//   writer.begin_heading();
//   writer.text().put("Case report", span);
//   writer.end_heading();
//   writer.classify("cases", false);
//   writer.close_section();
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/language_profile.h"
#include "corpus/text_builder.h"

namespace casebook {

class MarkupWriter {
 public:
  explicit MarkupWriter(const LanguageProfiles& profiles)
      : profiles_(profiles) {}

  TextBuilder& text() { return text_; }

  // A kind that the markup itself tells; kNone is open to classify().
  void open_section(SectionKind kind, std::string_view language);
  void close_section();
  // Text is about to come: where no section holds it, one of `kind` is opened,
  // which ends when another opens or `close_loose` is called.
  void need_section(SectionKind kind);
  void close_loose();

  // The heading of the innermost section; a label before a title is part of
  // it. A second heading is a paragraph.
  void begin_heading();
  void end_heading();
  // Gives the innermost section its kind by heading, type and surroundings.
  void classify(std::string_view type, bool review);

  // The kind of the innermost section; kNone outside.
  SectionKind kind() const;
  std::size_t depth() const { return open_.size(); }

  // Moves text, map, sections, citations and tables into the document.
  void finish(Document& document);

  std::vector<Span> citations;
  std::vector<Grid> tables;

 private:
  struct Open {
    std::size_t index = 0;  // in sections_
    TextBuilder::Mark mark = 0;
    std::optional<TextBuilder::Mark> heading;
    bool known = false;  // its kind was told, not inherited
    bool loose = false;  // opened by need_section()
  };

  void join_citations();

  const LanguageProfiles& profiles_;
  TextBuilder text_;
  std::vector<Section> sections_;
  std::vector<Open> open_;
};

}  // namespace casebook
