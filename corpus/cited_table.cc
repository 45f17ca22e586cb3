#include <algorithm>
#include <set>
#include <string>

#include "corpus/ascii.h"
#include "corpus/loose_heads.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr std::size_t kFewestRows = 3;
constexpr double kAlike = 0.9, kUnlike = 0.6;

// "Norway (83)", "Oslo [12]" at a line's end: the number's place with its
// brackets. A figure in brackets that follows a figure, or nothing, is an age.
Span citation_at_end(std::string_view text, Span line) {
  const std::vector<Span> words = words_of(text, line);
  if (words.size() < 2) return {};
  const char before = text[words[words.size() - 2].begin];
  if (is_digit(before)) return {};
  const Span last = words.back();
  const std::string_view word = slice(text, last);
  const bool bracketed = word.size() >= 3 && word.size() <= 5 &&
                         ((word.front() == '(' && word.back() == ')') ||
                          (word.front() == '[' && word.back() == ']'));
  if (!bracketed) return {};
  const std::string_view inside = word.substr(1, word.size() - 2);
  const bool number = std::all_of(inside.begin(), inside.end(), is_digit);
  return number && inside.front() != '0' ? last : Span{};
}

class CitedTable {
 public:
  explicit CitedTable(const LooseBody& body) : body_(body) {}

  std::optional<Grid> run() {
    find_ends();
    if (ends_.size() < kFewestRows || ends_.back() + 1 != body_.lines.size())
      return std::nullopt;
    const std::optional<std::size_t> first = first_row();
    if (!first) return std::nullopt;
    first_ = *first;
    const std::vector<Span> heads = heads_by_capitals(body_, {0, first_});
    if (heads.size() < 3) return std::nullopt;
    return build(heads);
  }

 private:
  // A row's last line ends its block and cites what no other row does.
  void find_ends() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < body_.lines.size(); ++i) {
      const bool closes =
          i + 1 == body_.lines.size() || body_.lines[i + 1].blank_before;
      const Span cited = citation_at_end(body_.text, body_.lines[i].span);
      if (!closes || cited.empty()) continue;
      if (!seen.insert(std::string(slice(body_.text, cited))).second) {
        ends_.clear();
        return;
      }
      ends_.push_back(i);
    }
  }

  bool begins_with_figure(std::size_t line) const {
    const char c = body_.words(line).front();
    return is_digit(c);
  }

  // The rows below show how one begins; the first begins alike, behind the
  // heads.
  std::optional<std::size_t> first_row() const {
    const bool figure = begins_with_figure(ends_[0] + 1);
    for (std::size_t i = 1; i < ends_[0]; ++i) {
      if (body_.lines[i].blank_before && begins_with_figure(i) == figure &&
          figure)
        return i;
    }
    return std::nullopt;
  }

  // The first cell: the row's first block.
  std::size_t label_end(std::size_t begin, std::size_t end) const {
    std::size_t i = begin + 1;
    // "12 (31±5)" with the next cell's words right below it: brackets close
    // the cell.
    while (
        i < end && !body_.lines[i].blank_before &&
        !(body_.words(i - 1).ends_with(')') && body_.words(i).front() != '('))
      ++i;
    return i;
  }

  std::optional<Grid> build(const std::vector<Span>& heads) const {
    const auto columns = static_cast<std::uint16_t>(heads.size());
    std::vector<PlannedRow> plan(1);
    for (const Span head : heads) plan[0].push_back({head});
    std::size_t begin = first_;
    std::size_t alike = 0;
    for (const std::size_t end : ends_) {
      const std::size_t middle = label_end(begin, end + 1);
      const Span cited = citation_at_end(body_.text, body_.lines[end].span);
      if (middle > end) return std::nullopt;
      const Span label =
          cover(body_.lines[begin].span, body_.lines[middle - 1].span);
      alike += begins_with_figure(begin) ? 1 : 0;
      const Span between{body_.lines[middle].span.begin, cited.begin};
      plan.push_back({{label},
                      {between, {}, 1, static_cast<std::uint16_t>(columns - 2)},
                      {cited}});
      begin = end + 1;
    }
    return grid_of(plan, 1, alike == ends_.size() ? kAlike : kUnlike);
  }

  const LooseBody& body_;
  std::vector<std::size_t> ends_;  // lines
  std::size_t first_ = 0;
};

}  // namespace

std::optional<Grid> cited_table(const LooseBody& body) {
  return CitedTable(body).run();
}

}  // namespace casebook
