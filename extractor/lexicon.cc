#include "extractor/lexicon.h"

#include <algorithm>

#include "corpus/fold.h"
#include "extractor/token.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

constexpr std::size_t kShortestStem = 2;  // bytes: "MR'da", "LH"
constexpr int kMostSlots = 8;

}  // namespace

WordId Vocabulary::add(std::string_view word) {
  const auto known = ids_.find(word);
  if (known != ids_.end()) return known->second;
  const auto id = static_cast<WordId>(ids_.size() + 1);
  ids_.emplace(std::string(word), id);
  return id;
}

WordId Vocabulary::find(std::string_view word) const {
  const auto known = ids_.find(word);
  return known == ids_.end() ? 0 : known->second;
}

SuffixTable SuffixTable::read(std::string_view tsv, const std::string& where,
                              std::vector<Error>& errors) {
  SuffixTable table;
  for (const TsvLine& line : tsv_lines(tsv)) {
    if (line.fields[0] == "suffix") continue;
    const auto mistake = [&](const char* what) {
      errors.push_back({Fault::kGrammar, "E-SUFFIX",
                        where + ":" + std::to_string(line.number), what,
                        "write: suffix<TAB>slot<TAB>add"});
    };
    if (line.fields.size() < 2) {
      mistake("a suffix needs its slot");
      continue;
    }
    const std::string add =
        line.fields.size() > 2 ? fold_key(line.fields[2]) : "";
    if (line.fields[1] == "soft") {
      table.softened_.emplace_back(fold_key(line.fields[0]), add);
      continue;
    }
    const char slot = line.fields[1].empty() ? '0' : line.fields[1][0];
    if (slot < '1' || slot > '0' + kMostSlots) {
      mistake("the slot is a number from 1 to 8, or 'soft'");
      continue;
    }
    for (const std::string& form : split_list(line.fields[0], '|'))
      table.suffixes_.push_back({fold_key(form), slot - '0', add});
  }
  return table;
}

void SuffixTable::accept(const std::string& stem, const Vocabulary& vocabulary,
                         std::vector<WordId>& found) const {
  const auto take = [&](std::string_view word) {
    const WordId id = vocabulary.find(word);
    if (id != 0 && std::find(found.begin(), found.end(), id) == found.end())
      found.push_back(id);
  };
  take(stem);
  for (const auto& [soft, hard] : softened_) {
    if (stem.ends_with(soft))
      take(stem.substr(0, stem.size() - soft.size()) + hard);
  }
}

void SuffixTable::strip(const std::string& word, int slot,
                        const Vocabulary& vocabulary,
                        std::vector<WordId>& found) const {
  for (const Suffix& suffix : suffixes_) {
    if (suffix.slot >= slot || !word.ends_with(suffix.text)) continue;
    if (word.size() < suffix.text.size() + kShortestStem) continue;
    const std::string stem =
        word.substr(0, word.size() - suffix.text.size()) + suffix.add;
    accept(stem, vocabulary, found);
    strip(stem, suffix.slot, vocabulary, found);
  }
}

void SuffixTable::stems(std::string_view word, const Vocabulary& vocabulary,
                        std::vector<WordId>& found) const {
  constexpr std::size_t kLongestWord = 60;
  if (word.size() > kLongestWord) return;
  strip(std::string(word), kMostSlots + 1, vocabulary, found);
}

std::uint32_t WordTrie::add(const std::vector<WordId>& words,
                            std::uint32_t fresh) {
  std::uint32_t node = 0;
  for (const WordId word : words) {
    const auto next = static_cast<std::uint32_t>(ends_.size());
    const auto [place, made] = edges_.try_emplace(edge(node, word), next);
    if (made) ends_.push_back(kNone);
    node = place->second;
  }
  if (ends_[node] == kNone) ends_[node] = fresh;
  return ends_[node];
}

std::uint32_t WordTrie::step(std::uint32_t node, WordId word) const {
  const auto next = edges_.find(edge(node, word));
  return next == edges_.end() ? kNone : next->second;
}

std::vector<std::string> form_words(std::string_view form) {
  const std::string folded = fold_key(form);
  std::vector<Token> tokens;
  tokenize(
      folded, {0, static_cast<std::uint32_t>(folded.size())},
      [](std::string_view) { return false; }, tokens);
  std::vector<std::string> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) words.push_back(token_text(folded, token));
  return words;
}

}  // namespace casebook
