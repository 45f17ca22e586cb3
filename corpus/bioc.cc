#include "corpus/bioc.h"

#include <memory>
#include <utility>

#include "corpus/bioc_document.h"
#include "corpus/finish.h"
#include "corpus/root_name.h"
#include "corpus/section_language.h"
#include "corpus/sha256.h"
#include "corpus/xml.h"
#include "corpus/xml_decode.h"

namespace casebook {
namespace {

constexpr int kCertain = 97;

class BiocFile : public XmlHandler {
 public:
  BiocFile(const Source& source, const XmlText& decoded,
           const LanguageProfiles& profiles, const DocumentSink& sink)
      : source_(source), decoded_(decoded), profiles_(profiles), sink_(sink) {}

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t at) override {
    if (name == "document") {
      document_ = std::make_unique<BiocDocument>(profiles_);
      document_begin_ = at;
      id_.clear();
    } else if (name == "passage") {
      passage_ = {};
      in_passage_ = true;
    } else if (name == "annotation" || name == "relation") {
      ++apart_;
    } else if (name == "infon") {
      key_ = attribute(attributes, "key");
    }
    element_ = name;
    value_.clear();
    return true;
  }

  bool end(std::string_view name, std::uint32_t at) override {
    element_.clear();
    if (name == "annotation" || name == "relation") {
      apart_ -= apart_ > 0 ? 1 : 0;
    } else if (name == "infon" && in_passage_ && apart_ == 0) {
      passage_.infons.emplace_back(key_, value_);
    } else if (name == "id" && !in_passage_ && document_) {
      id_ = value_;
    } else if (name == "passage") {
      in_passage_ = false;
      if (document_) document_->passage(passage_);
    } else if (name == "document" && document_) {
      return finish({document_begin_, at});
    }
    return true;
  }

  void text(std::string_view text, Span source) override {
    if (apart_ > 0) return;
    if (element_ == "text" && in_passage_) {
      passage_.text.add(text, source);
    } else if (element_ == "infon" && key_ == "xml" && in_passage_) {
      passage_.markup.add(text, source);
    } else if (!element_.empty()) {
      value_ += text;
    }
  }

  std::size_t documents() const { return documents_; }

 private:
  bool finish(Span place) {
    Document document = document_->take();
    document_.reset();
    ++documents_;
    document.path = source_.path;
    document.format = "bioc";
    document.encoding = decoded_.encoding;
    document.notes = decoded_.notes;
    document.id = own_id(document.meta);
    document.sha256 = sha256_hex(slice(decoded_.text, place));
    if (document.text.empty()) {
      document.notes.push_back(
          {"N-NO-TEXT", "no_text: the document has no passage with text",
           place});
    }
    settle_languages(document, profiles_);
    finish_document(document, profiles_);
    calm_languages(document, profiles_);
    return sink_(std::move(document));
  }

  std::string own_id(const Metadata& meta) const {
    for (const std::string* id : {&meta.pmid, &meta.doi, &meta.pmcid, &id_}) {
      if (!id->empty()) return *id;
    }
    return source_.id + "-" + std::to_string(documents_);
  }

  const Source& source_;
  const XmlText& decoded_;
  const LanguageProfiles& profiles_;
  const DocumentSink& sink_;
  std::unique_ptr<BiocDocument> document_;
  BiocPassage passage_;
  std::string element_;  // whose characters come
  std::string key_, value_, id_;
  std::size_t documents_ = 0;
  std::size_t apart_ = 0;  // within annotations
  std::uint32_t document_begin_ = 0;
  bool in_passage_ = false;
};

}  // namespace

int sniff_bioc(std::string_view head, std::string_view /*extension*/) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == head.npos || head[first] != '<') return 0;
  if (is_other_root(root_name(head), "collection")) return 0;
  const bool collection = head.find("<collection") != head.npos;
  const bool named = head.find("BioC.dtd") != head.npos ||
                     head.find("<passage") != head.npos ||
                     head.find("<document>") != head.npos;
  return collection && named ? kCertain : 0;
}

Status read_bioc(const Source& source, const ReadOptions& options,
                 const LanguageProfiles& profiles, const DocumentSink& sink) {
  const Result<XmlText> decoded =
      decode_xml(source.bytes, options.encoding, source.path);
  if (!decoded) return decoded.error();
  BiocFile file(source, *decoded, profiles, sink);
  Status done = parse_decoded_xml(
      decoded->text, {source.path, "UTF-8", options.keep_unknown_entities},
      file);
  if (!done) return done;
  if (file.documents() == 0) {
    return Error{Fault::kInput, "E-BIOC-NONE", source.path,
                 "there is no document in the collection", ""};
  }
  return Ok{};
}

}  // namespace casebook
