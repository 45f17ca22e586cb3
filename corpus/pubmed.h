// PubMed's XML: PubmedArticleSet with many records or one PubmedArticle, plain
// or packed with gzip. One document a record, named by its PMID.
//
// Streamed: besides the file's own bytes, one record at a time is in memory. A
// record that is damaged refuses the file from there on; the documents before
// it were handed over by then. A document's `source` leads to the bytes of its
// own record.
// Threads: pure.
//
//   Status done = read_pubmed(source, options, profiles, sink);
#pragma once

#include <string_view>

#include "corpus/reader.h"

namespace casebook {

int sniff_pubmed(std::string_view head, std::string_view extension);

// Whether a PubMed record begins in the text. Asked of every file of XML: many
// tags must not make it slow.
bool holds_pubmed_article(std::string_view text);

Status read_pubmed(const Source& source, const ReadOptions& options,
                   const LanguageProfiles& profiles, const DocumentSink& sink);

}  // namespace casebook
