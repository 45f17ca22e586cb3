// Languages of a markup document's sections: what xml:lang says is believed
// only where the text is too short to tell, for many files have it wrong.
//
// Call settle_languages() before finish_document(), which keeps what it finds,
// and calm_languages() behind it: a table of codes is in no exotic language.
// Threads: pure.
#pragma once

#include "corpus/document.h"
#include "corpus/language_profile.h"

namespace casebook {

void settle_languages(Document& document, const LanguageProfiles& profiles);
void calm_languages(Document& document, const LanguageProfiles& profiles);

}  // namespace casebook
