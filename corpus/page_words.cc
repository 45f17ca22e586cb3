#include "corpus/page_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "corpus/page_turn.h"

namespace casebook {
namespace {

constexpr float kFarthest = 1e6F;
constexpr std::size_t kColumns = 12;
// Words nearer than this share of the type's size have no space between.
constexpr float kGlue = 0.12F;
// A gap wider than this parts two columns or cells.
constexpr float kColumnGap = 2.0F;

using Fields = std::array<std::string_view, kColumns>;

bool split(std::string_view line, Fields& fields) {
  for (std::size_t i = 0; i + 1 < kColumns; ++i) {
    const std::size_t tab = line.find('\t');
    if (tab == line.npos) return false;
    fields[i] = line.substr(0, tab);
    line.remove_prefix(tab + 1);
  }
  fields[kColumns - 1] = line;  // the text, whatever stands in it
  return true;
}

std::optional<float> number(std::string_view text) {
  float value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !std::isfinite(value)) return std::nullopt;
  return std::clamp(value, -kFarthest, kFarthest);
}

std::optional<Box> box_of(const Fields& fields) {
  std::array<float, 4> values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::optional<float> value = number(fields[6 + i]);
    if (!value) return std::nullopt;
    values[i] = *value;
  }
  // Words that were drawn from right to left have a width below nothing.
  return Box{values[0], values[1], values[0] + std::max(0.0F, values[2]),
             values[1] + std::max(0.0F, values[3])};
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\f\v");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\f\v") - first + 1);
}

float middle_of(std::vector<float> values) {
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Which words are raised, and which stand close to the one before.
void mark_words(PageRun& run) {
  std::vector<PageWord>& words = run.words;
  std::vector<float> bottoms;
  bottoms.reserve(words.size());
  for (const PageWord& word : words) bottoms.push_back(word.box.bottom);
  run.base = middle_of(std::move(bottoms));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Box& box = words[i].box;
    words[i].raised = box.height() < run.size * 0.9F &&
                      box.bottom < run.base - run.size * 0.2F;
    words[i].glued = i > 0 && box.left - words[i - 1].box.right <
                                  kGlue * std::max(run.size, 1.0F);
  }
}

class TableReader {
 public:
  PageWords run(std::string_view tsv) {
    while (!tsv.empty()) {
      const std::size_t end = std::min(tsv.find('\n'), tsv.size());
      line(tsv.substr(0, end));
      tsv.remove_prefix(std::min(end + 1, tsv.size()));
    }
    end_page();
    return std::move(made_);
  }

 private:
  void line(std::string_view text) {
    if (text.empty() || text.starts_with("level\t")) return;
    Fields fields;
    if (!split(text, fields)) {
      ++made_.skipped;
    } else if (fields[0] == "1") {
      end_page();
      page(fields);
    } else if (fields[0] == "5" && !made_.pages.empty()) {
      word(fields);
    } else {
      end_run();
    }
  }

  void end_page() {
    end_run();
    if (!made_.pages.empty()) turn_page(made_.pages.back());
  }

  void page(const Fields& fields) {
    Page page;
    // The page's place is nonsense from the second on; its size is right.
    page.width = number(fields[8]).value_or(0);
    page.height = number(fields[9]).value_or(0);
    made_.pages.push_back(std::move(page));
  }

  void word(const Fields& fields) {
    const std::optional<Box> box = box_of(fields);
    const std::string_view text = trimmed(fields[kColumns - 1]);
    if (!box || text.empty()) {
      ++made_.skipped;
      return;
    }
    if (!words_.empty() && stands_apart(words_.back().box, *box)) end_run();
    words_.push_back({std::string(text), *box, *box, false, false});
    made_.characters += count_code_points(text);
  }

  static std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) {
          return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        }));
  }

  void end_run() {
    if (words_.empty()) return;
    made_.pages.back().runs.push_back(make_run(std::move(words_)));
    words_.clear();
  }

  PageWords made_;
  std::vector<PageWord> words_;
};

}  // namespace

Box cover(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top),
          std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

bool stands_apart(const Box& before, const Box& box) {
  const float size = std::max({before.height(), box.height(), 1.0F});
  return box.left - before.right > kColumnGap * size || box.left < before.left;
}

float shared_height(const Box& a, const Box& b) {
  const float shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  const float least = std::min(a.height(), b.height());
  return least <= 0 ? 0 : std::max(0.0F, shared / least);
}

std::string PageRun::text() const {
  std::string made;
  for (const PageWord& word : words) {
    if (!made.empty() && !word.glued) made += ' ';
    made += word.text;
  }
  return made;
}

PageRun make_run(std::vector<PageWord> words) {
  PageRun run;
  run.words = std::move(words);
  run.box = run.words.front().box;
  for (const PageWord& word : run.words) run.box = cover(run.box, word.box);
  std::vector<float> heights;
  heights.reserve(run.words.size());
  for (const PageWord& word : run.words) heights.push_back(word.box.height());
  run.size = middle_of(std::move(heights));
  mark_words(run);
  return run;
}

PageWords parse_page_words(std::string_view tsv) {
  return TableReader().run(tsv);
}

}  // namespace casebook
