#include "kb/searchable.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/fold.h"

namespace casebook {
namespace {

// Of a word that may be broken; all other signs are ASCII after folding.
bool is_word_byte(char c) {
  return c == kMaybeJoined || static_cast<unsigned char>(c) >= 0x80 ||
         is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Builds the body from the folded text, byte by byte or word by word.
class BodyMaker {
 public:
  explicit BodyMaker(std::string_view folded) : folded_(folded) {}

  void take(Span part);
  std::string body;
  SourceMap map;  // body → folded

 private:
  void take_plain(std::uint32_t begin, std::uint32_t end);
  void take_broken_word(std::uint32_t begin, std::uint32_t end);

  std::string_view folded_;
};

void BodyMaker::take_plain(std::uint32_t begin, std::uint32_t end) {
  if (begin == end) return;
  const std::size_t at = body.size();
  body += folded_.substr(begin, end - begin);
  // Marks are rare: they are looked for as the library does it, many bytes at
  // a time.
  for (const char mark : {kMarkBegin, kMarkEnd}) {
    for (std::size_t found = body.find(mark, at); found != body.npos;
         found = body.find(mark, found + 1))
      body[found] = ' ';
  }
  map.copy(end - begin);
}

void BodyMaker::take_broken_word(std::uint32_t begin, std::uint32_t end) {
  std::string joined(folded_.substr(begin, end - begin));
  std::string parts = " " + joined;
  std::erase(joined, kMaybeJoined);
  std::replace(parts.begin(), parts.end(), kMaybeJoined, ' ');
  body += joined;
  map.replace(static_cast<std::uint32_t>(joined.size()), end - begin);
  body += parts;
  map.replace(static_cast<std::uint32_t>(parts.size()), 0);
}

void BodyMaker::take(Span part) {
  if (part.empty()) return;
  map.skip_to(part.begin);
  std::uint32_t done = part.begin;
  while (done < part.end) {
    const std::size_t found = folded_.find(kMaybeJoined, done);
    if (found >= part.end) break;
    auto begin = static_cast<std::uint32_t>(found);
    auto end = begin;
    while (begin > done && is_word_byte(folded_[begin - 1])) --begin;
    while (end < part.end && is_word_byte(folded_[end])) ++end;
    take_plain(done, begin);
    take_broken_word(begin, end);
    done = end;
  }
  take_plain(done, part.end);
}

BodyMaker body_of(const Folded& folded, const std::vector<Span>& left_out) {
  BodyMaker maker(folded.text);
  std::uint32_t done = 0;
  for (const Span span : left_out) {
    const Span out = folded.map.to_made(span);
    if (out.end <= done) continue;
    maker.take({done, std::max(done, out.begin)});
    done = out.end;
  }
  maker.take({done, static_cast<std::uint32_t>(folded.text.size())});
  return maker;
}

}  // namespace

Searchable make_searchable(std::string_view text,
                           const std::vector<Span>& left_out) {
  const Folded folded = fold(text);
  BodyMaker maker = body_of(folded, left_out);
  return {std::move(maker.body), folded.map.then(maker.map)};
}

std::string searchable_body(std::string_view text,
                            const std::vector<Span>& left_out) {
  return body_of(fold(text), left_out).body;
}

std::string searchable_key(std::string_view text) {
  std::string key = fold_key(text);
  std::replace_if(
      key.begin(), key.end(),
      [](char c) {
        return c == kMaybeJoined || c == kMarkBegin || c == kMarkEnd ||
               c == '\0';
      },
      ' ');
  return key;
}

}  // namespace casebook
