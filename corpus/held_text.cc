#include "corpus/held_text.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/jats_meta.h"
#include "corpus/script_marks.h"

namespace casebook {
namespace {

bool is_alnum(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t character_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() &&
         (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
    ++size;
  }
  return size;
}

// A space before an opening bracket of ours, unless one is there or the text
// opened a bracket or a dash of its own just now.
void space_before_bracket(TextBuilder& text) {
  const std::string& written = text.text();
  if (written.empty() || text.spaced()) return;
  if (std::string_view("([-/").find(written.back()) != std::string_view::npos) {
    return;
  }
  text.space();
}

}  // namespace

void HeldText::begin(const Kind& kind) {
  pieces_.clear();
  kind_ = kind;
  holding_ = true;
}

void HeldText::join(const Kind& kind) {
  kind_.raised = kind_.raised || kind.raised;
  kind_.cites = kind_.cites || kind.cites;
  kind_.perhaps = kind_.perhaps || kind.perhaps;
  kind_.note = kind_.note || kind.note;
}

void HeldText::add(std::string_view text, Span source) {
  pieces_.push_back({std::string(text), source});
}

std::string HeldText::content() const {
  std::string joined;
  for (const Piece& piece : pieces_) joined += piece.text;
  return fold_spaces(joined);
}

void HeldText::write_plain(MarkupWriter& writer) const {
  for (const Piece& piece : pieces_)
    writer.text().put(piece.text, piece.source);
}

void HeldText::write_raised(MarkupWriter& writer) const {
  for (const Piece& piece : pieces_) {
    std::string_view rest = piece.text;
    if (rest.size() != piece.source.size()) {
      writer.text().put_as(superscript(rest), piece.source);
      continue;
    }
    std::uint32_t at = piece.source.begin;
    while (!rest.empty()) {
      const std::size_t size = character_size(rest);
      const auto end = at + static_cast<std::uint32_t>(size);
      writer.text().put_as(superscript(rest.substr(0, size)), {at, end});
      at = end;
      rest.remove_prefix(size);
    }
  }
}

void HeldText::write_formula(MarkupWriter& writer, bool liftable) const {
  if (liftable) return write_raised(writer);
  const std::string text = content();  // x* and x′ need no caret
  if (std::any_of(text.begin(), text.end(), is_alnum)) {
    writer.text().insert("^");
  }
  write_plain(writer);
}

void HeldText::write_bracketed(MarkupWriter& writer) const {
  TextBuilder& text = writer.text();
  space_before_bracket(text);
  const TextBuilder::Mark mark = text.mark();
  text.insert("[");
  write_plain(writer);
  text.insert("]");
  writer.citations.push_back(text.since(mark));
}

void HeldText::write_citation(MarkupWriter& writer,
                              const std::string& content) const {
  TextBuilder& text = writer.text();
  const bool numbers = is_number_list(content) && !is_year(content);
  const bool bracketed = content[0] == '[' || content[0] == '(';
  if (bracketed) space_before_bracket(text);
  if (bracketed || (!numbers && !kind_.raised) ||
      in_open_bracket(text.text(), text.spaced())) {
    const TextBuilder::Mark mark = text.mark();
    write_plain(writer);
    writer.citations.push_back(text.since(mark));
    return;
  }
  write_bracketed(writer);
}

// "a" behind a figure or in a cell, a footnote's number: no exponent.
bool HeldText::is_mark(const std::string& text, std::string_view before) const {
  if (text.size() > 3 || !std::all_of(text.begin(), text.end(), is_alnum)) {
    return false;
  }
  if (kind_.note) return true;
  const bool letter = text.size() == 1 && !is_digit(text[0]);
  return kind_.raised && letter && !before.empty() &&
         (kind_.in_cell || is_digit(before.back()));
}

void HeldText::release(MarkupWriter& writer) {
  holding_ = false;
  const std::string text = content();
  const std::string& written = writer.text().text();
  const std::string_view before =
      writer.text().fresh() ? std::string_view() : std::string_view(written);
  const bool cites = kind_.cites || (kind_.perhaps && is_number_list(text));
  const bool liftable = kind_.raised && has_superscripts(text);
  if (text.empty()) return write_plain(writer);  // may be a space
  if (kind_.formula) {
    write_formula(writer, liftable);
  } else if (cites) {
    write_citation(writer, text);
  } else if (is_mark(text, before) ||
             (kind_.raised && raised_number_cites(before, text))) {
    write_bracketed(writer);
  } else if (liftable) {
    write_raised(writer);
  } else {
    write_plain(writer);
  }
}

}  // namespace casebook
