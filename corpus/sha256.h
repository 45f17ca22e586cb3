// SHA-256, the one door to libcrypto: what a document's bytes are known by.
//
// Threads: pure.
//
//   std::string id = sha256_hex(bytes);  // 64 small hexadecimal digits
#pragma once

#include <string>
#include <string_view>

namespace casebook {

std::string sha256_hex(std::string_view bytes);

}  // namespace casebook
