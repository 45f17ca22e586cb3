#include "tools/base_place.h"

#include <string>
#include <utility>

#include "kb/decide.h"
#include "kb/show.h"
#include "tools/base_reading.h"

namespace casebook {
namespace {

struct Place {
  std::string sha256;
  std::uint32_t at = 0;
};

Error usage(std::string what, std::string hint) {
  return {Fault::kUsage, "E-USAGE", "", std::move(what), std::move(hint)};
}

Result<Place> find_place(KnowledgeBase& kb, const BasePlace& asked) {
  const auto documents = show_documents(kb, asked.named);
  if (documents) {
    if (documents->size() > 1) {
      return usage("'" + asked.named + "' names several documents",
                   "say which by the first digits of its SHA-256");
    }
    if (!asked.at) {
      return usage(
          "needs --at BYTE to know which place of '" + asked.named + "'",
          "or a fact's id in place of the document");
    }
    return Place{documents->front().sha256, *asked.at};
  }
  if (documents.error().fault != Fault::kInput) return documents.error();
  const Result<FoundFact> fact = find_fact(kb, asked.named);
  if (!fact)
    return asked.named.find('-') == 8 ? fact.error() : documents.error();
  if (asked.at) return usage("a fact has its place already", "leave out --at");
  return Place{fact->sha256,
               static_cast<std::uint32_t>(fact->shown ? fact->shown->begin
                                                      : fact->original.begin)};
}

// Places of the base's text are those of the report only where both are one.
Error read_otherwise(const Document& document) {
  return {Fault::kInput, "E-NOT-READ", document.path,
          "is read otherwise now than when it came into the base",
          "casebook rebuild makes the base again"};
}

}  // namespace

void read_base_place(const BasePlace& asked, const LanguageProfiles& profiles,
                     Console& console, const PlaceSink& sink) {
  Result<KnowledgeBase> kb = KnowledgeBase::open(asked.kb, {});
  if (!kb) return console.complain(kb.error());
  for (const std::string& warning : kb->warnings()) console.say(warning);
  const Result<Place> place = find_place(*kb, asked);
  if (!place) return console.complain(place.error());
  const Result<std::string> text = stored_text(*kb, place->sha256);
  if (!text) return console.complain(text.error());
  bool read = false;
  const Status done = read_again(*kb, {place->sha256}, profiles, console,
                                 [&](Document&& document) {
                                   read = true;
                                   if (document.text != *text) {
                                     console.complain(read_otherwise(document));
                                   } else {
                                     sink(std::move(document), place->at);
                                   }
                                   return false;
                                 });
  if (!done) return console.complain(done.error());
  if (!read) {
    console.complain({Fault::kInput, "E-NO-REPORT", asked.named,
                      "its report cannot be read again",
                      "an old version, or a file that has gone or changed"});
  }
}

}  // namespace casebook
