#include "corpus/page_furniture.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace casebook {
namespace {

// The share of a page's height at its top and bottom where furniture stands.
constexpr float kBand = 0.09F;
constexpr std::size_t kLongestNumber = 12;  // "Page 3 of 12"

bool in_band(const Page& page, const Box& box) {
  if (page.height <= 0) return false;
  return box.bottom < page.height * kBand ||
         box.top > page.height * (1 - kBand);
}

// What a line is apart from its numbers, and on which side of the page.
std::string shape_of(const Page& page, const PageRun& run) {
  std::string shape(1, run.box.top < page.height / 2 ? 'a' : 'z');
  for (const PageWord& word : run.words) {
    for (const char c : word.text) {
      if (c < '0' || c > '9') shape += c;
    }
  }
  return shape;
}

bool is_page_number(const PageRun& run) {
  std::size_t digits = 0;
  std::size_t others = 0;
  for (const PageWord& word : run.words) {
    for (const char c : word.text) {
      (c >= '0' && c <= '9' ? digits : others) += 1;
    }
  }
  return digits > 0 && digits <= 5 && others <= 2 &&
         digits + others <= kLongestNumber;
}

}  // namespace

std::vector<std::vector<bool>> page_furniture(const std::vector<Page>& pages) {
  std::map<std::string, std::set<std::size_t>> seen_on;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (const PageRun& run : pages[p].runs) {
      if (in_band(pages[p], run.box)) {
        seen_on[shape_of(pages[p], run)].insert(p);
      }
    }
  }
  std::vector<std::vector<bool>> answers(pages.size());
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (const PageRun& run : pages[p].runs) {
      const bool placed = in_band(pages[p], run.box);
      const bool repeated =
          placed && seen_on[shape_of(pages[p], run)].size() > 1;
      answers[p].push_back(placed && (repeated || is_page_number(run)));
    }
  }
  return answers;
}

}  // namespace casebook
