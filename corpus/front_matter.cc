#include "corpus/front_matter.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/paragraph_join.h"

namespace casebook {
namespace {

constexpr std::size_t kItemsLookedAt = 4;

// A title is long, has few commas and no address.
int title_score(std::string_view item) {
  if (item.size() < 12 || item.find('@') != item.npos) return -1;
  if (item.find("   ") != item.npos || item.find('\t') != item.npos) return -1;
  const auto commas = std::count(item.begin(), item.end(), ',');
  const auto digits = std::count_if(item.begin(), item.end(), is_digit);
  return static_cast<int>(item.size()) -
         40 * static_cast<int>(std::max<std::ptrdiff_t>(0, commas - 1)) -
         5 * static_cast<int>(digits);
}

}  // namespace

std::string title_of(std::string_view text, const Lines& lines,
                     const std::vector<LineRole>& roles) {
  const ParagraphJoin joins(text, lines);
  std::vector<std::string> items;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i].role == Role::kRunningHead && items.empty()) continue;
    if (roles[i].role != Role::kFront) break;
    if (roles[i].known) continue;  // "Case Report"
    const std::string_view line = slice(text, lines[i].span);
    if (!items.empty() && joins.title_goes_on(i) && !roles[i - 1].known) {
      items.back() += items.back().ends_with('-') ? "" : " ";
      items.back() += line;
    } else if (items.size() == kItemsLookedAt) {
      break;
    } else {
      items.emplace_back(line);
    }
  }
  std::string best;
  int best_score = 0;
  for (std::string& item : items) {
    const int score = title_score(item);
    if (score > best_score) {
      best_score = score;
      best = std::move(item);
    }
  }
  return best;
}

}  // namespace casebook
