// BiocDocument: the passages of one BioC document, told to a JatsArticle in
// JATS' terms: titles of a level open sections, passages of one table are one
// wrap, and its markup, where the passage brings it along, is read for cells.
//
// Conservation, by name: "white-space"; "metadata" (infons that say of the
// article what is no text); "table-text" (a table's cells as one line, where
// its markup is read); "annotation" (what others marked in the text).
// Threads: one document, one object.
//
//   BiocDocument document(profiles);
//   document.passage(passage);
//   Document made = document.take();
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/document.h"
#include "corpus/jats_article.h"
#include "corpus/language_profile.h"
#include "corpus/source_map.h"

namespace casebook {

// Characters of the file and where they stand.
struct BiocText {
  std::string text;
  std::vector<std::pair<std::string, Span>> pieces;

  void add(std::string_view words, Span source);
};

struct BiocPassage {
  std::vector<std::pair<std::string, std::string>> infons;
  BiocText markup;  // of the infon "xml": a table's
  BiocText text;

  std::string_view infon(std::string_view key) const;
};

class BiocDocument {
 public:
  explicit BiocDocument(const LanguageProfiles& profiles);

  void passage(const BiocPassage& passage);
  Document take();

 private:
  void metadata(const BiocPassage& passage);
  void title(const BiocPassage& passage);
  void heading(const BiocPassage& passage, std::size_t level);
  void table(const BiocPassage& passage);
  bool table_cells(const BiocText& markup);
  void enter(const std::string& section, const std::string& id);
  void put(const BiocText& text, std::string_view element);
  void begin(std::string_view element, std::string_view type = "");
  void close(std::size_t depth);

  JatsArticle article_;
  Metadata meta_;
  std::vector<std::string> open_;  // JATS' elements below the article
  std::string section_, id_;       // of the passage before
  std::size_t levels_ = 0;         // headings that are open
};

}  // namespace casebook
