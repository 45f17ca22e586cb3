// Unread language: what to say of a report of which much is in languages that
// the grammar does not know, so that no facts are read there.
//
// Threads: pure.
//
//   std::string said = unread_language(document, extraction, profiles);
#pragma once

#include <string>

#include "corpus/document.h"
#include "corpus/language_profile.h"
#include "extractor/extract.h"

namespace casebook {

// One line; "" where little or nothing is left unread.
std::string unread_language(const Document& document,
                            const Extraction& extraction,
                            const LanguageProfiles& profiles);

}  // namespace casebook
