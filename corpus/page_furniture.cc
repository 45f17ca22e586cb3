#include "corpus/page_furniture.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "corpus/ascii.h"

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
      (is_digit(c) ? digits : others) += 1;
    }
  }
  return digits > 0 && digits <= 5 && others <= 2 &&
         digits + others <= kLongestNumber;
}

bool stands_beside_text(const Page& page, std::size_t i,
                        const std::vector<bool>& furniture) {
  constexpr float kLevel = 0.5F;
  std::size_t beside = 0;
  for (std::size_t k = 0; k < page.runs.size(); ++k) {
    const bool level =
        k != i && shared_height(page.runs[k].box, page.runs[i].box) > kLevel;
    beside += level && !furniture[k] ? 1 : 0;
  }
  // One head beside it, told once: a page's, too.
  return beside > 1;
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
    const Page& page = pages[p];
    std::vector<bool>& answer = answers[p];
    for (const PageRun& run : page.runs) {
      answer.push_back(in_band(page, run.box) &&
                       seen_on[shape_of(page, run)].size() > 1);
    }
    // A number is a page's where nothing but furniture stands beside it, and
    // not a cell of a table's last row.
    const std::vector<bool> repeated = answer;
    constexpr std::size_t kMostRuns = 5000;  // a page of more is no report's
    if (page.runs.size() > kMostRuns) continue;
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
      const PageRun& run = page.runs[i];
      if (!in_band(page, run.box) || !is_page_number(run)) continue;
      answer[i] = !stands_beside_text(page, i, repeated);
    }
  }
  return answers;
}

}  // namespace casebook
