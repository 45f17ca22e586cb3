#include "extractor/sentence_view.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "extractor/decimal.h"

namespace casebook {
namespace {

// Words seen are remembered with their stems; a hostile text must not make
// that memory grow without end.
constexpr std::size_t kMostWords = 50'000;
constexpr std::uint32_t kLongestForm = 12;

// "Patient B": a single letter may be a label.
bool is_letter(std::string_view text) {
  return text.size() == 1 && 'a' <= text[0] && text[0] <= 'z';
}

}  // namespace

const Attribute* Item::find(std::string_view key) const {
  for (const Attribute& one : attributes)
    if (one.key == key) return &one;
  return nullptr;
}

void SentenceView::read(const Text& text, Span sentence,
                        const LanguageGrammar& grammar) {
  grammar_ = &grammar;
  folded_ = text.folded->text;
  walls_ = text.walls;
  words_ = &memories_[&grammar];
  if (words_->records.empty() || words_->seen.size() > kMostWords) {
    *words_ = {};
    words_->records.assign(1, WordRecord{.symbol = grammar.plain.word});
  }
  arena_.clear();
  room_.clear();
  find_tokens(text, sentence);
  find_words();
  find_mentions(text);
  find_cues();
}

void SentenceView::find_tokens(const Text& text, Span sentence) {
  tokens_.clear();
  tokenize(
      folded_, sentence,
      [&](std::string_view word) {
        return grammar_->vocabulary.find(word) != 0;
      },
      tokens_);
  if (text.mask == nullptr || text.mask->empty()) return;
  const std::vector<Span>& mask = *text.mask;
  auto next = std::lower_bound(
      mask.begin(), mask.end(), sentence.begin,
      [](Span one, std::uint32_t begin) { return one.end <= begin; });
  if (next == mask.end() || next->begin >= sentence.end) return;
  std::erase_if(tokens_, [&](const Token& token) {
    while (next != mask.end() && next->end <= token.span.begin) ++next;
    return next != mask.end() && next->overlaps(token.span);
  });
}

// As lexicons spell what breaks at a line's end.
std::string_view SentenceView::joined(const Token& token) {
  const std::string_view word = slice(folded_, token.span);
  joined_ = word.size() == 1 ? "-" : token_text(folded_, token);
  return joined_;
}

std::uint32_t SentenceView::record_of(std::string_view word, TokenKind kind) {
  if (word.size() != 1) {
    const WordId number = words_->seen.add(word);
    return number < words_->records.size() ? number : add_record(word, kind);
  }
  // Every third token is a mark or a single figure or letter.
  std::uint32_t& known = words_->singles[static_cast<unsigned char>(word[0])];
  if (known == 0) {
    words_->seen.add(word);
    known = add_record(word, kind);
  }
  return known;
}

// Of the word that was last added to those seen.
std::uint32_t SentenceView::add_record(std::string_view word, TokenKind kind) {
  WordRecord made{.first = static_cast<std::uint32_t>(words_->forms.size()),
                  .symbol = grammar_->plain.word};
  std::vector<WordId> ids;
  if (kind == TokenKind::kWord && !grammar_->suffixes.empty())
    grammar_->suffixes.stems(word, grammar_->vocabulary, ids);
  if (const WordId exact = grammar_->vocabulary.find(word); exact != 0)
    ids.insert(ids.begin(), exact);
  for (const WordId id : ids) {
    const WordForm form{id, grammar_->surfaces_trie.step(0, id),
                        grammar_->cues_trie.step(0, id)};
    words_->forms.push_back(form);
    made.starts_form |= form.surface != WordTrie::kNone;
    made.starts_cue |= form.cue != WordTrie::kNone;
    if (made.symbol == grammar_->plain.word)
      made.symbol = grammar_->word_symbols[id];
  }
  if (ids.empty() && kind == TokenKind::kWord) {
    made.stem = grammar_->stem_of(word);
    if (made.stem != nullptr) made.symbol = made.stem->symbol;
  }
  made.end = static_cast<std::uint32_t>(words_->forms.size());
  words_->records.push_back(made);
  return static_cast<std::uint32_t>(words_->records.size() - 1);
}

void SentenceView::find_words() {
  records_.resize(tokens_.size());
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    const std::string_view word =
        token.broken ? joined(token) : slice(folded_, token.span);
    // A sign is no range mark, though it looks like one.
    records_[i] = token.sign ? 0 : record_of(word, token.kind);
  }
}

