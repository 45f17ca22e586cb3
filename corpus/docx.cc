#include "corpus/docx.h"

#include <string>
#include <utility>

#include "corpus/archive.h"
#include "corpus/docx_article.h"
#include "corpus/docx_styles.h"
#include "corpus/finish.h"
#include "corpus/section_language.h"
#include "corpus/sha256.h"
#include "corpus/xml_decode.h"

namespace casebook {
namespace {

constexpr int kCertain = 97;
constexpr int kLikely = 70;
constexpr const char* kBody = "word/document.xml";
constexpr const char* kStyles = "word/styles.xml";

}  // namespace

int sniff_docx(std::string_view head, std::string_view extension) {
  if (!is_zip(head)) return 0;
  if (head.find("word/") != head.npos) return kCertain;
  return extension == "docx" ? kLikely : 0;
}

Status read_docx(const Source& source, const ReadOptions& /*options*/,
                 const LanguageProfiles& profiles, const DocumentSink& sink) {
  const Result<std::string> body = zip_entry(source.bytes, kBody, source.path);
  if (!body) return body.error();
  const Result<std::string> styles_xml =
      zip_entry(source.bytes, kStyles, source.path);
  const DocxStyles styles = read_docx_styles(
      styles_xml ? std::string_view(*styles_xml) : "", source.path);
  const std::string where = source.path + ":" + kBody;
  const Result<XmlText> decoded = decode_xml(*body, "", where);
  if (!decoded) return decoded.error();
  DocxArticle article(profiles, styles);
  Status done =
      parse_decoded_xml(decoded->text, {where, "UTF-8", false}, article);
  if (!done) return done;
  Document document = article.take();
  if (document.text.empty()) {
    return Error{Fault::kInput, "E-DOCX-EMPTY", source.path,
                 "the document holds no text",
                 "pictures of text must go through character recognition"};
  }
  document.id = source.id;
  document.path = source.path;
  document.format = "docx";
  document.encoding = decoded->encoding;
  document.sha256 = sha256_hex(source.bytes);
  document.notes.insert(document.notes.begin(), decoded->notes.begin(),
                        decoded->notes.end());
  settle_languages(document, profiles);
  finish_document(document, profiles);
  calm_languages(document, profiles);
  sink(std::move(document));
  return Ok{};
}

}  // namespace casebook
