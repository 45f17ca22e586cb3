// Archive, the one door to libarchive: one file out of a zip archive that is
// a document in a wrapper, as DOCX is.
//
// Nothing is ever written to disk, and an entry's name is only compared. An
// archive of more than 100,000 entries, an entry of more than 200 MB, and one
// that unpacks to more than 200 times the archive's size and 10 MB are
// refused.
// Threads: pure.
//
//   Result<std::string> xml = zip_entry(bytes, "word/document.xml", path);
#pragma once

#include <string>
#include <string_view>

#include "corpus/result.h"

namespace casebook {

bool is_zip(std::string_view bytes);

// The bytes of the entry of that name; an error where there is none, where it
// is locked with a password, or where the archive is damaged.
Result<std::string> zip_entry(std::string_view bytes, std::string_view name,
                              const std::string& where);

}  // namespace casebook
