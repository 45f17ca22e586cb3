// LanguageProfile: what reading a text needs to know of a language. All of it
// is data of the folder grammars/XX/: languages are found there, not listed
// in C++.
//
// Files, tab-separated, UTF-8, '#' begins a comment line:
//   headings.tsv       kind TAB form | form | …   ("case TAB case report|…";
//                      a form may end in " #" for a number: "case #")
//   abbreviations.tsv  one a line, with its dot: "Fig."
//   stop_words.tsv     one a line: the commonest words that tell the language
// Letters that only this language has of those found: letters.tsv, one line.
// Threads: immutable after reading.
//
//   Result<LanguageProfiles> profiles = read_language_profiles("grammars");
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"

namespace casebook {

struct HeadingForm {
  SectionKind kind = SectionKind::kNone;
  std::string folded;     // by fold_key(), without the number's place
  bool numbered = false;  // "case 1", "olgu ii"
};

struct LanguageProfile {
  std::string language;  // BCP 47, the folder's name
  std::vector<HeadingForm> headings;
  std::vector<std::string> abbreviations;
  std::vector<std::string> stop_words;  // folded
  std::string letters;                  // UTF-8, lower case
};

using LanguageProfiles = std::vector<LanguageProfile>;

Result<LanguageProfiles> read_language_profiles(
    const std::filesystem::path& grammars);

}  // namespace casebook
