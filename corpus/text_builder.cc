#include "corpus/text_builder.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace casebook {
namespace {

constexpr std::uint32_t kWaiting = UINT32_MAX;

bool is_fold_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

// Eight bytes at a time: the high bit of each that may end a run, which are
// all below 0x20 and each space behind another one.
std::uint64_t suspects(std::uint64_t bytes, bool after_space) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  constexpr std::uint64_t kLow = 0x7F * kOnes;
  const std::uint64_t low = ~bytes & ~((bytes & kLow) + 0x60 * kOnes) & kHigh;
  const std::uint64_t other = bytes ^ (0x20 * kOnes);
  const std::uint64_t spaces = ~(((other & kLow) + kLow) | other) & kHigh;
  const std::uint64_t before =
      (spaces << 8U) | (after_space ? std::uint64_t{0x80} : std::uint64_t{0});
  return low | (spaces & before);
}

// How many bytes stand as they are: words with single spaces between.
std::size_t plain_run(std::string_view text) {
  if (is_fold_space(text[0])) return 0;
  std::size_t at = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::uint64_t bytes = 0;
    for (; at + sizeof bytes <= text.size(); at += sizeof bytes) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
      if (suspects(bytes, at > 0 && text[at - 1] == ' ') != 0) break;
    }
  }
  for (; at < text.size(); ++at) {
    if (!is_fold_space(text[at])) continue;
    if (text[at] != ' ' || (at > 0 && text[at - 1] == ' ')) break;
  }
  while (text[at - 1] == ' ') --at;
  return at;
}

}  // namespace

void TextBuilder::separate(Separator separator) {
  if (separator > separator_) {
    separator_ = separator;
    space_ = {};
  }
}

void TextBuilder::space() { separate(Separator::kSpace); }

void TextBuilder::no_space() {
  if (separator_ == Separator::kSpace) separator_ = Separator::kNone;
}

void TextBuilder::end_line() {
  separate(Separator::kLine);
  tabs_ = 0;
}

void TextBuilder::end_block() {
  separate(Separator::kBlock);
  tabs_ = 0;
}

void TextBuilder::cells(std::size_t tabs) {
  separate(Separator::kCell);
  tabs_ += tabs;
}

TextBuilder::Mark TextBuilder::mark() {
  marks_.push_back(kWaiting);
  return marks_.size() - 1;
}

Span TextBuilder::since(Mark mark) const {
  const std::uint32_t end = size();
  return marks_[mark] == kWaiting ? Span{end, end} : Span{marks_[mark], end};
}

void TextBuilder::write_separator() {
  const std::uint32_t before = size();
  if (!text_.empty()) {
    if (separator_ == Separator::kBlock) text_.append(2, '\n');
    if (separator_ == Separator::kLine) text_.push_back('\n');
    if (separator_ == Separator::kSpace) text_.push_back(' ');
  }
  text_.append(tabs_, '\t');
  const std::uint32_t made = size() - before;
  if (made == 1 && !space_.empty()) {
    map_.skip_to(space_.begin);
    space_.size() == 1 ? map_.copy(1) : map_.replace(1, space_.size());
  } else if (made > 0) {
    map_.replace(made, 0);
  }
}

// Writes what separates, then places the marks that wait.
void TextBuilder::begin_text() {
  if (separator_ != Separator::kNone) {
    write_separator();
    separator_ = Separator::kNone;
    tabs_ = 0;
    space_ = {};
  }
  for (; first_open_ < marks_.size(); ++first_open_) {
    marks_[first_open_] = size();
  }
}

void TextBuilder::write_run(std::string_view run, std::uint32_t source) {
  begin_text();
  map_.skip_to(source);
  map_.copy(static_cast<std::uint32_t>(run.size()));
  text_ += run;
}

void TextBuilder::put(std::string_view text, Span source) {
  if (text.empty()) return;
  if (text.size() == source.size()) {
    put_folded(text, source.begin);
  } else if (std::all_of(text.begin(), text.end(), is_fold_space)) {
    if (separator_ == Separator::kNone && !text_.empty()) {
      separator_ = Separator::kSpace;
      space_ = source;
    }
  } else {
    put_as(text, source);
  }
}

void TextBuilder::put_folded(std::string_view text, std::uint32_t source) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at + plain_run(text.substr(at));
    if (end > at) {
      write_run(text.substr(at, end - at),
                source + static_cast<std::uint32_t>(at));
    }
    const std::size_t blank = end;
    while (end < text.size() && is_fold_space(text[end])) ++end;
    if (end > blank && separator_ == Separator::kNone) {
      separator_ = Separator::kSpace;
      space_ = {source + static_cast<std::uint32_t>(blank),
                source + static_cast<std::uint32_t>(end)};
    }
    at = end;
  }
}

void TextBuilder::put_as(std::string_view made, Span source) {
  if (made.empty()) return;
  begin_text();
  map_.skip_to(source.begin);
  if (made.size() == source.size()) {
    map_.copy(source.size());
  } else {
    map_.replace(static_cast<std::uint32_t>(made.size()), source.size());
  }
  text_ += made;
}

void TextBuilder::insert(std::string_view made) {
  if (made.empty()) return;
  begin_text();
  map_.replace(static_cast<std::uint32_t>(made.size()), 0);
  text_ += made;
}

}  // namespace casebook
