// Document: one report as casebook keeps it, the text once and what is known
// about its shape.
//
// Invariants: every Span lies within `text` and cuts no character; sections,
// sentences and tables are in order; `text` never changes after reading, so
// that text[start:end] == quote stays true for ever.
// Threads: built by one reader, then immutable.
//
//   for (const Sentence& s : document.sentences)
//     use(slice(document.text, s.span), s.language);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/grid.h"
#include "corpus/source_map.h"
#include "corpus/span.h"

namespace casebook {

enum class SectionKind : std::uint8_t {
  kNone,
  kTitle,
  kAbstract,
  kIntroduction,
  kCase,
  kResults,
  kDiscussion,
  kConclusion,
  kReferences,
  kTable,
  kFigure,
  kBack,  // acknowledgements, funding, authors' contributions, footnotes
};
// "title", "case" …; "" for kNone, as the fact contract spells it.
const char* to_text(SectionKind kind);

struct Section {
  SectionKind kind = SectionKind::kNone;
  Span span;             // the heading and all that stands under it
  Span heading;          // empty where there is none
  std::string language;  // BCP 47; "" where it cannot be told
  std::uint8_t depth = 0;
  // What an abstract's part is by its own heading: "Conclusion: …".
  SectionKind part = SectionKind::kNone;

  bool operator==(const Section&) const = default;
};

struct Sentence {
  Span span;
  std::uint32_t section = 0;    // index into Document::sections
  std::uint32_t paragraph = 0;  // counts on through the document
  std::string language;         // BCP 47: "en", "tr"; "" where unknown
  bool heading = false;         // the line is a heading, not prose

  bool operator==(const Sentence&) const = default;
};

struct Author {
  std::string family;
  std::string given;
  bool operator==(const Author&) const = default;
};

// What a record says about itself, apart from its text.
struct Metadata {
  std::string title;
  std::string vernacular_title;
  std::vector<Author> authors;
  std::string journal;
  std::string year;
  std::string doi, pmid, pmcid;
  std::string licence;
  std::vector<std::string> countries;  // of the affiliations, as printed
  std::vector<std::string> affiliations;
  std::vector<std::string> related;  // "retraction of 123", "erratum for 9"

  bool operator==(const Metadata&) const = default;
};

// Where a word of the text stands on a page: points from its upper left corner.
struct PagePlace {
  Span span;
  std::uint32_t page = 0;  // from 1
  float left = 0, top = 0, right = 0, bottom = 0;

  bool operator==(const PagePlace&) const = default;
};

// Something that the reader noticed or did by a named rule, for the report.
struct Note {
  std::string code;  // "N-ENCODING", "N-BAD-BYTES" …
  std::string text;
  Span source;  // in the source's bytes, where it has a place

  bool operator==(const Note&) const = default;
};

struct Document {
  std::string id;        // by the fact contract
  std::string path;      // as named on the command line
  std::string format;    // "text", "jats", "pubmed" …
  std::string encoding;  // "UTF-8", "windows-1254" …
  std::string sha256;    // of the source's bytes (a record's own, in PubMed)
  std::string text;
  std::string language;  // of the document; "" where it cannot be told
  Metadata meta;
  std::vector<Section> sections;
  std::vector<Sentence> sentences;
  std::vector<Grid> tables;
  std::vector<Span> citations;  // "[4]", "¹²": pointers, never figures
  std::vector<Note> notes;
  SourceMap source;  // text → the source file's bytes, decoded to UTF-8
  std::vector<PagePlace> places;  // of a PDF's words, in order; else empty
};

// The section that holds a byte of the text; the innermost. kNone's outside.
SectionKind section_at(const Document& document, std::uint32_t position);

}  // namespace casebook
