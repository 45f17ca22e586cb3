#include "corpus/table_end.h"

namespace casebook {

bool TableEnd::heads_sentence(std::size_t i, bool apart) const {
  constexpr std::size_t kFewestWords = 5;
  const auto match = match_heading(line(i), profiles_);
  if (!match || !is_top_level(*match) || match->numbered) return false;
  if (i + 1 >= lines_.size() || lines_[i + 1].gaps) return false;
  if (lines_[i + 1].blank_before && !apart) return false;
  std::size_t last = i + 1;
  while (last + 1 < lines_.size() && !lines_[last + 1].blank_before &&
         !ends_sentence(line(last)))
    ++last;
  return begins_upper(line(i + 1)) && ends_sentence(line(last)) &&
         count_words(line(i + 1)) >= kFewestWords;
}

bool TableEnd::heads_paragraph(std::size_t i) const {
  return lines_[i].blank_before && shape_.looks_like_heading(i) &&
         i + 1 < lines_.size() && !lines_[i + 1].gaps &&
         shape_.is_prose(i + 1) && begins_upper(line(i + 1));
}

bool TableEnd::heads_long_line(std::size_t i) const {
  constexpr std::size_t kLongestCell = 240;  // bytes
  if (!heads_paragraph(i)) return false;
  const std::string_view all = line(i + 1);
  const std::size_t stop = all.find(". ");
  return all.size() > kLongestCell && ends_sentence(all) && stop != all.npos &&
         begins_upper(all.substr(stop + 2));
}

bool TableEnd::runs_in(std::size_t i) const {
  constexpr std::size_t kFewestWords = 6;
  const auto match = match_run_in(line(i), profiles_);
  return match && is_top_level(*match) && !match->numbered &&
         match->kind != SectionKind::kBack && !lines_[i].gaps &&
         shape_.is_full(i) && count_words(line(i)) >= kFewestWords;
}

bool TableEnd::begins_prose(std::size_t i) const {
  constexpr std::size_t kFewestWords = 8;
  const auto is_words = [&](std::size_t k) {
    return k < lines_.size() && !lines_[k].gaps && shape_.is_worded(k) &&
           count_words(line(k)) >= kFewestWords;
  };
  if (!is_words(i) || !begins_upper(line(i))) return false;
  return ends_sentence(line(i)) ||
         (shape_.is_full(i) && is_words(i + 1) && !begins_upper(line(i + 1)));
}

}  // namespace casebook