// The end of the longest form that begins at token `from`; `from` itself
// where there is none. Most words are but one form, with which none goes on
// here: that is known without a walk.
inline std::uint32_t SentenceView::longest(const WordTrie& trie,
                                           std::uint32_t WordForm::*begin,
                                           std::uint32_t from,
                                           std::uint32_t& index) const {
  const WordRecord& first = record(from);
  if (first.end - first.first != 1)
    return longest_of_many(trie, begin, from, index);
  const std::uint32_t node = words_->forms[first.first].*begin;
  if (node == WordTrie::kNone) return from;
  if (trie.goes_on(node) && from + 1 < tokens_.size()) {
    const WordRecord& next = record(from + 1);
    const std::uint32_t forms = next.end - next.first;
    if (forms > 1 ||
        (forms == 1 &&
         trie.step(node, words_->forms[next.first].id) != WordTrie::kNone))
      return longest_of_many(trie, begin, from, index);
  }
  if (trie.end_at(node) == WordTrie::kNone) return from;
  index = trie.end_at(node);
  return from + 1;
}

std::uint32_t SentenceView::longest_of_many(const WordTrie& trie,
                                            std::uint32_t WordForm::*begin,
                                            std::uint32_t from,
                                            std::uint32_t& index) const {
  const auto size = static_cast<std::uint32_t>(tokens_.size());
  const WordRecord& first = record(from);
  std::uint32_t best = from;
  if (first.end - first.first == 1) {
    // Most words are but one form: a single path, as long as that lasts.
    Path path{words_->forms[first.first].*begin, from + 1};
    while (path.node != WordTrie::kNone) {
      if (trie.end_at(path.node) != WordTrie::kNone) {
        best = path.token;
        index = trie.end_at(path.node);
      }
      if (path.token >= size || path.token - from >= kLongestForm ||
          !trie.goes_on(path.node))
        return best;
      const WordRecord& words = record(path.token);
      if (words.end - words.first > 1) break;
      if (words.end == words.first) return best;
      path = {trie.step(path.node, words_->forms[words.first].id),
              path.token + 1};
    }
    if (path.node == WordTrie::kNone) return best;
    open_.assign(1, path);
  } else {
    open_.clear();
    // The exact word is put last, so that it is taken first off the stack.
    for (std::uint32_t w = first.end; w > first.first; --w) {
      const std::uint32_t node = words_->forms[w - 1].*begin;
      if (node != WordTrie::kNone) open_.push_back({node, from + 1});
    }
  }
  while (!open_.empty()) {
    const Path path = open_.back();
    open_.pop_back();
    if (path.token > best && trie.end_at(path.node) != WordTrie::kNone) {
      best = path.token;
      index = trie.end_at(path.node);
    }
    if (path.token >= size || path.token - from >= kLongestForm ||
        !trie.goes_on(path.node))
      continue;
    const WordRecord& words = record(path.token);
    for (std::uint32_t w = words.end; w > words.first; --w) {
      const std::uint32_t node = trie.step(path.node, words_->forms[w - 1].id);
      if (node != WordTrie::kNone) open_.push_back({node, path.token + 1});
    }
  }
  return best;
}

void SentenceView::find_mentions(const Text& text) {
  sequence_.clear();
  // Most are words that their record tells all of.
  const auto add_plain = [&](std::uint32_t at) {
    const Token& token = tokens_[at];
    if (token.kind != TokenKind::kWord || token.span.size() <= 2 ||
        record(at).stem != nullptr)
      return sequence_.push_back(plain_item(at));
    sequence_.push_back(static_cast<ItemId>(arena_.size()));
    Item& item = arena_.emplace_back();
    item.span = token.span;
    item.tokens = {at, at + 1};
    item.symbol = record(at).symbol;
  };
  for (std::uint32_t at = 0; at < tokens_.size();) {
    std::uint32_t index = 0;
    const std::uint32_t end =
        record(at).starts_form
            ? longest(grammar_->surfaces_trie, &WordForm::surface, at, index)
            : at;
    if (end == at) {
      add_plain(at++);
      continue;
    }
    const Span span{tokens_[at].span.begin, tokens_[end - 1].span.end};
    const Surface* surface = nullptr;
    for (const Surface& variant : grammar_->surfaces[index]) {
      if (!variant.exact.empty() &&
          slice(text.stored, text.folded->map.to_source(span)) != variant.exact)
        continue;
      surface = &variant;
      break;
    }
    if (surface == nullptr) {
      add_plain(at++);
      continue;
    }
    Item item{.span = span,
              .tokens = {at, end},
              .symbol = surface->symbol,
              .surface = surface};
    attributes_.clear();
    for (const std::string_view value : surface->values)
      attributes_.push_back({"value", value, ""});
    const std::string_view words = slice(folded_, span);
    if (is_letter(words)) attributes_.push_back({"letter", words, ""});
    item.attributes = room_.keep<Attribute>(attributes_);
    sequence_.push_back(add_item(item));
    at = end;
  }
  find_symbols();
}

bool SentenceView::number_attribute(std::string_view printed,
                                    Attribute& made) const {
  if (std::all_of(printed.begin(), printed.end(), is_digit)) {
    made = {"value", printed, ""};
    return true;
  }
  std::string plain(printed);
  if (const std::size_t raised = plain.find("·"); raised != plain.npos)
    plain.replace(raised, 2, ".");
  const std::optional<Decimal> read =
      read_decimal(plain, grammar_->decimal_mark);
  if (read) made = {"value", room_.keep(read->text), room_.keep(read->other)};
  return read.has_value();
}

