// Lexicon: the words of one language's grammar and the surface forms that its
// concepts have, as a trie over words.
//
// A word that is not known is tried without its endings, by the language's
// table of suffixes ("kırıkları" → "kırık"), so that lists hold base forms.
// Threads: immutable after building.
//
//   WordId word = lexicon.find("teriparatide");
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/concept.h"
#include "extractor/symbol.h"
#include "extractor/vocabulary.h"

namespace casebook {

// A language's endings, from suffixes.tsv: `suffix TAB slot TAB add`. A word
// is a stem with at most one ending of each slot, slots in rising order;
// `add` is put back on the stem ("ies" → "y"). Slot "soft" says which last
// letter a stem may have changed ("ğ" for "k").
class SuffixTable {
 public:
  static SuffixTable read(std::string_view tsv, const std::string& where,
                          std::vector<Error>& errors);
  // The known words that `word` may be a form of, the longest first.
  void stems(std::string_view word, const Vocabulary& vocabulary,
             std::vector<WordId>& found) const;
  bool empty() const { return suffixes_.empty(); }

 private:
  struct Suffix {
    std::string text;
    int slot = 0;
    std::string add;
  };
  void file_by_last_byte();
  void strip(const std::string& word, int slot, const Vocabulary& vocabulary,
             std::vector<WordId>& found) const;
  void accept(const std::string& stem, const Vocabulary& vocabulary,
              std::vector<WordId>& found) const;

  std::vector<Suffix> suffixes_;
  // Those that a word with this last byte may end with, in the table's order.
  std::array<std::vector<std::uint32_t>, 256> by_last_byte_;
  std::vector<std::pair<std::string, std::string>> softened_;
};

struct LexiconEntry {
  ClassId cls = 0;
  const Concept* meaning = nullptr;
};

// What one surface form stands for. With `exact`, only where the text has
// just these letters.
struct Surface {
  std::string exact;
  Symbol symbol = 0;
  std::vector<LexiconEntry> entries;
  std::vector<std::string_view> values;  // the figures that these name
};

// A trie of word sequences; each end holds an index.
class WordTrie {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // The index at the end of this sequence, `fresh` where it is new.
  std::uint32_t add(const std::vector<WordId>& words, std::uint32_t fresh);
  // kNone where no sequence goes on so.
  std::uint32_t step(std::uint32_t node, WordId word) const {
    return (nodes_[node].filter & bit_of(word)) == 0
               ? kNone
               : edges_[slot_of(node, word)].to;
  }
  std::uint32_t end_at(std::uint32_t node) const { return nodes_[node].end; }
  // Whether any sequence goes on from here.
  bool goes_on(std::uint32_t node) const { return nodes_[node].filter != 0; }

 private:
  struct Edge {
    std::uint32_t from = kNone;
    WordId word = 0;
    std::uint32_t to = kNone;
  };
  std::size_t slot_of(std::uint32_t from, WordId word) const;
  void grow();

  std::vector<Edge> edges_;  // open addressing, at most half full
  std::size_t edge_count_ = 0;
  struct Node {
    // A bit for each word that goes on from here, or for another: most steps
    // lead nowhere, and this is cheaper to know than the edge's place.
    std::uint64_t filter = 0;
    std::uint32_t end = kNone;
  };
  static std::uint64_t bit_of(WordId word) {
    return std::uint64_t{1} << (word % 64);
  }
  std::vector<Node> nodes_{Node{}};
};

// The tokens of a form as the trie spells them.
std::vector<std::string> form_words(std::string_view form);

}  // namespace casebook
