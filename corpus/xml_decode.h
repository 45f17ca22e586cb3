// An XML file's bytes as UTF-8: corpus/encoding.h with the label of the XML
// declaration, without a copy where the bytes are UTF-8 already.
//
// `text` has no BOM and is valid UTF-8; it is a view of the given bytes where
// they are that already, of `storage` otherwise. A NUL stays, or is refused:
// it never becomes U+FFFD here.
// Threads: pure.
//
//   Result<XmlText> decoded = decode_xml(bytes, "", "file.xml");
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"

namespace casebook {

struct XmlText {
  std::string_view text;
  std::shared_ptr<const std::string> storage;  // null where `text` is a view
  std::string encoding;                        // "UTF-8", "windows-1254" …
  std::vector<Note> notes;
};

Result<XmlText> decode_xml(std::string_view bytes, const std::string& encoding,
                           const std::string& where);

}  // namespace casebook
