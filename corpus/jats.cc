#include "corpus/jats.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "corpus/finish.h"
#include "corpus/gzip.h"
#include "corpus/jats_article.h"
#include "corpus/jats_elements.h"
#include "corpus/pubmed.h"
#include "corpus/root_name.h"
#include "corpus/section_language.h"
#include "corpus/sha256.h"
#include "corpus/xml.h"
#include "corpus/xml_decode.h"

namespace casebook {
namespace {

constexpr int kCertain = 95;
constexpr int kLikely = 60;

// Finds the articles of a file and hands each to a JatsArticle.
class JatsFile : public XmlHandler {
 public:
  JatsFile(const Source& source, const XmlText& decoded,
           const LanguageProfiles& profiles, const DocumentSink& sink)
      : source_(source), decoded_(decoded), profiles_(profiles), sink_(sink) {}

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t at) override {
    ++depth_;
    if (depth_ == 1) take_prefix(name);
    name = without_prefix(name);
    if (!article_ && jats_role(name) == JatsRole::kArticle) {
      article_begin_ = at;
      article_ = std::make_unique<JatsArticle>(profiles_);
      article_depth_ = depth_;
    }
    if (article_) article_->start(name, attributes);
    return true;
  }

  bool end(std::string_view name, std::uint32_t at) override {
    if (article_) article_->end(without_prefix(name));
    const bool done = article_ && depth_ == article_depth_;
    --depth_;
    return !done || finish_article({article_begin_, at});
  }

  void text(std::string_view text, Span source) override {
    if (article_) article_->text(text, source);
  }

  void unknown_entity(std::string_view name, Span source) override {
    if (!article_) return;
    article_->note(
        {"N-UNKNOWN-ENTITY",
         "the unknown entity &" + std::string(name) + "; was kept as text",
         source});
  }

  std::size_t articles() const { return articles_; }

  // The last document waits until what stands behind it is known to be sound.
  bool flush() {
    if (!pending_) return true;
    Document document = std::move(*pending_);
    pending_.reset();
    return sink_(std::move(document));
  }

 private:
  // Some write all of JATS under a prefix: "<j:article>".
  void take_prefix(std::string_view root) {
    const std::size_t colon = root.find(':');
    if (colon == root.npos) return;
    if (jats_role(root.substr(colon + 1)) != JatsRole::kArticle) return;
    prefix_ = root.substr(0, colon + 1);
  }
  std::string_view without_prefix(std::string_view name) const {
    const bool ours = !prefix_.empty() && name.starts_with(prefix_);
    return ours ? name.substr(prefix_.size()) : name;
  }

  bool finish_article(Span source) {
    Document document = article_->take();
    article_.reset();
    ++articles_;
    document.path = source_.path;
    document.format = "jats";
    document.encoding = decoded_.encoding;
    document.notes.insert(document.notes.begin(), decoded_.notes.begin(),
                          decoded_.notes.end());
    const bool alone = article_depth_ == 1;
    document.id = alone ? source_.id : own_id(document.meta);
    document.sha256 = sha256_hex(alone ? std::string_view(source_.bytes)
                                       : slice(decoded_.text, source));
    settle_languages(document, profiles_);
    finish_document(document, profiles_);
    calm_languages(document, profiles_);
    const bool more = flush();
    pending_ = std::move(document);
    return more;
  }

  std::string own_id(const Metadata& meta) const {
    for (const std::string* id : {&meta.pmid, &meta.doi, &meta.pmcid}) {
      if (!id->empty()) return *id;
    }
    return std::to_string(articles_);
  }

  const Source& source_;
  const XmlText& decoded_;
  const LanguageProfiles& profiles_;
  const DocumentSink& sink_;
  std::unique_ptr<JatsArticle> article_;
  std::string prefix_;  // with its colon
  std::optional<Document> pending_;
  std::size_t depth_ = 0;
  std::size_t article_depth_ = 0;
  std::size_t articles_ = 0;
  std::uint32_t article_begin_ = 0;
};

bool has(std::string_view head, std::string_view what) {
  return head.find(what) != std::string_view::npos;
}

}  // namespace

int sniff_jats(std::string_view head, std::string_view extension) {
  // UTF-16 shows its letters with zeros between; they are looked through.
  std::string unpacked;
  std::string_view letters = head;
  if (is_gzip(head) || has(head, std::string_view("\0", 1))) {
    unpacked =
        is_gzip(head) ? gunzip_head(head, head.size()) : std::string(head);
    std::erase(unpacked, '\0');
    letters = unpacked;
  }
  const std::string_view root = root_name(letters);
  if (is_other_root(root, "article")) return 0;
  const std::size_t colon = std::min(root.find(':') + 1, root.size());
  if (root != "article" && root.substr(colon) != "article") {
    const bool named = has(letters, "<article") || has(letters, "<book");
    if (!named || holds_pubmed_article(letters)) return 0;
  }
  // What every article has near its beginning is looked for first.
  if (has(letters, "<front") || has(letters, "article-type=") ||
      has(letters, "dtd-version") || has(letters, "JATS") ||
      has(letters, "//NLM//DTD")) {
    return kCertain;
  }
  return extension == "nxml" || extension == ".nxml" ? kCertain : kLikely;
}

Status read_jats(const Source& source, const ReadOptions& options,
                 const LanguageProfiles& profiles, const DocumentSink& sink) {
  Result<std::string> unpacked = std::string();
  if (is_gzip(source.bytes)) unpacked = gunzip(source.bytes, source.path);
  if (!unpacked) return unpacked.error();
  const Result<XmlText> decoded =
      decode_xml(unpacked->empty() ? source.bytes : *unpacked, options.encoding,
                 source.path);
  if (!decoded) return decoded.error();
  JatsFile file(source, *decoded, profiles, sink);
  Status done = parse_decoded_xml(
      decoded->text, {source.path, "UTF-8", options.keep_unknown_entities},
      file);
  if (!done) return done;
  file.flush();
  if (file.articles() == 0) {
    return Error{Fault::kInput, "E-JATS-NO-ARTICLE", source.path,
                 "there is no article in it",
                 "JATS begins with <article>, BITS with <book>"};
  }
  return Ok{};
}

}  // namespace casebook
