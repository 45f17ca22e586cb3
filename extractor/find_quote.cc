#include "extractor/find_quote.h"

namespace casebook {
namespace {

bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

char raised_digit(std::string_view text) {
  return text.starts_with("²")   ? '2'
         : text.starts_with("³") ? '3'
         : text.starts_with("¹") ? '1'
                                 : '\0';
}

// One blank for many; a hyphen before a blank is a line's, or as good as one.
void make_plain(std::string_view folded, std::string& plain,
                std::vector<std::uint32_t>* from) {
  for (std::uint32_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (c == kMaybeJoined) continue;
    if (c == '-' && i + 1 < folded.size() && is_blank(folded[i + 1]) &&
        !plain.empty() && plain.back() != ' ') {
      while (i + 1 < folded.size() && is_blank(folded[i + 1])) ++i;
      continue;
    }
    if (const char digit = raised_digit(folded.substr(i)); digit != 0) {
      plain += digit;  // "cm²" is often typed as cm2
      if (from != nullptr) from->push_back(i);
      ++i;
      continue;
    }
    if (is_blank(c) && (plain.empty() || plain.back() == ' ')) continue;
    plain += is_blank(c) ? ' ' : c;
    if (from != nullptr) from->push_back(i);
  }
}

}  // namespace

QuoteFinder::QuoteFinder(std::string_view text) : folded_(fold(text)) {
  make_plain(folded_.text, plain_, &from_);
}

std::vector<Span> QuoteFinder::find(std::string_view quote) const {
  std::string wanted;
  make_plain(fold_key(quote), wanted, nullptr);
  while (wanted.ends_with(' ')) wanted.pop_back();
  std::vector<Span> places;
  if (wanted.empty()) return places;
  for (std::size_t at = plain_.find(wanted); at != plain_.npos;
       at = plain_.find(wanted, at + wanted.size())) {
    const std::uint32_t last = from_[at + wanted.size() - 1];
    places.push_back(folded_.map.to_source({from_[at], last + 1}));
  }
  return places;
}

}  // namespace casebook
