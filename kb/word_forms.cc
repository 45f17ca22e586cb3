#include "kb/word_forms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "corpus/unicode.h"
#include "kb/statements.h"

namespace casebook {
namespace {

constexpr std::size_t kShortestStem = 3;  // bytes
// From here on a stem that two words share says that they are one word.
constexpr std::size_t kTellingStem = 4;
constexpr std::size_t kLongestWord = 60;
constexpr int kAfterAllSlots = 100;

void add_once(std::vector<std::string>& list, std::string word) {
  if (std::find(list.begin(), list.end(), word) == list.end())
    list.push_back(std::move(word));
}

}  // namespace

std::string unaccented(std::string_view folded) {
  struct Letters {
    std::string_view plain;
    std::u32string_view marked;
  };
  constexpr std::array<Letters, 18> kLetters = {{
      {"a", U"àáâãäåāăą"},
      {"c", U"çćĉċč"},
      {"d", U"ď"},
      {"e", U"èéêëēĕėęě"},
      {"g", U"ĝğġģ"},
      {"h", U"ĥ"},
      {"i", U"ìíîïĩīĭį"},
      {"j", U"ĵ"},
      {"k", U"ķ"},
      {"l", U"ĺļľ"},
      {"n", U"ñńņň"},
      {"o", U"òóôõöōŏő"},
      {"r", U"ŕŗř"},
      {"s", U"śŝşšș"},
      {"t", U"ţťț"},
      {"u", U"ùúûüũūŭůűų"},
      {"y", U"ýÿŷ"},
      {"z", U"źżž"},
  }};
  std::string plain;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint code = decode_utf8(folded, at);
    const std::size_t size = std::max<std::size_t>(code.size, 1);
    const auto letters = std::find_if(
        kLetters.begin(), kLetters.end(), [&code](const Letters& one) {
          return code.size > 1 &&
                 one.marked.find(code.value) != std::u32string_view::npos;
        });
    plain +=
        letters == kLetters.end() ? folded.substr(at, size) : letters->plain;
    at += size;
  }
  return plain;
}

Result<WordForms> WordForms::load(Connection& connection) {
  Result<SqlStatement> all = connection.prepare(sql::kEndings);
  if (!all) return all.error();
  std::vector<Ending> endings;
  while (true) {
    const Result<bool> row = all->step();
    if (!row) return row.error();
    if (!*row) return WordForms(endings);
    Ending ending;
    int column = 0;
    for (std::string* field :
         {&ending.language, &ending.suffix, &ending.slot, &ending.added})
      *field = all->text(column++);
    endings.push_back(std::move(ending));
  }
}

WordForms::WordForms(const std::vector<Ending>& endings) {
  for (const Ending& ending : endings) {
    auto language = std::find_if(
        languages_.begin(), languages_.end(),
        [&ending](const Language& l) { return l.name == ending.language; });
    if (language == languages_.end())
      language = languages_.insert(language, {ending.language, {}, {}});
    const std::string suffix = unaccented(ending.suffix);
    const std::string added = unaccented(ending.added);
    if (ending.slot == "soft") {
      language->softened.emplace_back(suffix, added);
    } else if (!suffix.empty() && !ending.slot.empty()) {
      language->cuts.push_back({suffix, ending.slot[0] - '0', added});
    }
  }
}

void WordForms::strip(const Language& language, const std::string& word,
                      int slot, std::vector<std::string>& found) {
  for (const Cut& cut : language.cuts) {
    if (cut.slot >= slot || !word.ends_with(cut.suffix)) continue;
    std::string stem = word.substr(0, word.size() - cut.suffix.size());
    if (stem.size() < kShortestStem) continue;
    stem += cut.added;
    for (const auto& [soft, hard] : language.softened) {
      if (stem.ends_with(soft))
        add_once(found, stem.substr(0, stem.size() - soft.size()) + hard);
    }
    add_once(found, stem);
    strip(language, stem, cut.slot, found);
  }
}

std::vector<std::string> WordForms::stems(std::string_view word) const {
  std::vector<std::string> found = {unaccented(word)};
  if (word.size() > kLongestWord) return found;
  const std::string whole = found[0];
  for (const Language& language : languages_)
    strip(language, whole, kAfterAllSlots, found);
  return found;
}

bool WordForms::share(const std::vector<std::string>& stems,
                      const std::vector<std::string>& others) {
  return std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) {
    const bool whole = stem == stems[0];
    return (whole || stem.size() >= kTellingStem) &&
           std::find(others.begin(), others.end(), stem) != others.end();
  });
}

bool WordForms::akin(std::string_view word, std::string_view other) const {
  return share(stems(word), stems(other));
}

}  // namespace casebook
