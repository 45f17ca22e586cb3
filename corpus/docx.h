// DOCX: documents of word processors (ECMA-376, WordprocessingML).
//
// Headings are told by their style or outline level, in whatever language the
// styles are named; where an author only wrote them bold, by the languages'
// heading forms. Tables are grids. Positions lead to word/document.xml as it
// is unpacked.
// Conservation, by name: "deleted" (text struck out under revision), "field"
// (a field's code; its result stays), "notes" (foot- and endnotes, headers
// and footers, comments), "fallback" (a second form of the same text).
// Threads: pure.
//
//   Status done = read_docx(source, options, profiles, sink);
#pragma once

#include "corpus/reader.h"

namespace casebook {

int sniff_docx(std::string_view head, std::string_view extension);

Status read_docx(const Source& source, const ReadOptions& options,
                 const LanguageProfiles& profiles, const DocumentSink& sink);

}  // namespace casebook
