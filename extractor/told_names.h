// ToldNames: the names that a report calls its patients by where no list has
// them: each opens a sentence with an age close behind ("Ottoline, 34, had …")
// and comes again.
//
// Threads: pure.
//
//   const auto names = find_told_names(document, is_known);
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace casebook {

// Whether a word printed so has a meaning of its own.
using IsWord = std::function<bool(std::string_view word)>;

// In the order of their coming; none where fewer than two are told of, or
// where all are known names, of which rules speak.
std::vector<std::string> find_told_names(const Document& document,
                                         const IsWord& is_word);

// "A-3. 39 years old, …", "B-7: …": labels with a joint that open paragraphs,
// each with an age close behind; none where there are fewer than two.
std::vector<std::string> find_told_labels(const Document& document);

}  // namespace casebook
