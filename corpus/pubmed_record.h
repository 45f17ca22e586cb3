// PubmedRecord: one PubmedArticle's XML becomes a document. Its texts go
// through JatsArticle, so exponents, formulas and labels follow one set of
// rules; the rest is metadata.
//
// Threads: one record, one object.
//
//   PubmedRecord record(profiles);
//   Status done = parse_xml(xml, options, record);
//   Document document = record.take();
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/jats_article.h"
#include "corpus/language_profile.h"
#include "corpus/xml.h"

namespace casebook {

class PubmedRecord : public XmlHandler {
 public:
  explicit PubmedRecord(const LanguageProfiles& profiles);

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t at) override;
  bool end(std::string_view name, std::uint32_t at) override;
  void text(std::string_view text, Span source) override;
  void unknown_entity(std::string_view name, Span source) override;

  // The document without its identity, sentences and languages.
  Document take();

 private:
  bool inside(std::string_view name) const;
  bool begin_text(std::string_view name, const XmlAttributes& attributes,
                  std::uint32_t at);
  void end_text(std::string_view name);
  void heading(std::string_view label, std::uint32_t at);
  void value(std::string_view name, const std::string& value);
  void names(std::string_view name, const std::string& value);

  JatsArticle article_;
  Metadata meta_;
  Author author_;
  std::vector<std::string> path_;
  std::string value_;  // of the element being read, where it is metadata
  std::string kind_;   // of an id or a link: "doi", "RetractionOf"
  std::string doi_;    // by ELocationID, where the id list has none
  std::size_t text_depth_ = 0;  // within an element whose text is kept
  bool labelled_ = false;       // the part of the abstract has a heading
};

}  // namespace casebook
