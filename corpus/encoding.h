// Encoding: from a file's bytes to UTF-8, with the way back and with notes of
// what was done.
//
// The order: what the caller says, a byte order mark, strict UTF-8, UTF-16 by
// its zeros, what the file says of itself, and then windows-1254 against
// windows-1252 by which of them gives plausible letters. Bytes that mean
// nothing, NUL, and controls other than tab, LF, VT, FF, CR become U+FFFD and
// are counted; more than one in a thousand refuses the file, unless they are
// three at most. A valid UTF-8 file without a mark and such controls is kept
// byte for byte.
// Threads: pure.
//
//   Result<Decoded> decoded = decode(bytes, {.where = "report.txt"});
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"
#include "corpus/source_map.h"

namespace casebook {

struct DecodeOptions {
  std::string where;     // the file's name, for errors
  std::string encoding;  // overrides everything; empty: detected
  std::string label;     // what the file says of itself; may be wrong
};

struct Decoded {
  std::string text;
  std::string encoding;  // "UTF-8", "UTF-16LE", "windows-1254" …
  SourceMap map;         // text → the file's bytes
  std::vector<Note> notes;
};

Result<Decoded> decode(std::string_view bytes, const DecodeOptions& options);

}  // namespace casebook
