#include "kb/where_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/ascii.h"

namespace casebook {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || is_digit(c) || c == '_' || c == '-' || c == '/' ||
         c == '%' || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

// The other ways to write an operator or a minus, as ours.
std::string plain_signs(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6>
      kSigns = {{{"\u2264", "<="},
                 {"\u2265", ">="},
                 {"\u2260", "!="},
                 {"\u2212", "-"},
                 {"\u2018", "'"},
                 {"\u2019", "'"}}};
  std::string plain;
  while (!text.empty()) {
    const auto sign = std::find_if(
        kSigns.begin(), kSigns.end(),
        [text](const auto& one) { return text.starts_with(one.first); });
    if (sign == kSigns.end()) {
      plain += text.front();
      text.remove_prefix(1);
    } else {
      plain += sign->second;
      text.remove_prefix(sign->first.size());
    }
  }
  return plain;
}

class Lexer {
 public:
  explicit Lexer(std::string text) : text_(std::move(text)) {}

  Result<std::vector<WhereWord>> run() {
    std::vector<WhereWord> found;
    while (true) {
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      if (at_ >= text_.size()) break;
      Result<WhereWord> one = next();
      if (!one) return one.error();
      found.push_back(std::move(*one));
    }
    found.push_back({WhereWord::Kind::kEnd, "the end", text_.size()});
    return found;
  }

 private:
  Result<WhereWord> next() {
    const std::size_t begin = at_;
    const char c = text_[at_];
    if (c == '\'' || c == '"') return quoted(c);
    const std::size_t number = number_size();
    if (number > 0) {
      at_ += number;
      std::string digits = text_.substr(begin, number);
      std::replace(digits.begin(), digits.end(), ',', '.');
      return WhereWord{WhereWord::Kind::kNumber, digits, begin};
    }
    if (is_word_byte(c)) {
      while (at_ < text_.size() && is_word_byte(text_[at_])) ++at_;
      return WhereWord{WhereWord::Kind::kWord, text_.substr(begin, at_ - begin),
                       begin};
    }
    for (const std::string_view sign :
         {"<=", ">=", "!=", "<>", "==", "<", ">", "=", "(", ")", ",", "."}) {
      if (!std::string_view(text_).substr(at_).starts_with(sign)) continue;
      at_ += sign.size();
      return WhereWord{WhereWord::Kind::kSign, std::string(sign), begin};
    }
    return Error{Fault::kUsage, "E-WHERE", fmt::format("--where:{}", at_ + 1),
                 fmt::format("'{}' cannot stand here", c),
                 "put names with such marks in 'quotes'"};
  }

  Result<WhereWord> quoted(char mark) {
    const std::size_t begin = at_++;
    std::string words;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] != mark) {
        words += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == mark) {
        words += text_[at_++];
      } else {
        ++at_;
        return WhereWord{WhereWord::Kind::kText, words, begin};
      }
    }
    return Error{Fault::kUsage, "E-WHERE", fmt::format("--where:{}", begin + 1),
                 fmt::format("the {} is not closed", mark), ""};
  }

  // "-3.5", "20", "3,5"; not "25-hydroxy…", which is a word.
  std::size_t number_size() const {
    std::size_t at = at_;
    if (text_[at] == '-' || text_[at] == '+') ++at;
    const std::size_t digits = at;
    while (at < text_.size() && is_digit(text_[at])) ++at;
    if (at == digits) return 0;
    if (at + 1 < text_.size() && (text_[at] == '.' || text_[at] == ',') &&
        is_digit(text_[at + 1])) {
      ++at;
      while (at < text_.size() && is_digit(text_[at])) ++at;
    }
    const bool goes_on = at < text_.size() && is_word_byte(text_[at]);
    return goes_on ? 0 : at - at_;
  }

  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<WhereWord>> where_words(std::string_view text) {
  return Lexer(plain_signs(text)).run();
}

}  // namespace casebook
