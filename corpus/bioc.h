// BioC: collections of documents cut into passages, as the BioC services of
// PubMed Central give them, in XML. Each document of a collection is one of
// ours; what a passage is (title, abstract, table, reference) says its infon.
//
// Threads: pure.
#pragma once

#include <string_view>

#include "corpus/reader.h"

namespace casebook {

int sniff_bioc(std::string_view head, std::string_view extension);
Status read_bioc(const Source& source, const ReadOptions& options,
                 const LanguageProfiles& profiles, const DocumentSink& sink);

}  // namespace casebook
