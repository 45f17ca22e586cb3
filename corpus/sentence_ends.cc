#include "corpus/sentence_ends.h"

#include <array>
#include <cstddef>

#include "corpus/unicode.h"

namespace casebook {
namespace {

using Class = SentenceClass;

constexpr char32_t kTableSize = 0x800;  // what two bytes of UTF-8 can say

// What is asked at nearly each step, without a call to ICU.
struct Tables {
  std::array<Class, kTableSize> classes{};
  std::array<bool, 256> may_end{};  // bytes that may begin a mark of an end

  Tables() {
    for (char32_t c = 0; c < kTableSize; ++c) {
      // \v and \f are spaces to Unicode already.
      const bool space = c == '\n' || c == '\r';
      classes[c] = space ? Class::kSpace : sentence_class(c);
      const bool ends = classes[c] == Class::kFullStop ||
                        classes[c] == Class::kStop ||
                        classes[c] == Class::kSeparator;
      if (!ends) continue;
      may_end[c < 0x80 ? c : 0xC0U | c >> 6U] = true;
    }
    for (std::size_t lead = 0xE0; lead < 0xF5; ++lead) may_end[lead] = true;
  }
};

const Tables& tables() {
  static const Tables made;
  return made;
}

struct Character {
  Class kind = Class::kOther;
  std::uint32_t size = 1;
};

// Reads classes along a text; marks that extend a character belong to it.
class Walk {
 public:
  Walk(const Tables& tables, std::string_view text)
      : tables_(tables), text_(text) {}

  bool done(std::size_t at) const { return at >= text_.size(); }

  Character at(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return {tables_.classes[byte], 1};
    const CodePoint c = decode_utf8(text_, at);
    if (c.size == 0) return {};
    return {class_of(c.value), c.size};
  }

  std::size_t behind_marks(std::size_t at) const {
    while (!done(at)) {
      const Character mark = this->at(at);
      if (mark.kind != Class::kExtend) break;
      at += mark.size;
    }
    return at;
  }

  // Behind any number of characters of the class.
  std::size_t behind_all(Class kind, std::size_t at) const {
    while (!done(at)) {
      const Character next = this->at(at);
      if (next.kind != kind) break;
      at = behind_marks(at + next.size);
    }
    return at;
  }

  Class before(std::size_t at) const {
    while (at > 0) {
      const CodePoint c = code_point_before(text_, at);
      if (c.size == 0) return Class::kOther;
      const Class kind = class_of(c.value);
      if (kind != Class::kExtend) return kind;
      at -= c.size;
    }
    return Class::kOther;
  }

  // Rule 8: whether a small letter is the first letter from here on, no other
  // sentence's end before it.
  bool goes_on_small(std::size_t at) const {
    while (!done(at)) {
      const Character next = this->at(at);
      switch (next.kind) {
        case Class::kLower:
          return true;
        case Class::kUpper:
        case Class::kLetter:
        case Class::kSeparator:
        case Class::kFullStop:
        case Class::kStop:
          return false;
        default:
          at += next.size;
      }
    }
    return false;
  }

 private:
  Class class_of(char32_t c) const {
    return c < kTableSize ? tables_.classes[c] : sentence_class(c);
  }

  const Tables& tables_;
  std::string_view text_;
};

// What a mark at `stop` does: ends the sentence there, or not, and where to
// look on.
struct Outcome {
  bool ends = false;
  std::size_t at = 0;
};

Outcome weigh(const Walk& walk, std::size_t stop, Character mark) {
  if (mark.kind == Class::kSeparator) return {true, stop + mark.size};
  const bool full_stop = mark.kind == Class::kFullStop;
  std::size_t at = walk.behind_marks(stop + mark.size);
  if (full_stop && !walk.done(at)) {
    const Class next = walk.at(at).kind;
    if (next == Class::kNumeric) return {false, at};
    if (next == Class::kUpper) {
      const Class before = walk.before(stop);
      if (before == Class::kUpper || before == Class::kLower) {
        return {false, at};
      }
    }
  }
  at = walk.behind_all(Class::kClose, at);
  at = walk.behind_all(Class::kSpace, at);
  if (walk.done(at)) return {true, at};
  const Character next = walk.at(at);
  switch (next.kind) {
    case Class::kSeparator:
      return {true, at + next.size};
    case Class::kContinue:
    case Class::kFullStop:
    case Class::kStop:
      return {false, at};
    default:
      return {!full_stop || !walk.goes_on_small(at), at};
  }
}

// The next byte that may begin a mark of an end, four at a time.
std::size_t next_mark(const Tables& known, std::string_view text,
                      std::size_t at) {
  const auto may_end = [&](std::size_t i) {
    return static_cast<unsigned>(
        known.may_end[static_cast<unsigned char>(text[i])]);
  };
  while (at + 4 <= text.size() && (may_end(at) | may_end(at + 1) |
                                   may_end(at + 2) | may_end(at + 3)) == 0) {
    at += 4;
  }
  while (at < text.size() && may_end(at) == 0) ++at;
  return at;
}

}  // namespace

std::optional<std::uint32_t> SentenceEnds::next() {
  if (at_ >= text_.size()) return std::nullopt;
  const Tables& known = tables();
  const Walk walk(known, text_);
  while (at_ < text_.size()) {
    at_ = next_mark(known, text_, at_);
    if (at_ >= text_.size()) break;
    const Character mark = walk.at(at_);
    if (mark.kind != Class::kFullStop && mark.kind != Class::kStop &&
        mark.kind != Class::kSeparator) {
      at_ += mark.size;
      continue;
    }
    const Outcome outcome = weigh(walk, at_, mark);
    at_ = outcome.at;
    if (outcome.ends) return static_cast<std::uint32_t>(at_);
  }
  return static_cast<std::uint32_t>(text_.size());
}

}  // namespace casebook
