#include "corpus/language.h"

#include <algorithm>

#include "corpus/cld2.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

// Shorter stretches tell CLD2 nothing that could be relied on.
constexpr std::size_t kLeastForDetector = 40;

// A word is hashed as folding would write it: lower case, every i an "i".
class WordHasher {
 public:
  WordHasher(const LanguageProfiles& profiles, LanguageVotes& votes)
      : profiles_(profiles), votes_(votes) {}

  void run(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (static_cast<unsigned char>((byte | 0x20U) - 'a') < 26) {
        add(static_cast<char>(byte | 0x20U));
        ++at;
      } else if (byte < 0x80) {
        end_word();
        ++at;
      } else {
        at += beyond_ascii(text, at);
      }
    }
    end_word();
  }

 private:
  void add(char byte) {
    hash_ = WordSet::add(hash_, byte);
    in_word_ = true;
  }

  std::size_t beyond_ascii(std::string_view text, std::size_t at) {
    const CodePoint c = decode_utf8(text, at);
    if (c.size == 0) {
      end_word();
      return 1;
    }
    if (c.size == 2 && c.value >= 0xC0 && c.value != 0xD7 && c.value != 0xF7) {
      const std::uint64_t letter = WordSet::hash(text.substr(at, 2));
      for (std::size_t p = 0; p < profiles_.size(); ++p) {
        votes_.hits[p] += profiles_[p].letter_set.contains_hash(letter) ? 1 : 0;
      }
      add_letter(c.value);
    } else if (is_letter(c.value)) {
      add_letter(c.value);
    } else {
      end_word();
    }
    return c.size;
  }

  void add_letter(char32_t c) {
    if (c == 0x130 || c == 0x131) {
      add('i');
      return;
    }
    std::string bytes;
    append_utf8(bytes, simple_lower(c));
    for (const char byte : bytes) add(byte);
  }

  void end_word() {
    if (!in_word_) return;
    ++votes_.words;
    for (std::size_t p = 0; p < profiles_.size(); ++p) {
      votes_.hits[p] += profiles_[p].stop_word_set.contains_hash(hash_) ? 1 : 0;
    }
    hash_ = WordSet::kSeed;
    in_word_ = false;
  }

  const LanguageProfiles& profiles_;
  LanguageVotes& votes_;
  std::uint64_t hash_ = WordSet::kSeed;
  bool in_word_ = false;
};

// The profile with the most votes and whether the next has at most half.
struct Lead {
  int profile = -1;
  std::uint32_t hits = 0;
  bool clear = false;
};

Lead lead_of(const LanguageVotes& votes) {
  Lead lead;
  std::uint32_t second = 0;
  for (std::size_t p = 0; p < votes.hits.size(); ++p) {
    if (votes.hits[p] > lead.hits) {
      second = lead.hits;
      lead.hits = votes.hits[p];
      lead.profile = static_cast<int>(p);
    } else {
      second = std::max(second, votes.hits[p]);
    }
  }
  lead.clear = lead.hits > 0 && lead.hits >= 2 * second;
  return lead;
}

}  // namespace

void LanguageVotes::add(const LanguageVotes& other) {
  words += other.words;
  for (std::size_t p = 0; p < hits.size(); ++p) hits[p] += other.hits[p];
}

void count_votes(std::string_view text, const LanguageProfiles& profiles,
                 LanguageVotes& votes) {
  WordHasher(profiles, votes).run(text);
}

int decide(const LanguageVotes& votes) {
  const Lead lead = lead_of(votes);
  // A sixth of the words: prose has a third, other languages' chance hits a
  // tenth at most.
  const bool dense = lead.hits * 6 >= votes.words;
  return lead.clear && lead.hits >= 2 && dense ? lead.profile : -1;
}

std::string language_of(std::string_view text, const LanguageVotes& votes,
                        const LanguageProfiles& profiles) {
  const int decided = decide(votes);
  if (decided >= 0) {
    return profiles[static_cast<std::size_t>(decided)].language;
  }
  if (text.size() >= kLeastForDetector) {
    std::string detected = detect_language(text);
    if (!detected.empty()) return detected;
  }
  const Lead lead = lead_of(votes);
  const bool enough = lead.clear && (lead.hits * 12 >= votes.words);
  return enough ? profiles[static_cast<std::size_t>(lead.profile)].language
                : "";
}

}  // namespace casebook
