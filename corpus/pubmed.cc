#include "corpus/pubmed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "corpus/finish.h"
#include "corpus/gzip.h"
#include "corpus/pubmed_record.h"
#include "corpus/root_name.h"
#include "corpus/section_language.h"
#include "corpus/sha256.h"
#include "corpus/xml.h"
#include "corpus/xml_decode.h"
#include "corpus/xml_scan.h"

namespace casebook {
namespace {

constexpr int kCertain = 98;
constexpr std::size_t kSniffed = 65536;
constexpr std::size_t kMaxRecord = std::size_t{64} << 20;
constexpr std::size_t kMaxFrame = std::size_t{8} << 20;

struct RecordTag {
  std::string_view begin;
  std::string_view end;
};
constexpr std::array<RecordTag, 2> kTags = {
    {{"<PubmedArticle", "</PubmedArticle>"},
     {"<PubmedBookArticle", "</PubmedBookArticle>"}}};

struct Found {
  std::size_t at = std::string_view::npos;
  const RecordTag* tag = nullptr;
};

// The next record's begin; "<PubmedArticleSet" is none.
Found find_record(std::string_view text, std::size_t from) {
  constexpr std::string_view kBoth = "<Pubmed";
  for (std::size_t at = text.find(kBoth, from); at != std::string_view::npos;
       at = text.find(kBoth, at + 1)) {
    for (const RecordTag& tag : kTags) {
      if (!text.substr(at).starts_with(tag.begin)) continue;
      const std::size_t behind = at + tag.begin.size();
      if (behind < text.size() &&
          (text[behind] == '>' || text[behind] == ' ')) {
        return {at, &tag};
      }
    }
  }
  return {};
}

// Takes a file's text in pieces and hands on each record.
class PubmedFile {
 public:
  PubmedFile(const Source& source, const ReadOptions& options,
             const LanguageProfiles& profiles, const DocumentSink& sink)
      : source_(source), options_(options), profiles_(profiles), sink_(sink) {}

  // Reads what is whole of `text`; `used` says how much that was.
  Status feed(std::string_view text, bool last, std::size_t& used) {
    used = 0;
    while (!stopped_) {
      const Found found = find_record(text, used);
      if (found.tag == nullptr) {
        // A tag may be cut by the piece's end.
        const std::size_t keep = last ? 0 : std::size_t{64};
        const std::size_t end = text.size() - std::min(keep, text.size());
        return end > used ? add_frame(text.substr(used, end - used), used, end)
                          : Status(Ok{});
      }
      const std::size_t end = text.find(found.tag->end, found.at);
      if (end == std::string_view::npos) return cut(text, found, last);
      Status framed =
          add_frame(text.substr(used, found.at - used), used, found.at);
      if (!framed) return framed;
      const std::size_t behind = end + found.tag->end.size();
      Status done = record(text.substr(found.at, behind - found.at));
      if (!done) return done;
      used = behind;
    }
    return Ok{};
  }

  // What stands around the records must be well-formed XML as well.
  Status finish() {
    if (stopped_) return Ok{};
    struct Nothing : XmlHandler {
      bool start(std::string_view /*name*/, const XmlAttributes& /*attributes*/,
                 std::uint32_t /*at*/) override {
        return true;
      }
      bool end(std::string_view /*name*/, std::uint32_t /*at*/) override {
        return true;
      }
      void text(std::string_view /*text*/, Span /*source*/) override {}
    } nothing;
    if (records_ == 0) {
      return Error{Fault::kInput, "E-PUBMED-NO-RECORD", source_.path,
                   "there is no PubMed record in it", ""};
    }
    const bool bare = frame_.find("<PubmedArticleSet") == std::string::npos &&
                      frame_.find("<PubmedBookArticleSet") == std::string::npos;
    if (bare) frame_ += "<PubmedArticle/>";  // the file's root is its record
    Status done =
        parse_xml(frame_, {source_.path, options_.encoding, false}, nothing);
    if (done) return done;
    Error error = done.error();
    error.where = source_.path + ":byte " + std::to_string(offset_);
    error.what = "around its records, " + after() + ": " + error.what;
    return error;
  }

 private:
  std::string after() const {
    return "after " + std::to_string(records_) + " record(s)";
  }

  Status cut(std::string_view text, const Found& found, bool last) const {
    if (last) {
      return Error{
          Fault::kInput, "E-XML-TRUNCATED",
          source_.path + ":byte " + std::to_string(offset_ + text.size()),
          "the file ends in the middle of a record, " + after(),
          "it may have been cut off; fetch it again"};
    }
    if (text.size() - found.at <= kMaxRecord) return Ok{};
    return Error{Fault::kInput, "E-PUBMED-RECORD",
                 source_.path + ":byte " + std::to_string(offset_ + found.at),
                 "a record is longer than 64 MB", ""};
  }

