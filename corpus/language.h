// Language: which language a stretch of text is in, cheaply. Letters and stop
// words of the profiles are counted; CLD2 is asked only where they leave it
// open, so a text in a language without a profile gets its own code and never
// a wrong known one.
//
// Threads: pure; a LanguageVotes belongs to one thread.
//
//   LanguageVotes votes(profiles.size());
//   count_votes(text, profiles, votes);
//   int profile = decide(votes);  // -1: open
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language_profile.h"

namespace casebook {

struct LanguageVotes {
  explicit LanguageVotes(std::size_t profiles) : hits(profiles) {}

  std::uint32_t words = 0;
  std::vector<std::uint32_t> hits;  // one a profile

  void add(const LanguageVotes& other);
  void clear();
  bool operator==(const LanguageVotes&) const = default;
};

// Adds what `text` has to say.
void count_votes(std::string_view text, const LanguageProfiles& profiles,
                 LanguageVotes& votes);

// The profile that the votes clearly speak for; -1 where none.
int decide(const LanguageVotes& votes);

// The language of a longer stretch: by its votes, else by CLD2, else by what
// votes there are, else "".
std::string language_of(std::string_view text, const LanguageVotes& votes,
                        const LanguageProfiles& profiles);

}  // namespace casebook
