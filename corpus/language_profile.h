// LanguageProfile: what reading a text needs to know of a language. All of it
// is data of the folder grammars/XX/: languages are found there, not listed
// in C++.
//
// Files, tab-separated, UTF-8, '#' begins a comment line:
//   headings.tsv       kind TAB form | form | …   ("case TAB case report|…";
//                      a form may end in " #" for a number: "case #");
//                      a kind with "?" counts only below its like: "case?"
//   abbreviations.tsv  one a line, with its dot: "Fig."; with TAB end where it
//                      may end a sentence before a capital: "al. TAB end";
//                      a word, "OD TAB goes on", before which it, or "2.", not
//   stop_words.tsv     one a line: the commonest words that tell the language
// Letters that only this language has of those found: letters.tsv, one line.
// What begins with '#' is a comment; a missing file is an empty one, but for
// headings.tsv, which makes the folder a language's.
// Threads: immutable after reading.
//
//   Result<LanguageProfiles> profiles = read_language_profiles("grammars");
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"
#include "corpus/stop_words.h"
#include "corpus/word_set.h"

namespace casebook {

struct HeadingForm {
  SectionKind kind = SectionKind::kNone;
  std::string folded;     // by heading_key(), without the number's place
  bool numbered = false;  // "case 1", "olgu ii"
  // Of its kind only below a heading that is; elsewhere it takes the kind of
  // what it stands under. "Treatment" is a case's in a case, not in a review.
  bool weak = false;

  bool operator==(const HeadingForm&) const = default;
};

struct LanguageProfile {
  std::string language;               // BCP 47, the folder's name
  std::vector<HeadingForm> headings;  // sorted by `folded`, unique
  std::vector<std::string> abbreviations;
  std::vector<std::string> stop_words;  // folded
  std::string letters;                  // UTF-8, as written

  // Made of the above by index_profile(), for speed.
  WordSet stop_word_set;
  StopWords ascii_stop_words;  // those of ASCII letters again
  WordSet never_ends;          // abbreviations, as written
  WordSet may_end;             // those marked "end"
  WordSet goes_on;             // words that begin no sentence behind those
  WordSet letter_set;          // each letter's bytes
  WordSet heading_words;       // the first words of headings, folded
};

using LanguageProfiles = std::vector<LanguageProfile>;

Result<LanguageProfiles> read_language_profiles(
    const std::filesystem::path& grammars);

// One file of a profile: `name` is "headings.tsv" or another of the above,
// `where` is what an error names.
Status read_profile_file(std::string_view name, std::string_view text,
                         const std::string& where, LanguageProfile& profile);

// Sorts and fills the sets, after the last file.
void index_profile(LanguageProfile& profile);

// A heading's line as it is compared: folded, words of letters and digits with
// one space between, "A B S T R A C T" joined, numbering before it cut.
std::string heading_key(std::string_view line);

}  // namespace casebook
