// PDF: read through pdftotext, which runs as a limited child of ours; it gives
// each word with its place, and the layout of columns, paragraphs and tables
// is made here.
//
// A file without a text layer is a document without text that says so by the
// note "N-NO-TEXT"; a locked, damaged, empty or monstrous one is refused.
// Threads: pure but for the child.
#pragma once

#include <string>
#include <string_view>

#include "corpus/reader.h"

namespace casebook {

int sniff_pdf(std::string_view head, std::string_view extension);
Status read_pdf(const Source& source, const ReadOptions& options,
                const LanguageProfiles& profiles, const DocumentSink& sink);

// The path of the program that reads PDFs; "" where it is not installed.
std::string pdf_program();

// A document's words from pdftotext's table, as read_pdf() does it; for tests.
Document pdf_document(std::string_view tsv, const LanguageProfiles& profiles);

}  // namespace casebook
