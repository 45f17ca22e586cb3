#include "corpus/html_text.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::size_t kLongestReference = 40;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
         c == '#';
}

class Aligner {
 public:
  Aligner(std::string_view original, std::string_view made)
      : original_(original), made_(made) {}

  std::vector<HtmlPiece> run() {
    while (at_ < original_.size() && made_at_ < made_.size()) {
      const char c = original_[at_];
      if (c == '&' && reference()) continue;
      if (c == '\r' && made_[made_at_] == '\n') {
        const bool pair =
            at_ + 1 < original_.size() && original_[at_ + 1] == '\n';
        replace(pair ? 2 : 1, 1);
        continue;
      }
      if (c != made_[made_at_]) return whole();
      ++at_;
      ++made_at_;
    }
    if (at_ != original_.size() || made_at_ != made_.size()) return whole();
    flush();
    return std::move(pieces_);
  }

 private:
  // How long the reference at `at_` is, by its name; without ';' HTML reads
  // the longest name that it knows, so every length is tried.
  bool reference() {
    std::size_t size = 1;
    while (at_ + size < original_.size() && size < kLongestReference &&
           is_name(original_[at_ + size])) {
      ++size;
    }
    const bool closed =
        at_ + size < original_.size() && original_[at_ + size] == ';';
    if (size == 1) return false;
    if (closed && stands_for(size + 1)) return true;
    for (; size > 2; --size) {
      if (stands_for(size)) return true;
    }
    return false;
  }

  // Whether a reference of that size gives one character here, or two.
  bool stands_for(std::size_t size) {
    std::size_t made = 0;
    for (int count = 0; count < 2; ++count) {
      if (made_at_ + made >= made_.size()) return false;
      made += std::max(1U, decode_utf8(made_, made_at_ + made).size);
      const bool copied =
          made_.substr(made_at_, made) == original_.substr(at_, made);
      if ((!copied || made_[made_at_] == '&') && goes_on(size, made)) {
        replace(size, made);
        return true;
      }
    }
    return false;
  }

  // Whether what stands behind agrees, as far as to the next reference.
  bool goes_on(std::size_t size, std::size_t made) const {
    std::string_view rest = original_.substr(at_ + size);
    const std::string_view other = made_.substr(made_at_ + made);
    if (rest.empty() || other.empty()) return rest.empty() && other.empty();
    rest = rest.substr(0, std::min<std::size_t>(rest.find_first_of("&\r"), 16));
    return other.starts_with(rest);
  }

  void replace(std::size_t size, std::size_t made) {
    flush();
    pieces_.push_back({made_.substr(made_at_, made), span(at_, at_ + size)});
    at_ += size;
    made_at_ += made;
    from_ = at_;
    made_from_ = made_at_;
  }

  void flush() {
    if (made_at_ > made_from_) {
      pieces_.push_back(
          {made_.substr(made_from_, made_at_ - made_from_), span(from_, at_)});
    }
    from_ = at_;
    made_from_ = made_at_;
  }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::vector<HtmlPiece> whole() const {
    return {{made_, span(0, original_.size())}};
  }

  std::string_view original_;
  std::string_view made_;
  std::size_t at_ = 0, from_ = 0;
  std::size_t made_at_ = 0, made_from_ = 0;
  std::vector<HtmlPiece> pieces_;
};

}  // namespace

std::vector<HtmlPiece> html_pieces(std::string_view original,
                                   std::string_view made) {
  if (original == made) {
    if (made.empty()) return {};
    return {{made, {0, static_cast<std::uint32_t>(original.size())}}};
  }
  return Aligner(original, made).run();
}

}  // namespace casebook
