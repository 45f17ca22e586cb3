#include <algorithm>
#include <set>
#include <string>

#include "corpus/ascii.h"
#include "corpus/lines.h"
#include "corpus/loose_heads.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr double kAnchored = 0.8;
constexpr std::size_t kFewestRows = 3, kMostHeadLines = 4, kFewestColumns = 4;
constexpr int kUnset = -1;

// "[12]", "(7)": a reference's number.
bool is_bracketed_number(std::string_view word) {
  while (word.ends_with(',') || word.ends_with(';')) word.remove_suffix(1);
  if (word.size() < 3 || word.size() > 5) return false;
  const bool bracketed = (word.front() == '[' && word.back() == ']') ||
                         (word.front() == '(' && word.back() == ')');
  const std::string_view inside = word.substr(1, word.size() - 2);
  return bracketed && inside.front() != '0' &&
         std::all_of(inside.begin(), inside.end(), is_digit);
}

bool is_year(std::string_view word) {
  const bool bracketed =
      word.size() == 6 && word.front() == '(' && word.back() == ')';
  if (bracketed) word = word.substr(1, 4);
  return word.size() == 4 &&
         (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), is_digit);
}

// "-1.2" with whatever dash it is printed.
bool is_signed(std::string_view word) {
  if (!is_value_word(word) || word.find_first_of(".,") == word.npos)
    return false;
  return word.front() == '-' || word.starts_with("\xE2\x88\x92") ||
         word.starts_with("\xE2\x80\x93");
}

// Rows that begin with whom they cite. Figures whose heads say what they are
// stand alone in their cells and part the words between; words of several
// columns with no such figure between stay one cell over all of them.
class AnchoredTable {
 public:
  explicit AnchoredTable(const LooseBody& body) : body_(body) {}

  std::optional<Grid> run() {
    if (!find_rows()) return std::nullopt;
    heads_ = heads_with_scores(body_, {0, rows_[0].first_line});
    if (heads_.size() < kFewestColumns) return std::nullopt;
    find_anchors();
    if (scores_ + units_ < 2) return std::nullopt;
    std::vector<PlannedRow> plan(1);
    for (const Span head : heads_) plan[0].push_back({head});
    for (const Row& row : rows_) {
      const auto cells = place(row);
      if (!cells) return std::nullopt;
      plan.push_back(*cells);
    }
    return grid_of(plan, 1, kAnchored);
  }

 private:
  enum class Anchor : std::uint8_t { kNone, kScore, kUnit };

  struct Row {
    std::size_t first_line = 0;
    Span label;
    std::vector<Span> words;  // behind the label
  };

  bool find_rows() {
    std::set<std::string> cited;
    for (std::size_t i = 0; i < body_.lines.size(); ++i) {
      const std::vector<Span> words = words_of(body_.text, body_.lines[i].span);
      const std::size_t label = label_words(words);
      if (label == 0 && rows_.empty()) {
        if (i + 1 > kMostHeadLines) return false;
      } else if (label == 0) {
        rows_.back().words.insert(rows_.back().words.end(), words.begin(),
                                  words.end());
      } else {
        const Span span = cover(words[0], words[label - 1]);
        if (!cited.insert(std::string(slice(body_.text, span))).second)
          return false;
        rows_.push_back({i,
                         span,
                         {words.begin() + static_cast<std::ptrdiff_t>(label),
                          words.end()}});
      }
    }
    return rows_.size() >= kFewestRows && rows_[0].first_line > 0;
  }

  // How many words name a report: "van Loon et al., 2012 [8]"; 0 for none.
  std::size_t label_words(const std::vector<Span>& words) const {
    constexpr std::size_t kMost = 9;
    bool named = false;
    for (std::size_t i = 0; i < words.size() && i < kMost; ++i) {
      const std::string_view word = slice(body_.text, words[i]);
      const bool number = is_bracketed_number(word), year = is_year(word);
      const bool more = i + 1 < words.size() &&
                        (is_bracketed_number(slice(body_.text, words[i + 1])) ||
                         (number && is_year(slice(body_.text, words[i + 1]))));
      if (number || year) return !named ? 0 : i + 1 + (more ? 1 : 0);
      if (holds_digit(word)) return 0;
      named |= begins_upper(word);
    }
    return 0;
  }

  // "Age (years)", "Follow-up, months"; "T-score".
  void find_anchors() {
    anchors_.assign(heads_.size(), Anchor::kNone);
    for (std::size_t c = 1; c < heads_.size(); ++c) {
      if (names_score(body_.text, heads_[c])) {
        anchors_[c] = Anchor::kScore;
        ++scores_;
      } else if (ends_in_unit(slice(body_.text, heads_[c]))) {
        anchors_[c] = Anchor::kUnit;
        ++units_;
      }
    }
  }

