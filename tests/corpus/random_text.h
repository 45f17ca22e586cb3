// Random texts of what makes maps hard: Turkish letters, combining marks,
// characters past the BMP, ligatures, soft hyphens, hyphens at line ends.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace casebook {

inline std::string random_text(unsigned seed, int pieces) {
  constexpr std::array<std::string_view, 34> kPieces = {
      "a",          "Z",
      " ",          "\n",
      "I",          "i",
      "\u0130",     "\u0131",
      "\u011F",     "\u015E",
      "\u00FC",     "e\u0301",
      "I\u0307",    "u\u0308\u0301",
      "\u0301",     "\uFB01",
      "\uFB04",     "\u00AD",
      "-\n",        "den-\n\nsity",
      "\u2212",     "\u2013",
      "\u00A0",     "\u2009",
      "\U0001F9B4", "\U0001D400",
      "\u03BC",     "\u00B5",
      "\u212A",     "\u00BD",
      "\u2075",     "T-score 3.2",
      "\u4E2D",     "\r\n"};
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < pieces; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

}  // namespace casebook
