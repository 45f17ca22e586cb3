// DocxStyles: which paragraph styles of a word processor's document are
// headings or the title. Style ids are in the author's language ("Balk1"),
// the names of built-in styles are English in the file ("heading 1").
// Threads: immutable after reading.
//
//   const DocxStyles styles = read_docx_styles(xml, "report.docx");
//   if (styles.level("Balk1") == 1) …
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace casebook {

class DocxStyles {
 public:
  // 1 for "heading 1"; 0 for a style that is no heading's.
  std::size_t level(std::string_view style) const;
  bool is_title(std::string_view style) const;

  void add(std::string style, std::string_view name, std::size_t level);

 private:
  static constexpr std::size_t kTitle = 100;
  std::map<std::string, std::size_t, std::less<>> levels_;
};

// Of word/styles.xml; without it, or where it is unsound, the English ids are
// all that is known.
DocxStyles read_docx_styles(std::string_view xml, const std::string& where);

}  // namespace casebook
