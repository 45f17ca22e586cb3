#include "corpus/language.h"

#include <algorithm>
#include <array>

#include "corpus/cld2.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

// Shorter stretches tell CLD2 nothing that could be relied on.
constexpr std::size_t kLeastForDetector = 40;

constexpr char32_t kFirstLetter = 0xC0;  // behind ASCII
constexpr char32_t kTableEnd = 0x250;    // of Latin

// Latin's small letters, without a call to ICU.
struct LatinLetters {
  std::array<char32_t, kTableEnd - kFirstLetter> lower{};

  LatinLetters() {
    for (char32_t c = kFirstLetter; c < kTableEnd; ++c) {
      const bool dotless = c == 0x130 || c == 0x131;
      lower[c - kFirstLetter] = dotless ? U'i' : simple_lower(c);
    }
  }
};

const LatinLetters& latin_letters() {
  static const LatinLetters made;
  return made;
}

bool is_ascii_letter(char c) {
  return static_cast<unsigned char>((static_cast<unsigned char>(c) | 0x20U) -
                                    'a') < 26;
}

// A word is hashed as folding would write it: lower case, every i an "i".
class WordHasher {
 public:
  WordHasher(std::string_view text, const LanguageProfiles& profiles,
             LanguageVotes& votes)
      : text_(text), profiles_(profiles), votes_(votes) {}

  void run() {
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte >= 0x80) {
        any_word();
      } else if (is_ascii_letter(text_[at_])) {
        ascii_word();
      } else {
        ++at_;
      }
    }
  }

 private:
  // Most words are of ASCII.
  void ascii_word() {
    const AsciiWord word = read_ascii_word(text_, at_);
    const std::size_t end = at_ + word.size;
    if (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80) {
      any_word();
      return;
    }
    ++votes_.words;
    for (std::size_t p = 0; p < profiles_.size(); ++p) {
      votes_.hits[p] +=
          profiles_[p].ascii_stop_words.contains(word.hash) ? 1 : 0;
    }
    at_ = end + 1;
  }

  // A word of any letters, or one sign that is none.
  void any_word() {
    while (at_ < text_.size()) {
      if (is_ascii_letter(text_[at_])) {
        add(static_cast<char>(text_[at_] | 0x20));
        ++at_;
      } else if (static_cast<unsigned char>(text_[at_]) < 0x80 ||
                 !letter_beyond_ascii()) {
        break;
      }
    }
    end_word();
  }

  void add(char byte) {
    hash_ = WordSet::add(hash_, byte);
    in_word_ = true;
  }

  // Goes behind the character; whether it was a letter.
  bool letter_beyond_ascii() {
    const CodePoint c = decode_utf8(text_, at_);
    const std::size_t begin = at_;
    at_ += c.size == 0 ? 1 : c.size;
    if (c.size == 0) return false;
    if (c.size == 2 && c.value >= 0xC0 && c.value != 0xD7 && c.value != 0xF7) {
      const std::uint64_t letter = WordSet::hash(text_.substr(begin, 2));
      for (std::size_t p = 0; p < profiles_.size(); ++p) {
        votes_.hits[p] += profiles_[p].letter_set.contains_hash(letter) ? 1 : 0;
      }
    } else if (!is_letter(c.value)) {
      return false;
    }
    add_letter(c.value);
    return true;
  }

  void add_letter(char32_t c) {
    const bool latin = c >= kFirstLetter && c < kTableEnd;
    const char32_t lower =
        latin ? latin_letters().lower[c - kFirstLetter] : simple_lower(c);
    if (lower >= 0x80 && lower < 0x800) {
      add(static_cast<char>(0xC0U | lower >> 6U));
      add(static_cast<char>(0x80U | (lower & 0x3FU)));
      return;
    }
    std::string bytes;
    append_utf8(bytes, lower);
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

  std::string_view text_;
  const LanguageProfiles& profiles_;
  LanguageVotes& votes_;
  std::size_t at_ = 0;
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

void LanguageVotes::clear() {
  words = 0;
  std::fill(hits.begin(), hits.end(), 0);
}

void count_votes(std::string_view text, const LanguageProfiles& profiles,
                 LanguageVotes& votes) {
  WordHasher(text, profiles, votes).run();
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
