#include "corpus/plain_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/citations.h"
#include "corpus/encoding.h"
#include "corpus/finish.h"
#include "corpus/headings.h"
#include "corpus/loose_table.h"
#include "corpus/sections.h"
#include "corpus/sha256.h"

namespace casebook {
namespace {

// Files of other programs, in plain text, that nobody means as a report.
constexpr std::array<std::string_view, 26> kData = {
    "json",  "jsonl", "ndjson", "csv",  "tsv", "xml", "nxml", "html", "htm",
    "xhtml", "yaml",  "yml",    "toml", "ini", "log", "sql",  "py",   "js",
    "ts",    "css",   "sh",     "h",    "cc",  "cpp", "bib",  "lock"};

// "… diagnosis. Patient Introduction. A 24-year-old …": flattening leaves a
// structured abstract's labels in its lines, as sentences of their own.
void mark_inner_headings(Document& document, const LanguageProfiles& profiles) {
  for (Sentence& sentence : document.sentences) {
    const std::string_view words = slice(document.text, sentence.span);
    if (sentence.heading || words.size() > 60 || words.back() != '.') continue;
    if (sentence.section < document.sections.size()) {
      const SectionKind kind = document.sections[sentence.section].kind;
      if (kind == SectionKind::kTable || kind == SectionKind::kReferences) {
        continue;
      }
    }
    const auto match = match_heading(words, profiles);
    sentence.heading = match.has_value() && !match->weak &&
                       match->kind != SectionKind::kTable &&
                       match->kind != SectionKind::kFigure;
  }
}

}  // namespace

int sniff_plain_text(std::string_view head, std::string_view extension) {
  if (std::find(kData.begin(), kData.end(), extension) != kData.end()) return 0;
  const std::size_t first = head.find_first_not_of(" \t\r\n\f");
  if (first == head.npos) return extension == "txt" ? 60 : 0;
  if (head[first] == '<') return 0;
  const auto zeros = head.find('\0') == head.npos
                         ? std::size_t{0}
                         : static_cast<std::size_t>(
                               std::count(head.begin(), head.end(), '\0'));
  const bool utf16 = head.starts_with("\xFF\xFE") ||
                     head.starts_with("\xFE\xFF") ||
                     zeros * 5 > head.size() * 2;
  if (zeros > 0 && !utf16 && extension != "txt") return 0;
  if (extension == "txt" || extension == "text" || extension == "asc") {
    return 60;
  }
  return extension.empty() ? 30 : 10;
}

Status read_plain_text(const Source& source, const ReadOptions& options,
                       const LanguageProfiles& profiles,
                       const DocumentSink& sink) {
  Result<Decoded> decoded =
      decode(source.bytes, {source.path, options.encoding, ""});
  if (!decoded) return decoded.error();
  Document document;
  document.id = source.id;
  document.path = source.path;
  document.format = "text";
  document.encoding = decoded->encoding;
  document.sha256 = sha256_hex(source.bytes);
  document.text = std::move(decoded->text);
  document.source = std::move(decoded->map);
  document.notes = std::move(decoded->notes);
  Layout layout = lay_out(document.text, profiles);
  document.sections = std::move(layout.sections);
  document.meta.title = std::move(layout.title);
  document.citations = find_citations(document.text);
  find_loose_tables(document, profiles);
  finish_document(document, layout.blocks, profiles);
  mark_inner_headings(document, profiles);
  sink(std::move(document));
  return Ok{};
}

}  // namespace casebook