  static bool ends_in_unit(std::string_view head) {
    const std::size_t mark = head.find_last_of("(,[");
    if (mark == head.npos || mark == 0 || head.back() == ',') return false;
    std::string_view unit = head.substr(mark + 1);
    if (head[mark] != ',' && !unit.ends_with(')') && !unit.ends_with(']'))
      return false;
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    return begins_lower(unit) && unit.find(' ') == unit.npos;
  }

  bool is_value_at(const Row& row, int at) const {
    return at >= 0 && at < static_cast<int>(row.words.size()) &&
           is_value_word(
               slice(body_.text, row.words[static_cast<std::size_t>(at)]));
  }

  // The words' places that the anchors' figures have in a row: kUnset for a
  // score that was not measured; nothing where they are not sure.
  std::optional<std::vector<int>> anchored(const Row& row) const {
    std::vector<int> at(heads_.size(), kUnset);
    std::vector<int> scores;
    for (std::size_t w = 0; w < row.words.size(); ++w) {
      if (is_signed(slice(body_.text, row.words[w])))
        scores.push_back(static_cast<int>(w));
    }
    if (!scores.empty() && scores.size() != scores_) return std::nullopt;
    for (std::size_t c = 0, s = 0; c < heads_.size() && !scores.empty(); ++c)
      if (anchors_[c] == Anchor::kScore) at[c] = scores[s++];
    for (std::size_t c = 1; c < heads_.size(); ++c) {
      if (anchors_[c] != Anchor::kUnit) continue;
      at[c] = unit_place(row, at, c);
      if (at[c] == kUnset) return std::nullopt;
    }
    return at;
  }

  // A figure beside the label, an anchor or the row's end; or the first behind
  // a single cell of words.
  int unit_place(const Row& row, const std::vector<int>& at,
                 std::size_t column) const {
    std::size_t before = column - 1, behind = column + 1;
    while (before > 0 && at[before] == kUnset) --before;
    while (behind < at.size() && at[behind] == kUnset) ++behind;
    const int left = before == 0 ? kUnset : at[before];
    const int right =
        behind < at.size() ? at[behind] : static_cast<int>(row.words.size());
    if (before + 1 == column)
      return is_value_at(row, left + 1) ? left + 1 : kUnset;
    if (column + 1 == behind) {
      return is_value_at(row, right - 1) && right - 1 > left ? right - 1
                                                             : kUnset;
    }
    if (before + 2 != column) return kUnset;
    for (int w = left + 1; w < right; ++w) {
      if (is_value_at(row, w)) return w > left + 1 ? w : kUnset;
      const Span word = row.words[static_cast<std::size_t>(w)];
      if (holds_digit(slice(body_.text, word))) return kUnset;
    }
    return kUnset;
  }

  std::optional<PlannedRow> place(const Row& row) const {
    const auto at = anchored(row);
    if (!at) return std::nullopt;
    PlannedRow cells{{row.label}};
    int next = 0;  // the first word that no cell has
    std::size_t from = 1;
    for (std::size_t c = 1; c <= heads_.size(); ++c) {
      const bool end = c == heads_.size();
      if (!end && (*at)[c] == kUnset) continue;
      const int word = end ? static_cast<int>(row.words.size()) : (*at)[c];
      if (word < next || (c == from && word > next)) return std::nullopt;
      if (c > from) {
        PlannedCell cell{between(row, next, word)};
        cell.columns = static_cast<std::uint16_t>(c - from);
        cells.push_back(cell);
      }
      if (end) break;
      cells.push_back({row.words[static_cast<std::size_t>(word)]});
      next = word + 1;
      from = c + 1;
    }
    return cells;
  }

  Span between(const Row& row, int first, int end) const {
    if (first < end) {
      return cover(row.words[static_cast<std::size_t>(first)],
                   row.words[static_cast<std::size_t>(end - 1)]);
    }
    const std::uint32_t empty =
        first == 0 ? row.label.end
                   : row.words[static_cast<std::size_t>(first - 1)].end;
    return {empty, empty};
  }

  const LooseBody& body_;
  std::vector<Row> rows_;
  std::vector<Span> heads_;
  std::vector<Anchor> anchors_;
  std::size_t scores_ = 0, units_ = 0;
};

}  // namespace

std::optional<Grid> anchored_table(const LooseBody& body) {
  return AnchoredTable(body).run();
}

}  // namespace casebook
