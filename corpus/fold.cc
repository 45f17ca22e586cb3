#include "corpus/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "corpus/unicode.h"

namespace casebook {
namespace {

// As in stream-safe text: normalising is quadratic in a run of marks.
constexpr int kMaxMarks = 30;

constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighs = 0x8080808080808080U;

// How one code point folds; `size` bytes of `made`, or kSlow.
struct Entry {
  std::array<char, 3> made{};
  std::uint8_t size = 0;
  bool slow = false;  // a mark, or not settled by this table
};

// What is not lower-casing: one spelling for dashes, spaces, quotes, micro.
struct Special {
  char32_t first, last;
  const char* made;
};
constexpr std::array kSpecials = {
    Special{0x00A0, 0x00A0, " "},
    Special{0x00AB, 0x00AB, "\""},
    Special{0x00AD, 0x00AD, ""},
    Special{0x00B4, 0x00B4, "'"},
    Special{0x00BB, 0x00BB, "\""},
    Special{0x0130, 0x0131, "i"},
    Special{0x02BC, 0x02BC, "'"},
    Special{0x03BC, 0x03BC, "\xC2\xB5"},  // Greek mu as the micro sign
    Special{0x1680, 0x1680, " "},
    Special{0x2000, 0x200A, " "},
    Special{0x200B, 0x200B, ""},
    Special{0x2010, 0x2015, "-"},
    Special{0x2018, 0x201B, "'"},
    Special{0x201C, 0x201F, "\""},
    Special{0x202F, 0x202F, " "},
    Special{0x2032, 0x2032, "'"},
    Special{0x2033, 0x2033, "\""},
    Special{0x205F, 0x205F, " "},
    Special{0x2060, 0x2060, ""},
    Special{0x2212, 0x2212, "-"},
    Special{0x3000, 0x3000, " "},
    Special{0xFB00, 0xFB00, "ff"},
    Special{0xFB01, 0xFB01, "fi"},
    Special{0xFB02, 0xFB02, "fl"},
    Special{0xFB03, 0xFB03, "ffi"},
    Special{0xFB04, 0xFB04, "ffl"},
    Special{0xFB05, 0xFB06, "st"},
    Special{0xFE58, 0xFE58, "-"},
    Special{0xFE63, 0xFE63, "-"},
    Special{0xFEFF, 0xFEFF, ""},
    Special{0xFF0D, 0xFF0D, "-"},
};

// nullptr where the code point has no special folding.
const char* special_folding(char32_t c) {
  const auto* at =
      std::lower_bound(kSpecials.begin(), kSpecials.end(), c,
                       [](const Special& special, char32_t wanted) {
                         return special.last < wanted;
                       });
  return at != kSpecials.end() && at->first <= c ? at->made : nullptr;
}

void append_folded(std::string& made, char32_t c) {
  if (const char* special = special_folding(c)) {
    made += special;
    return;
  }
  const char32_t lower = simple_lower(c);
  if (const char* special = special_folding(lower)) {
    made += special;  // Greek capital mu
  } else {
    append_utf8(made, lower);
  }
}

Entry entry_of(char32_t c) {
  Entry entry;
  std::string made;
  append_folded(made, c);
  entry.slow = is_combining(c) || made.size() > entry.made.size();
  if (!entry.slow) {
    entry.size = static_cast<std::uint8_t>(made.size());
    std::memcpy(entry.made.data(), made.data(), made.size());
  }
  return entry;
}

using Table = std::array<Entry, 0x800>;  // all two-byte code points

const Table& two_byte_table() {
  static const Table table = [] {
    Table entries;
    for (char32_t c = 0; c < entries.size(); ++c) entries[c] = entry_of(c);
    return entries;
  }();
  return table;
}

bool is_ascii_letter(char c) {
  return static_cast<unsigned char>((c | 0x20) - 'a') < 26;
}

// The sizes of a copied stretch and of single replacements, in order.
class Writer {
 public:
  Writer(std::string_view text, bool with_map)
      : text_(text), with_map_(with_map) {
    result_.text.resize(text.size() + 16);
  }

  Folded run() {
    while (at_ < text_.size()) {
      ascii();
      if (at_ >= text_.size()) break;
      if (text_[at_] == '-') {
        hyphen();
      } else {
        beyond_ascii();
      }
    }
    flush();
    result_.text.resize(made_);
    return std::move(result_);
  }

 private:
  // Bytes below 0x80 up to the next '-' or other byte, lower-cased.
  void ascii() {
    const char* in = text_.data();
    const std::size_t begin = at_;
    std::size_t at = at_;
    reserve(text_.size() - at_);
    char* out = result_.text.data() + made_;
    for (; at + 8 <= text_.size(); at += 8, out += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, in + at, 8);
      const std::uint64_t dashes = word ^ (kOnes * '-');
      if (((word | ((dashes - kOnes) & ~dashes)) & kHighs) != 0) break;
      // 0x80 in each byte that is 'A'…'Z', moved down to 0x20.
      const std::uint64_t from_a = word + kOnes * (0x80 - 'A');
      const std::uint64_t past_z = word + kOnes * (0x80 - 'Z' - 1);
      word |= ((from_a & ~past_z) & kHighs) >> 2U;
      std::memcpy(out, &word, 8);
    }
    for (; at < text_.size(); ++at, ++out) {
      const char c = in[at];
      if (static_cast<unsigned char>(c) >= 0x80 || c == '-') break;
      *out = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    made_ += at - begin;
    copied_ += at - begin;
    at_ = at;
  }

