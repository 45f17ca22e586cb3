// JatsArticle: one article's XML events become its document.
//
// Threads: one article, one object.
//
//   JatsArticle article(profiles);
//   article.start("article", attributes, 0); … article.end("article", 900);
//   Document document = article.take();
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/held_text.h"
#include "corpus/jats_elements.h"
#include "corpus/jats_meta.h"
#include "corpus/language_profile.h"
#include "corpus/markup_writer.h"
#include "corpus/table_writer.h"
#include "corpus/xml.h"

namespace casebook {

class JatsArticle {
 public:
  explicit JatsArticle(const LanguageProfiles& profiles)
      : writer_(profiles), tables_(writer_) {}
  JatsArticle(const JatsArticle&) = delete;
  JatsArticle& operator=(const JatsArticle&) = delete;

  void start(std::string_view name, const XmlAttributes& attributes);
  void end(std::string_view name);
  void text(std::string_view text, Span source);
  void note(Note note) { notes_.push_back(std::move(note)); }

  // The document without its identity, sentences and languages.
  Document take();

 private:
  enum class Mode : std::uint8_t { kText, kMeta, kDrop };
  struct Frame {
    JatsRole role = JatsRole::kInline;
    Mode mode = Mode::kText;
    bool section = false;  // it opened one
    bool line = false;     // breaks within it are spaces
    bool held = false;     // its end releases what is held
    bool bracket = false;  // a footnote within a sentence
    std::uint32_t children = 0;
    std::optional<TextBuilder::Mark> mark;
    std::string type;  // sec-type; in a front, xml:lang
  };

  TextBuilder& out() { return writer_.text(); }
  Frame& parent() { return frames_[frames_.size() - 2]; }
  bool is_section(const Frame& frame) const;

  void enter(Frame& frame, const XmlAttributes& attributes);
  void enter_meta(Frame& frame, const XmlAttributes& attributes);
  void enter_section(Frame& frame, const XmlAttributes& attributes);
  void enter_table(Frame& frame, const XmlAttributes& attributes);
  void enter_block(Frame& frame);
  void enter_note(Frame& frame);
  void enter_title(Frame& frame);
  void enter_label(Frame& frame);
  void enter_xref(Frame& frame, const XmlAttributes& attributes);
  void enter_math(Frame& frame);
  void hold(Frame& frame, HeldText::Kind kind);
  void open(Frame& frame, SectionKind kind, const XmlAttributes& attributes);

  void leave(const Frame& frame);
  void part_from_next(const Frame& frame);
  void leave_title(const Frame& frame);
  void leave_label(const Frame& frame);
  void leave_table(const Frame& frame);
  void leave_block(const Frame& frame);

  void break_block();
  void put(std::string_view text, Span source);

  MarkupWriter writer_;
  TableWriter tables_;
  HeldText held_;
  JatsMeta meta_;
  std::vector<Frame> frames_;
  std::vector<Note> notes_;
  std::string title_, vernacular_, language_;
  std::size_t line_depth_ = 0;   // within cells, titles, footnotes in sentences
  std::size_t block_depth_ = 0;  // within paragraphs
  std::size_t math_depth_ = 0;
  std::size_t citation_depth_ = 0;  // within element-citation
  std::size_t sub_articles_ = 0;
  std::uint32_t label_end_ = 0;     // where a label ended, text joins it
  std::uint32_t citation_end_ = 0;  // where a citation of ours ended
  SectionKind loose_ = SectionKind::kNone;
  bool in_reference_ = false;
  bool review_ = false;
};

}  // namespace casebook
