// JATS, NXML, NLM and the like of BITS: articles as XML, of any publisher.
//
// One document an article; a file that wraps many gives many, named by PMID,
// DOI, PMC number or their order. Text stands in the source's order: title,
// abstracts, keywords, body, back, floats, sub-articles; what is left out or
// changed falls under conservation_rules() of jats_elements.h.
// Threads: pure.
//
//   Status done = read_jats(source, options, profiles, sink);
#pragma once

#include <string_view>

#include "corpus/reader.h"

namespace casebook {

int sniff_jats(std::string_view head, std::string_view extension);

Status read_jats(const Source& source, const ReadOptions& options,
                 const LanguageProfiles& profiles, const DocumentSink& sink);

}  // namespace casebook
