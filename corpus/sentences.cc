#include "corpus/sentences.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "corpus/ascii.h"
#include "corpus/sentence_ends.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
         c == '\v';
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || static_cast<unsigned char>((byte | 0x20U) - 'a') < 26;
}

Span trimmed(std::string_view text, Span span) {
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

// Whether a full stop proposed as an end is one. `begin`: of the sentence so
// far; `stop`: behind the full stop; `next`: where the next sentence would
// begin, its first byte.
class StopJudge {
 public:
  StopJudge(std::string_view text, const LanguageProfiles& profiles)
      : text_(text), profiles_(profiles) {}

  bool ends(std::uint32_t begin, std::uint32_t stop, std::uint32_t next) const {
    if (stop == begin || text_[stop - 1] != '.') return true;
    const std::uint32_t dot = stop - 1;
    std::uint32_t word = dot;  // the word before the dot, dots within
    while (word > begin && (is_word_byte(text_[word - 1]) ||
                            (text_[word - 1] == '.' && word < dot))) {
      --word;
    }
    if (word == dot) {
      return !is_list_number(begin, dot) &&
             !counts_in_capitals(begin, dot, next) &&
             !(small_figure(begin, dot) < dot && goes_on(next));
    }
    if (word > begin && is_digit(text_[word - 1])) return true;  // "10 mg."
    if (is_initial(begin, word, dot)) return false;
    const std::string_view written = text_.substr(word, stop - word);
    bool may_end = false;
    bool known = false;
    const std::uint64_t hash = WordSet::hash(written);
    for (const LanguageProfile& profile : profiles_) {
      may_end |= profile.may_end.contains_hash(hash);
      known |= profile.never_ends.contains_hash(hash);
    }
    if (may_end)
      return is_upper(decode_utf8(text_, next).value) && !goes_on(next);
    return !known;
  }

 private:
  // "20 mcg s.c. OD", "ihr 2. Kind": the word at `next` begins no sentence.
  bool goes_on(std::uint32_t next) const {
    std::uint32_t end = next;
    while (end < text_.size() && is_word_byte(text_[end])) ++end;
    const std::uint64_t hash = WordSet::hash(text_.substr(next, end - next));
    return std::any_of(profiles_.begin(), profiles_.end(),
                       [&](const LanguageProfile& profile) {
                         return profile.goes_on.contains_hash(hash);
                       });
  }

  // "1." at a sentence's begin numbers what follows.
  bool is_list_number(std::uint32_t begin, std::uint32_t dot) const {
    std::uint32_t at = begin;
    while (at < dot && (is_digit(text_[at]) || text_[at] == '.')) ++at;
    return at == dot && dot > begin && dot - begin <= 5;
  }

  // "GEBELİĞİNİN 8. AYINDA": among long words in capitals a dot behind one or
  // two digits counts.
  bool counts_in_capitals(std::uint32_t begin, std::uint32_t dot,
                          std::uint32_t next) const {
    constexpr int kLong = 5;  // letters: "VAS 9. MRG" has two sentences
    std::uint32_t at = small_figure(begin, dot);
    if (at == dot) return false;
    std::uint32_t word = --at;
    while (word > begin && is_word_byte(text_[word - 1])) --word;
    std::uint32_t end = next;
    while (end < text_.size() && is_word_byte(text_[end])) ++end;
    return capitals(word, at) >= kLong && capitals(next, end) >= kLong;
  }

  // Where one or two digits behind a space begin, before `dot`; else `dot`.
  std::uint32_t small_figure(std::uint32_t begin, std::uint32_t dot) const {
    std::uint32_t at = dot;
    while (at > begin && dot - at < 3 && is_digit(text_[at - 1])) --at;
    const bool small = dot - at <= 2 && at > begin && text_[at - 1] == ' ';
    return small ? at : dot;
  }

  // How many letters, where all are capitals; else none.
  int capitals(std::uint32_t begin, std::uint32_t end) const {
    int count = 0;
    while (begin < end) {
      const CodePoint one = decode_utf8(text_, begin);
      if (!is_upper(one.value)) return 0;
      begin += one.size;
      ++count;
    }
    return count;
  }

  // "J. Smith", "T. R. Yamada": one capital before the dot, and not a word's
  // label before it as in "vitamin D." or "hepatitis B.".
  bool is_initial(std::uint32_t begin, std::uint32_t word,
                  std::uint32_t dot) const {
    const CodePoint last = code_point_before(text_, dot);
    if (!is_upper(last.value)) return false;
    if (word + last.size != dot) {
      // "A.B." but not "the E.U.": dots and capitals only.
      return text_.substr(word, dot - word).find('.') != std::string_view::npos;
    }
    std::uint32_t before = word;
    while (before > begin && text_[before - 1] == ' ') --before;
    if (before == begin) return true;
    std::uint32_t start = before;
    while (start > begin && !is_space(text_[start - 1])) --start;
    const std::string_view previous = text_.substr(start, before - start);
    if (previous.back() == '.' || previous.back() == ',') return true;
    if (previous.back() == '&') return true;
    return is_upper(decode_utf8(previous, 0).value) && previous.size() > 1 &&
           !is_digit(previous.back()) && is_lower_word(previous);
  }

  // "Smith" but not "MRI": a capital with small letters behind it.
  static bool is_lower_word(std::string_view word) {
    return is_lower(code_point_before(word, word.size()).value);
  }

  std::string_view text_;
  const LanguageProfiles& profiles_;
};

class Splitter {
 public:
  Splitter(std::string_view text, const LanguageProfiles& profiles)
      : text_(text), judge_(text, profiles) {}

  std::vector<Sentence> run(std::span<const Block> blocks) {
    result_.reserve(text_.size() / 100 + blocks.size());
    for (const Block& block : blocks) {
      if (block.heading) {
        put(block, block.span);
      } else if (block.by_line) {
        by_line(block);
      } else {
        prose(block);
      }
    }
    return std::move(result_);
  }

 private:
  void by_line(const Block& block) {
    std::uint32_t begin = block.span.begin;
    for (std::uint32_t at = begin; at <= block.span.end; ++at) {
      if (at == block.span.end || text_[at] == '\n') {
        put(block, {begin, at});
        begin = at + 1;
      }
    }
  }

  void prose(const Block& block) {
    SentenceEnds ends(slice(text_, block.span));
    std::uint32_t begin = trimmed(text_, block.span).begin;
    std::uint32_t from = begin;  // the last end that ICU proposed
    constexpr std::uint32_t kNoMore = UINT32_MAX;
    for (std::uint32_t next = ends.next().value_or(kNoMore); next != kNoMore;
         next = ends.next().value_or(kNoMore)) {
      const std::uint32_t to = block.span.begin + next;
      begin = before_figures(block, from, to, begin);
      if (to > begin && to < block.span.end) begin = consider(block, begin, to);
      from = to;
    }
    put(block, {begin, block.span.end});
  }

  // Ends the sentence from `begin` at `end` unless the judge says that it goes
  // on; where the open sentence begins afterwards.
  std::uint32_t consider(const Block& block, std::uint32_t begin,
                         std::uint32_t end) {
    Span sentence = trimmed(text_, {begin, end});
    if (sentence.empty()) return begin;
    Span judged = sentence;
    const char last = text_[sentence.end - 1];
    if (last == '[' || last == '(') {
      // ICU takes an opening bracket for a closing one: "… seen.[4] It …".
      judged = trimmed(text_, {sentence.begin, sentence.end - 1});
      sentence.end = behind_citation(block, sentence.end - 1);
      end = sentence.end;
    } else if (end < block.span.end && text_[end] == '[') {
      const std::uint32_t behind = behind_citation(block, end);
      if (behind > end) sentence.end = end = behind;
    }
    if (judged.empty() || !judge_.ends(judged.begin, judged.end, end)) {
      return begin;
    }
    put(block, sentence);
    return end;
  }

  // Behind "[4,5]" at `open`; where it holds no numbers, `open` itself.
  std::uint32_t behind_citation(const Block& block, std::uint32_t open) const {
    std::uint32_t at = open + 1;
    while (at < block.span.end &&
           (is_digit(text_[at]) || is_space(text_[at]) || text_[at] == ',' ||
            text_[at] == '-' || text_[at] == ';' ||
            text_.substr(at, 2) == "\xE2\x80" || text_[at] == '\x93' ||
            text_[at] == '\x80')) {
      ++at;
    }
    const bool closed = at > open + 1 && at < block.span.end &&
                        (text_[at] == ']' || text_[at] == ')');
    return closed ? at + 1 : open;
  }

  // ICU ends no sentence before figures with a small letter behind them ("…
  // was painless. 25 mg were given"): proposes those ends between two of its.
  std::uint32_t before_figures(const Block& block, std::uint32_t from,
                               std::uint32_t to, std::uint32_t begin) {
    const std::string_view part = text_.substr(0, to);
    for (std::size_t at = part.find('.', from); at != part.npos;
         at = part.find('.', at + 1)) {
      std::size_t next = at + 1;
      while (next < to && is_space(part[next])) ++next;
      if (next > at + 1 && next < to && is_digit(part[next]) &&
          (word_before(at) || decimal_before(at))) {
        begin = consider(block, begin, static_cast<std::uint32_t>(next));
      }
    }
    return begin;
  }

  // A word of three small letters, or a bracket: no ordinal or abbreviation.
  bool word_before(std::size_t dot) const {
    if (dot < 3) return false;
    if (text_[dot - 1] == ')' || text_[dot - 1] == '%') return true;
    return is_word_byte(text_[dot - 1]) && is_word_byte(text_[dot - 2]) &&
           is_word_byte(text_[dot - 3]) &&
           is_lower(code_point_before(text_, dot).value);
  }

  // "3,4", or "-3.4" with its sign: no ordinal and no date.
  bool decimal_before(std::size_t dot) const {
    const auto before_digits = [&](std::size_t at) {
      while (at > 0 && is_digit(text_[at - 1])) --at;
      return at;
    };
    const std::size_t fraction = before_digits(dot);
    if (fraction == dot || fraction < 2) return false;
    const char mark = text_[fraction - 1];
    if (mark != ',' && mark != '.') return false;
    const std::size_t whole = before_digits(fraction - 1);
    if (whole == fraction - 1) return false;
    return mark == ',' || text_.substr(0, whole).ends_with('-') ||
           text_.substr(0, whole).ends_with("\u2212");
  }

  void put(const Block& block, Span span) {
    span = trimmed(text_, span);
    while (span.size() > kMaxSentence) {
      const std::uint32_t cut = hard_cut(span);
      add(block, trimmed(text_, {span.begin, cut}));
      span = trimmed(text_, {cut, span.end});
    }
    add(block, span);
  }

  // The last space before the limit, or the limit between two characters.
  std::uint32_t hard_cut(Span span) const {
    const std::uint32_t limit = span.begin + kMaxSentence;
    for (std::uint32_t at = limit; at > span.begin + kMaxSentence / 2; --at) {
      if (is_space(text_[at - 1])) return at;
    }
    std::uint32_t at = limit;
    while ((static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) --at;
    return at;
  }

  void add(const Block& block, Span span) {
    if (span.empty()) return;
    Sentence sentence;
    sentence.span = span;
    sentence.section = block.section;
    sentence.paragraph = block.paragraph;
    sentence.heading = block.heading;
    result_.push_back(std::move(sentence));
  }

  std::string_view text_;
  StopJudge judge_;
  std::vector<Sentence> result_;
};

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text,
                                      std::span<const Block> blocks,
                                      const LanguageProfiles& profiles) {
  return Splitter(text, profiles).run(blocks);
}

}  // namespace casebook
