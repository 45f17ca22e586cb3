#include "corpus/record_lines.h"

#include <algorithm>
#include <utility>

#include "corpus/ascii.h"

namespace casebook {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_tag_letter(char c) { return is_capital(c) || is_digit(c); }

// "TI  - words" of RIS; "TI  - words", "PMID- 1" of NBIB: a tag of up to four,
// filled with spaces, and a dash.
std::size_t tag_size(std::string_view line, RecordForm form) {
  const std::size_t width = form == RecordForm::kNbib ? 4 : 2;
  if (line.size() < width || !is_capital(line[0])) return 0;
  std::size_t size = 0;
  while (size < width && is_tag_letter(line[size])) ++size;
  if (size < 2) return 0;
  const std::string_view rest = line.substr(size);
  const std::string_view mark = form == RecordForm::kNbib
                                    ? std::string_view("  - ").substr(size - 2)
                                    : std::string_view("  -");
  // "ER  -" may have lost the space at its end.
  if (rest.starts_with(mark)) return size;
  // A value that is empty may have lost the space at its line's end.
  return rest == mark.substr(0, mark.find('-') + 1) ? size : 0;
}

class LineReader {
 public:
  LineReader(std::string_view text, RecordForm form)
      : text_(text), form_(form) {}

  RecordLines run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      std::size_t last = end;
      if (last > at && text_[last - 1] == '\r') --last;
      line(at, last);
      at = end + 1;
    }
    return std::move(made_);
  }

 private:
  void line(std::size_t begin, std::size_t end) {
    const std::string_view words = text_.substr(begin, end - begin);
    const std::size_t size = tag_size(words, form_);
    if (size > 0) return field(begin, end, size);
    if (words.find_first_not_of(" \t") == words.npos) {
      // NBIB parts its records by blank lines.
      if (form_ == RecordForm::kNbib) open_ = false;
      return;
    }
    if (!open_ || made_.records.empty() ||
        made_.records.back().fields.empty()) {
      ++made_.stray;
      return;
    }
    Record& record = made_.records.back();
    record.fields.back().lines.push_back(span(begin, end));
    record.span.end = static_cast<std::uint32_t>(end);
  }

  void field(std::size_t begin, std::size_t end, std::size_t size) {
    const std::string tag(text_.substr(begin, size));
    if (form_ == RecordForm::kRis && tag == "ER") {
      if (open_ && !made_.records.empty()) {
        made_.records.back().ended = true;
        made_.records.back().span.end = static_cast<std::uint32_t>(end);
      }
      open_ = false;
      return;
    }
    const bool first = tag == (form_ == RecordForm::kNbib ? "PMID" : "TY");
    if (first || !open_) begin_record(begin);
    const std::size_t dash = text_.find('-', begin + size);
    Record& record = made_.records.back();
    record.fields.push_back({tag, {span(dash + 1, end)}});
    record.span.end = static_cast<std::uint32_t>(end);
  }

  void begin_record(std::size_t begin) {
    if (!made_.records.empty()) made_.records.back().ended = true;
    made_.records.push_back({span(begin, begin), {}, false});
    open_ = true;
  }

  Span span(std::size_t begin, std::size_t end) const {
    while (begin < end && (text_[begin] == ' ' || text_[begin] == '\t')) {
      ++begin;
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  RecordForm form_;
  RecordLines made_;
  bool open_ = false;
};

}  // namespace

RecordLines record_lines(std::string_view text, RecordForm form) {
  return LineReader(text, form).run();
}

std::string joined_value(std::string_view text, const RecordField& field) {
  std::string value;
  for (const Span line : field.lines) {
    if (!value.empty()) value += ' ';
    value += slice(text, line);
  }
  while (value.ends_with(' ')) value.pop_back();
  return value;
}

}  // namespace casebook
