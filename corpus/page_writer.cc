#include "corpus/page_writer.h"

#include <algorithm>
#include <cctype>

#include "corpus/ascii.h"
#include "corpus/script_marks.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

std::string lifted(std::string_view text) {
  std::string made;
  while (!text.empty()) {
    const std::uint32_t size = std::max(1U, decode_utf8(text, 0).size);
    made += superscript(text.substr(0, size));
    text.remove_prefix(size);
  }
  return made;
}

bool is_letter_mark(const std::string& text) {
  return text.size() == 1 &&
         std::isalpha(static_cast<unsigned char>(text[0])) != 0;
}

}  // namespace

void PageWriter::page(std::uint32_t number) {
  page_ = number;
  new_page_ = !text_.empty();
  end_line();
}

void PageWriter::space(std::string_view gap) {
  if (gap.size() > gap_.size()) gap_ = gap;
}

void PageWriter::end_line() {
  ends_ = std::max(ends_, 1);
  gap_.clear();
}

void PageWriter::end_block() {
  end_line();
  ends_ = 2;
}

std::uint32_t PageWriter::begin() {
  if (!text_.empty()) {
    text_.append(static_cast<std::size_t>(ends_), '\n');
    if (new_page_) text_ += '\f';
    text_ += gap_;
  }
  ends_ = 0;
  new_page_ = false;
  gap_.clear();
  return size();
}

void PageWriter::run(const PageRun& run, bool in_cell) {
  for (std::size_t i = 0; i < run.words.size(); ++i) {
    if (i > 0 && !run.words[i].glued) space(" ");
    word(run.words[i], in_cell);
  }
}

void PageWriter::word(const PageWord& word, bool in_cell) {
  const std::uint32_t from = begin();
  if (word.raised) {
    raised(word.text, in_cell);
  } else {
    text_ += word.text;
  }
  places_.push_back({{from, size()},
                     page_,
                     word.place.left,
                     word.place.top,
                     word.place.right,
                     word.place.bottom});
}

void PageWriter::raised(const std::string& text, bool in_cell) {
  const std::string_view before = text_;
  const bool behind_figure = !before.empty() && is_digit(before.back());
  const bool marks = is_letter_mark(text) && (in_cell || behind_figure);
  if (marks || raised_number_cites(before, text)) {
    text_ += '[' + text + ']';
  } else if (has_superscripts(text)) {
    text_ += lifted(text);
  } else {
    text_ += text;
  }
}

}  // namespace casebook
