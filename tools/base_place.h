// A place of a base's report, named by a fact's id or by the report and a byte:
// the report read again from its source.
//
// Threads: as the KnowledgeBase.
//
//   read_base_place({kb, "3fa9c1d2-90ab12cd34"}, profiles, console, sink);
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "corpus/document.h"
#include "corpus/language_profile.h"
#include "tools/console.h"

namespace casebook {

struct BasePlace {
  std::string kb;                   // the base's file
  std::string named;                // a fact's id, or a document
  std::optional<std::uint32_t> at;  // of a document
};
using PlaceSink = std::function<void(Document&&, std::uint32_t at)>;

// Complains where there is none, or where the report is no more as it was.
void read_base_place(const BasePlace& place, const LanguageProfiles& profiles,
                     Console& console, const PlaceSink& sink);

}  // namespace casebook