  Status add_frame(std::string_view part, std::size_t& used, std::size_t end) {
    frame_ += part;
    used = end;
    offset_ += part.size();
    if (frame_.size() <= kMaxFrame) return Ok{};
    return Error{Fault::kInput, "E-PUBMED-RECORD", source_.path,
                 "more than 8 MB stand outside of records", ""};
  }

  Status record(std::string_view xml) {
    if (records_++ == 0) {  // a hostile head is refused before all records
      const XmlScan head = scan_xml(frame_, {source_.path, false});
      if (head.error) return *head.error;
    }
    const Result<XmlText> decoded =
        decode_xml(xml, options_.encoding, source_.path);
    if (!decoded) return decoded.error();
    PubmedRecord reader(profiles_);
    const Status done = parse_xml(
        decoded->text, {source_.path, "UTF-8", options_.keep_unknown_entities},
        reader);
    if (!done) return in_record(done.error());
    offset_ += xml.size();
    Document document = reader.take();
    document.path = source_.path;
    document.format = "pubmed";
    document.encoding = decoded->encoding;
    document.notes.insert(document.notes.begin(), decoded->notes.begin(),
                          decoded->notes.end());
    document.id = document.meta.pmid.empty() ? std::to_string(records_)
                                             : document.meta.pmid;
    document.sha256 = sha256_hex(xml);
    settle_languages(document, profiles_);
    document.language = abstract_language(document);
    finish_document(document, profiles_);
    stopped_ = !sink_(std::move(document));
    return Ok{};
  }

  // A translated abstract may be the longer one; the first is the record's.
  static std::string abstract_language(const Document& document) {
    for (const Section& section : document.sections) {
      if (section.kind == SectionKind::kAbstract) return section.language;
    }
    return {};
  }

  Status in_record(Error error) const {
    error.what += ", counted within record " + std::to_string(records_) +
                  ", which begins at byte " + std::to_string(offset_);
    return error;
  }

  const Source& source_;
  const ReadOptions& options_;
  const LanguageProfiles& profiles_;
  const DocumentSink& sink_;
  std::string frame_;       // what stands around the records
  std::size_t offset_ = 0;  // of what was read, in the unpacked file
  std::size_t records_ = 0;
  bool stopped_ = false;
};

Status read_packed(const Source& source, PubmedFile& file) {
  GzipStream stream(source.bytes, source.path);
  std::string buffer;
  std::size_t used = 0;
  while (!stream.done()) {
    Status more = stream.read(buffer);
    if (!more) return more;
    Status fed = file.feed(buffer, stream.done(), used);
    if (!fed) return fed;
    buffer.erase(0, used);
  }
  return file.finish();
}

}  // namespace

bool holds_pubmed_article(std::string_view text) {
  // A capital P is rarer than a tag.
  constexpr std::string_view kName = "PubmedArticle";
  for (std::size_t at = text.find(kName, 1); at != std::string_view::npos;
       at = text.find(kName, at + 1)) {
    if (text[at - 1] == '<') return true;
  }
  return false;
}

int sniff_pubmed(std::string_view head, std::string_view /*extension*/) {
  std::string unpacked;
  std::string_view letters = head;
  if (is_gzip(head) || head.find('\0') != head.npos) {
    unpacked = is_gzip(head) ? gunzip_head(head, kSniffed) : std::string(head);
    std::erase(unpacked, '\0');  // UTF-16
    letters = unpacked;
  }
  const std::size_t first = letters.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool xml = first != std::string_view::npos && letters[first] == '<';
  if (!xml || is_other_root(root_name(letters), "PubmedArticleSet")) return 0;
  const bool found =
      xml && (holds_pubmed_article(letters) ||
              letters.find("<PubmedBookArticle") != std::string_view::npos);
  return found && xml ? kCertain : 0;
}

Status read_pubmed(const Source& source, const ReadOptions& options,
                   const LanguageProfiles& profiles, const DocumentSink& sink) {
  PubmedFile file(source, options, profiles, sink);
  if (is_gzip(source.bytes)) return read_packed(source, file);
  const Result<XmlText> decoded =
      decode_xml(source.bytes, options.encoding, source.path);
  if (!decoded) return decoded.error();
  ReadOptions as_utf8 = options;
  as_utf8.encoding = "UTF-8";
  PubmedFile plain(source, as_utf8, profiles, sink);
  std::size_t used = 0;
  const Status fed = plain.feed(decoded->text, true, used);
  return fed ? plain.finish() : fed;
}

}  // namespace casebook
