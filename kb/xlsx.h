// XLSX, the one door to libxlsxwriter: sheets of typed cells as a workbook's
// bytes.
//
// Text is always text: nothing in it can run as a formula or be taken for a
// date. The same sheets give the same bytes for ever (the date of making is
// fixed). What a cell cannot hold (control characters, over 32,767 letters) is
// left out.
// Threads: any; each call writes a file of its own in the system's folder for
// temporary files and removes it.
//
//   Result<std::string> bytes = write_xlsx({sheet});
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/result.h"

namespace casebook {

struct SheetCell {
  enum class Look : std::uint8_t {
    kPlain,
    kHead,
    kQuiet,
    kAccepted,
    kChanged,
    kOpen,  // somebody has to look at it
  };

  std::string text;
  bool number = false;  // `text` is a decimal number
  std::string comment = {};
  Look look = Look::kPlain;
};

struct Sheet {
  std::string name;  // at most 31 letters
  std::vector<double> widths;
  std::vector<std::vector<SheetCell>> rows;
  std::size_t frozen_rows = 1;
  std::size_t frozen_columns = 0;
  std::size_t filtered_rows = 0;  // of the head and what is under it; 0: none
  bool hidden = false;
  std::vector<std::size_t> hidden_columns = {};
};

// kDisk where the temporary file cannot be written.
Result<std::string> write_xlsx(const std::vector<Sheet>& sheets);

}  // namespace casebook
