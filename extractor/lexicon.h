// Lexicon: the words of one language's grammar and the surface forms that its
// concepts have, as a trie over words.
//
// A word that is not known is tried without its endings, by the language's
// table of suffixes ("kırıkları" → "kırık"), so that lists hold base forms.
// Threads: immutable after building.
//
//   WordId word = lexicon.find("teriparatide");
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/result.h"
#include "extractor/concept.h"
#include "extractor/symbol.h"

namespace casebook {

using WordId = std::uint32_t;  // 0: not known

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

class Vocabulary {
 public:
  WordId add(std::string_view word);
  WordId find(std::string_view word) const;
  std::size_t size() const { return ids_.size() + 1; }

 private:
  std::unordered_map<std::string, WordId, StringHash, std::equal_to<>> ids_;
};

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
  void strip(const std::string& word, int slot, const Vocabulary& vocabulary,
             std::vector<WordId>& found) const;
  void accept(const std::string& stem, const Vocabulary& vocabulary,
              std::vector<WordId>& found) const;

  std::vector<Suffix> suffixes_;
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
};

// A trie of word sequences; each end holds an index.
class WordTrie {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // The index at the end of this sequence, `fresh` where it is new.
  std::uint32_t add(const std::vector<WordId>& words, std::uint32_t fresh);
  // kNone where no sequence goes on so.
  std::uint32_t step(std::uint32_t node, WordId word) const;
  std::uint32_t end_at(std::uint32_t node) const { return ends_[node]; }

 private:
  static std::uint64_t edge(std::uint32_t node, WordId word) {
    return (static_cast<std::uint64_t>(node) << 32U) | word;
  }
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::uint32_t> ends_{kNone};
};

// The tokens of a form as the trie spells them.
std::vector<std::string> form_words(std::string_view form);

}  // namespace casebook
