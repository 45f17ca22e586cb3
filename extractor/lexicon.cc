#include "extractor/lexicon.h"

#include <algorithm>

#include "corpus/fold.h"
#include "extractor/form_reader.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

constexpr std::size_t kShortestStem = 2;  // bytes: "MR'da", "LH"
constexpr int kMostSlots = 8;
constexpr std::size_t kFewestSlots = 64;

}  // namespace

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
    const std::string add = fold_key(line.field(2));
    if (line.fields[1] == "soft") {
      table.softened_.emplace_back(fold_key(line.fields[0]), add);
      continue;
    }
    const char slot = line.fields[1].empty() ? '0' : line.fields[1][0];
    if (slot < '1' || slot > '0' + kMostSlots) {
      mistake("the slot is a number from 1 to 8, or 'soft'");
      continue;
    }
    for (const std::string& form : split_list(line.fields[0], '|')) {
      std::string text = fold_key(form);
      if (!text.empty())
        table.suffixes_.push_back({std::move(text), slot - '0', add});
    }
  }
  table.file_by_last_byte();
  return table;
}

void SuffixTable::file_by_last_byte() {
  for (std::uint32_t i = 0; i < suffixes_.size(); ++i) {
    const auto last = static_cast<unsigned char>(suffixes_[i].text.back());
    by_last_byte_[last].push_back(i);
  }
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
  for (const std::uint32_t i :
       by_last_byte_[static_cast<unsigned char>(word.back())]) {
    const Suffix& suffix = suffixes_[i];
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
  if (word.empty() || word.size() > kLongestWord ||
      by_last_byte_[static_cast<unsigned char>(word.back())].empty())
    return;
  strip(std::string(word), kMostSlots + 1, vocabulary, found);
}

std::uint32_t WordTrie::add(const std::vector<WordId>& words,
                            std::uint32_t fresh) {
  std::uint32_t node = 0;
  for (const WordId word : words) {
    if ((edge_count_ + 1) * 2 > edges_.size()) grow();
    Edge& edge = edges_[slot_of(node, word)];
    if (edge.from == kNone) {
      edge = {node, word, static_cast<std::uint32_t>(nodes_.size())};
      nodes_.emplace_back();
      nodes_[node].filter |= bit_of(word);
      ++edge_count_;
    }
    node = edge.to;
  }
  if (nodes_[node].end == kNone) nodes_[node].end = fresh;
  return nodes_[node].end;
}

std::size_t WordTrie::slot_of(std::uint32_t from, WordId word) const {
  const std::size_t mask = edges_.size() - 1;
  std::size_t at =
      mixed_bits((static_cast<std::uint64_t>(from) << 32U) | word) & mask;
  while (edges_[at].from != kNone &&
         (edges_[at].from != from || edges_[at].word != word))
    at = (at + 1) & mask;
  return at;
}

void WordTrie::grow() {
  std::vector<Edge> old(std::max<std::size_t>(kFewestSlots, edges_.size() * 2));
  old.swap(edges_);
  for (const Edge& edge : old)
    if (edge.from != kNone) edges_[slot_of(edge.from, edge.word)] = edge;
}

std::vector<std::string> form_words(std::string_view form) {
  FormReader reader;
  const std::vector<std::string_view>& words = reader.words(form);
  return {words.begin(), words.end()};
}

}  // namespace casebook