  void hyphen() {
    if (!breaks_word(1)) put_copied(text_.substr(at_, 1));
  }

  // A hyphen of `size` bytes with a line's end behind it, between letters, may
  // be a joined word.
  bool breaks_word(std::size_t size) {
    std::size_t end = at_ + size;
    bool line_end = false;
    while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\n' ||
                                  text_[end] == '\r' || text_[end] == '\f')) {
      line_end |= text_[end] == '\n' || text_[end] == '\f';
      ++end;
    }
    if (!line_end || !letter_before() || !lower_at(end)) return false;
    replace(std::string_view(&kMaybeJoined, 1), end - at_);
    return true;
  }

  bool letter_before() const {
    if (at_ == 0) return false;
    if (is_ascii_letter(text_[at_ - 1])) return true;
    const char32_t before = code_point_before(text_, at_).value;
    return is_letter(before) || is_combining(before);
  }

  bool lower_at(std::size_t position) const {
    if (position >= text_.size()) return false;
    const char c = text_[position];
    if (static_cast<unsigned char>(c) < 0x80) return c >= 'a' && c <= 'z';
    return is_lower(decode_utf8(text_, position).value);
  }

  void beyond_ascii() {
    const CodePoint c = decode_utf8(text_, at_);
    if (c.size == 0) {  // not UTF-8: kept, the reader has repaired it
      put_copied(text_.substr(at_, 1));
      return;
    }
    // Typesetters break words with Unicode's own hyphen, or leave a soft one.
    constexpr char32_t kHyphen = 0x2010;
    constexpr char32_t kSoftHyphen = 0x00AD;
    const bool hyphen = c.value == kHyphen || c.value == kSoftHyphen;
    if (hyphen && breaks_word(c.size)) return;
    if (c.size == 2) {
      const Entry& entry = two_byte_table()[c.value];
      if (!entry.slow && !mark_at(at_ + 2)) {
        put(std::string_view(entry.made.data(), entry.size), 2);
        return;
      }
    }
    if (is_combining(c.value)) {
      marks();
    } else if (mark_at(at_ + c.size)) {
      at_ += c.size;  // marks() takes the letter before it along
      pending_ = c.size;
      marks();
    } else {
      std::string made;
      append_folded(made, c.value);
      put(made, c.size);
    }
  }

  bool mark_at(std::size_t position) const {
    // Marks begin at U+0300: the lead byte says so.
    if (position >= text_.size() ||
        static_cast<unsigned char>(text_[position]) < 0xCC) {
      return false;
    }
    return is_combining(decode_utf8(text_, position).value);
  }

  // A letter and the marks behind it, composed, then folded.
  void marks() {
    std::size_t begin = at_ - pending_;
    if (pending_ == 0 && copied_ > 0) {  // the ASCII letter before
      begin -= 1;
      made_ -= 1;
      copied_ -= 1;
    }
    pending_ = 0;
    std::size_t end = at_;
    std::size_t kept_end = at_;
    for (int count = 0; mark_at(end); ++count) {
      end += decode_utf8(text_, end).size;
      if (count < kMaxMarks) kept_end = end;
    }
    const std::string composed = compose(text_.substr(begin, kept_end - begin));
    std::string made;
    for (std::size_t i = 0; i < composed.size();) {
      const CodePoint c = decode_utf8(composed, i);
      if (c.size == 0) break;
      i += c.size;
      // What İ leaves behind in other folds; here İ is i.
      if (c.value == 0x0307 && made == "i") continue;
      append_folded(made, c.value);
    }
    at_ = begin;
    if (end - begin == made.size() &&
        made == text_.substr(begin, end - begin)) {
      put_copied(made);
    } else {
      replace(made, end - begin);
    }
  }

  void put(std::string_view made, std::size_t source) {
    // "ffl" is as long as its ligature, but its bytes are other letters.
    if (made.size() == source && decode_utf8(made, 0).size == source) {
      put_copied(made);
    } else {
      replace(made, source);
    }
  }

  void put_copied(std::string_view made) {
    reserve(made.size());
    std::memcpy(result_.text.data() + made_, made.data(), made.size());
    made_ += made.size();
    copied_ += made.size();
    at_ += made.size();
  }

  void replace(std::string_view made, std::size_t source) {
    flush();
    reserve(made.size() + text_.size() - at_);
    std::memcpy(result_.text.data() + made_, made.data(), made.size());
    made_ += made.size();
    at_ += source;
    if (with_map_) {
      result_.map.replace(static_cast<std::uint32_t>(made.size()),
                          static_cast<std::uint32_t>(source));
    }
  }

  void flush() {
    if (with_map_) result_.map.copy(static_cast<std::uint32_t>(copied_));
    copied_ = 0;
  }

  void reserve(std::size_t more) {
    if (made_ + more + 8 > result_.text.size()) {
      result_.text.resize((made_ + more) * 5 / 4 + 16);
    }
  }

  std::string_view text_;
  bool with_map_;
  Folded result_;
  std::size_t at_ = 0;       // in the text
  std::size_t made_ = 0;     // in the result
  std::size_t copied_ = 0;   // made bytes that the map does not know yet
  std::size_t pending_ = 0;  // bytes of a letter that marks() takes along
};

}  // namespace

Folded fold(std::string_view text) { return Writer(text, true).run(); }

std::string fold_key(std::string_view text) {
  return Writer(text, false).run().text;
}

}  // namespace casebook
