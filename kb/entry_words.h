// The entries of a cell, and the report's words that a person put behind one in
// quotation marks.
//
// Threads: pure.
//
//   split_entries("kyphosis \"bent; old\"; pain", ";")  → two
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace casebook {

// At `mark`, but not within quotation marks; without empty ones.
std::vector<std::string> split_entries(std::string_view text,
                                       std::string_view mark);
// Where the words begin; npos without any.
std::size_t words_begin(std::string_view entry);
// Takes the words, and the byte where they stand, off the entry's end. kInput,
// code "E-XLSX-EDIT", where they do not end.
Status take_words(std::string_view& entry, std::string& quote,
                  std::optional<std::int64_t>& at);

}  // namespace casebook
