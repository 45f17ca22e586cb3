// SentenceView: one sentence as rules see it: tokens, then items (words,
// figures, mentions of the lexicon, phrases), then the symbol string.
//
// Items live in one arena; a phrase keeps the items that it was made of as
// its parts. Threads: one view a thread; it is reused for speed.
//
//   view.read(folded, span, grammar);
//   for (ItemId id : view.sequence()) use(view.item(id));
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fold.h"
#include "corpus/span.h"
#include "extractor/arena.h"
#include "extractor/compiled_grammar.h"
#include "extractor/needs_met.h"
#include "extractor/rule_effort.h"
#include "extractor/rule_match.h"
#include "extractor/token.h"

namespace casebook {

// Its texts stand in the grammar, in the document or in the view's arena.
struct Attribute {
  std::string_view key;
  std::string_view value;
  std::string_view other;  // a figure's second reading
};

struct Item {
  Span span;    // in the folded text
  Span tokens;  // indexes into the sentence's tokens
  Symbol symbol = 0;
  const Surface* surface = nullptr;  // of a lexicon mention
  std::span<const Attribute> attributes = {};
  std::span<const ItemId> parts = {};

  // Null where it has none of that key.
  const Attribute* find(std::string_view key) const;
};

// A cue that stands in the sentence.
struct PlacedCue {
  Span tokens;
  const Cue* cue = nullptr;
};

class SentenceView {
 public:
  // `mask`: spans of the folded text that hold no words (citations), in order;
  // `walls`: those of them that no phrase goes over (patients' codes).
  // `original`: the stored text with the folded text's map, for forms that
  // ask for their letter case.
  struct Text {
    std::string_view stored;
    const Folded* folded = nullptr;
    const std::vector<Span>* mask = nullptr;
    const std::vector<Span>* walls = nullptr;
  };

  void read(const Text& text, Span sentence, const LanguageGrammar& grammar);

  const LanguageGrammar& grammar() const { return *grammar_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<ItemId>& sequence() const { return sequence_; }
  const Item& item(ItemId id) const { return arena_[id]; }
  const std::vector<PlacedCue>& cues() const { return cues_; }
  // One an item of the sequence.
  const std::vector<Symbol>& symbols() const { return symbols_; }
  // The same as programs read them.
  SymbolProgram::Items items() const {
    return {rows_.data(), static_cast<std::uint32_t>(sequence_.size()),
            SymbolProgram::kAnywhere};
  }
  // Which of the grammar's needs they meet.
  NeedsMet& met() const { return met_; }
  // The same as RE2 reads them, one code point an item.
  const std::string& symbol_text() const;
  // Whether any item of the sequence has the class.
  bool has_class(ClassId id) const;
  // Texts and lists that live until the next sentence is read.
  Arena& room() const { return room_; }
  // Room for searches, kept for speed.
  struct Used {  // by a fact of the kind
    std::string_view kind;
    ItemId item = 0;
  };
  struct Scratch {
    std::vector<Used> used;
    std::vector<ItemId> used_here;
    SymbolProgram::Scratch search;
    std::vector<Capture> captures;
    std::vector<RuleMatch> matches;
    std::vector<Attribute> attributes;
    std::vector<RuleIndex::Place> places;
    RuleEffort effort;  // of the document
  };
  Scratch& scratch() const { return scratch_; }

  // The name of the concept of this class that an item is; "" where none.
  std::string_view concept_name(const Item& item, std::string_view cls) const;
  const Concept* concept_of(const Item& item, std::string_view cls) const;
  bool is(const Item& item, std::string_view cls) const;
  // The folded words that an item covers.
  std::string_view words(const Item& item) const {
    return slice(folded_, item.span);
  }

  const std::vector<Span>* walls() const { return walls_; }

  // Used by the phrase passes.
  ItemId add_item(const Item& item);
  void set_sequence(std::span<const ItemId> sequence);

 private:
  // A known word, and where surfaces and cues begin with it.
  struct WordForm {
    WordId id = 0;
    std::uint32_t surface = WordTrie::kNone, cue = WordTrie::kNone;
  };
  // What a word may be: itself, then its stems.
  struct WordRecord {
    std::uint32_t first = 0, end = 0;  // in WordMemory::forms
    Symbol symbol = 0;                 // of the word that rules name
    const WordStem* stem = nullptr;    // by which a word of no list is known
    bool starts_form = false, starts_cue = false;
  };

  void find_tokens(const Text& text, Span sentence);
  void find_words();
  std::uint32_t record_of(std::string_view word, TokenKind kind);
  std::uint32_t add_record(std::string_view word, TokenKind kind);
  std::string_view joined(const Token& token);
  const WordRecord& record(std::uint32_t token) const {
    return words_->records[records_[token]];
  }
  void find_mentions(const Text& text);
  void find_cues();
  ItemId plain_item(std::uint32_t token);
  std::uint32_t longest(const WordTrie& trie, std::uint32_t WordForm::*begin,
                        std::uint32_t from, std::uint32_t& index) const;
  std::uint32_t longest_of_many(const WordTrie& trie,
                                std::uint32_t WordForm::*begin,
                                std::uint32_t from, std::uint32_t& index) const;
  void find_symbols();
  bool number_attribute(std::string_view printed, Attribute& made) const;

  const LanguageGrammar* grammar_ = nullptr;
  std::string_view folded_;
  const std::vector<Span>* walls_ = nullptr;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> records_;  // of the tokens
  std::vector<Item> arena_;
  std::vector<ItemId> sequence_;
  std::vector<PlacedCue> cues_;
  std::vector<Symbol> symbols_;
  std::vector<SymbolSets::Row> rows_;  // of the items, and one behind them
  mutable NeedsMet met_;               // finds places when asked for
  mutable std::string symbol_text_;    // made when asked for
  mutable Scratch scratch_;
  mutable Arena room_;
  std::vector<Attribute> attributes_;  // scratch: of the item being made
  std::string joined_;                 // scratch of joined()
  // Words seen, with what they may be: a word of a text is taken apart once.
  struct WordMemory {
    Vocabulary seen;
    std::vector<WordRecord> records;  // by the word's number in `seen`
    std::vector<WordForm> forms;
    std::array<std::uint32_t, 256> singles{};  // by their byte; 0: not seen
  };
  std::map<const LanguageGrammar*, WordMemory> memories_;
  WordMemory* words_ = nullptr;  // of the sentence's language
  struct Path {
    std::uint32_t node = 0, token = 0;
  };
  mutable std::vector<Path> open_;  // scratch of longest()
};

}  // namespace casebook