ItemId SentenceView::plain_item(std::uint32_t at) {
  const Token& token = tokens_[at];
  const PlainSymbols& plain = grammar_->plain;
  Item item{.span = token.span, .tokens = {at, at + 1}};
  const std::string_view text = slice(folded_, token.span);
  Symbol symbol = plain.mark;
  Attribute own;
  bool has_own = false, has_ending = false;
  if (token.kind == TokenKind::kNumber) {
    has_own = number_attribute(text, own);
    const bool fraction = own.value.find('.') != std::string_view::npos;
    symbol = !has_own           ? plain.mark
             : fraction         ? plain.decimal
             : text.size() == 3 ? plain.three_digits
             : text.size() < 3  ? plain.small
                                : plain.integer;
    if (symbol == plain.small) {
      if (text.size() == 2 && text > "12") symbol = plain.above_twelve;
      const FigureEnding* ending =
          ending_of(grammar_->figure_endings, folded_, token.span);
      has_ending = ending != nullptr;
      if (has_ending) symbol = ending->symbol;
    }
  } else if (token.kind == TokenKind::kWord) {
    const bool letter = text.size() == 1 || (text.size() == 2 && text[0] < 0);
    symbol = letter ? plain.letter : plain.word;
    has_own = is_letter(text);
    if (has_own) own = {"letter", text, ""};
    if (const WordStem* stem = record(at).stem; stem != nullptr) {
      own = {stem->cls, room_.keep(token_text(folded_, token)), ""};
      has_own = true;
    }
  } else if (token.sign) {
    symbol = plain.sign;
  } else if (text == "." || text == ";" || text == "!" || text == "?") {
    symbol = plain.stop;
  }
  // A word that rules name has a symbol of its own; its stem, too.
  if (record(at).symbol != plain.word && !has_ending)
    symbol = record(at).symbol;
  item.symbol = symbol;
  if (has_own)
    item.attributes = room_.keep(std::span<const Attribute>(&own, 1));
  return add_item(item);
}

void SentenceView::find_cues() {
  cues_.clear();
  std::uint32_t hidden_to = 0;
  for (std::uint32_t at = 0; at < tokens_.size(); ++at) {
    if (!record(at).starts_cue) continue;
    std::uint32_t index = 0;
    const std::uint32_t end =
        longest(grammar_->cues_trie, &WordForm::cue, at, index);
    if (end == at || end <= hidden_to) continue;
    for (const Cue& cue : grammar_->cues[index])
      if (cue.effect != Cue::Effect::kSkip) cues_.push_back({{at, end}, &cue});
    hidden_to = end;
  }
}

ItemId SentenceView::add_item(const Item& item) {
  arena_.push_back(item);
  return static_cast<ItemId>(arena_.size() - 1);
}

void SentenceView::set_sequence(std::span<const ItemId> sequence) {
  sequence_.assign(sequence.begin(), sequence.end());
  find_symbols();
}

void SentenceView::find_symbols() {
  symbol_text_.clear();
  symbols_.resize(sequence_.size());
  rows_.resize(sequence_.size() + 1);
  for (std::size_t i = 0; i < sequence_.size(); ++i) {
    symbols_[i] = arena_[sequence_[i]].symbol;
    rows_[i] = grammar_->tested.row(symbols_[i]);
  }
  rows_.back() = grammar_->tested.no_row();
  met_.read(grammar_->needs, symbols_);
}

const std::string& SentenceView::symbol_text() const {
  if (symbol_text_.empty()) {
    for (const Symbol symbol : symbols_)
      SymbolTable::append(symbol, symbol_text_);
  }
  return symbol_text_;
}

bool SentenceView::has_class(ClassId id) const {
  return std::any_of(symbols_.begin(), symbols_.end(), [&](Symbol symbol) {
    return grammar_->symbols.has(symbol, id);
  });
}

const Concept* SentenceView::concept_of(const Item& item,
                                        std::string_view cls) const {
  if (item.surface == nullptr) return nullptr;
  for (const LexiconEntry& entry : item.surface->entries)
    if (cls.empty() || entry.meaning->cls == cls) return entry.meaning;
  return nullptr;
}

std::string_view SentenceView::concept_name(const Item& item,
                                            std::string_view cls) const {
  const Concept* meaning = concept_of(item, cls);
  return meaning == nullptr ? std::string_view() : meaning->name;
}

bool SentenceView::is(const Item& item, std::string_view cls) const {
  const int id = grammar_->symbols.find_class(cls);
  return id >= 0 &&
         grammar_->symbols.has(item.symbol, static_cast<ClassId>(id));
}

}  // namespace casebook
