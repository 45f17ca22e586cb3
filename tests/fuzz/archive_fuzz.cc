// Any bytes as a zip archive: an entry is given whole or refused, and a DOCX
// of them is read or refused.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "corpus/archive.h"
#include "corpus/docx.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const casebook::LanguageProfiles kProfiles;
  // Most inputs would fail at the first bytes otherwise.
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!casebook::is_zip(bytes)) bytes.insert(0, "PK\x03\x04");
  for (const char* name : {"word/document.xml", "a"}) {
    const casebook::Result<std::string> entry =
        casebook::zip_entry(bytes, name, "fuzz");
    if (!entry && entry.error().what.empty()) std::abort();
  }
  const casebook::Status done = casebook::read_docx(
      {"fuzz.docx", "fuzz", bytes}, {}, kProfiles,
      [](const casebook::Document& document) {
        for (const casebook::Section& section : document.sections) {
          if (section.span.end > document.text.size()) std::abort();
        }
        return true;
      });
  if (!done && done.error().code.empty()) std::abort();
  return 0;
}
