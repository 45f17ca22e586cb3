// Reports for a large base: made from their number alone, ten facts each and a
// long-tailed vocabulary, with words that are held by known shares of them.
//
// Threads: pure.
//
//   MadeReport made = make_report(17);
#pragma once

#include <array>
#include <string>
#include <utility>

#include "corpus/document.h"
#include "extractor/extract.h"

namespace casebook {

inline constexpr int kDrugs = 20;
inline constexpr int kLevels = 17;
// Of 100,000 reports so many hold the word.
inline constexpr std::array<std::pair<const char*, int>, 6> kProbes = {{
    {"probea", 500},
    {"probeb", 2'000},
    {"probec", 8'000},
    {"probed", 20'000},
    {"probee", 50'000},
    {"probef", 88'000},
}};

std::string made_level(int number);  // "T1" to "L5"
std::string made_drug(int number);

struct MadeReport {
  Document document;
  Extraction extraction;
};
MadeReport make_report(int number);

}  // namespace casebook
