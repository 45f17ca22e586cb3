// Records: reference lists with abstracts as PubMed ("NBIB", MEDLINE format)
// and the RIS of every reference manager export them: lines of a tag and a
// value, one record after the other, each a document with title, abstract and
// keywords as its text.
//
// A value goes on over lines that begin with white space. Tags that are known
// become metadata; conservation: "metadata" leaves out what the others say.
// Threads: pure.
#pragma once

#include <string_view>

#include "corpus/reader.h"

namespace casebook {

int sniff_nbib(std::string_view head, std::string_view extension);
Status read_nbib(const Source& source, const ReadOptions& options,
                 const LanguageProfiles& profiles, const DocumentSink& sink);

int sniff_ris(std::string_view head, std::string_view extension);
Status read_ris(const Source& source, const ReadOptions& options,
                const LanguageProfiles& profiles, const DocumentSink& sink);

}  // namespace casebook
