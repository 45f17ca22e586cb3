// CLD2, the one door to Google's compact language detector, for the passages
// that letters and stop words leave open.
//
// Threads: pure.
//
//   std::string code = detect_language("Die Patientin klagte über …");  // "de"
#pragma once

#include <string>
#include <string_view>

namespace casebook {

// The BCP 47 code of valid UTF-8 text; "" where it is not sure.
std::string detect_language(std::string_view text);

}  // namespace casebook
