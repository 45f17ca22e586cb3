#include "extractor/grammar_compiler.h"

#include <algorithm>
#include <span>

#include "corpus/span.h"
#include "extractor/cue_compiler.h"
#include "extractor/figure_endings.h"
#include "extractor/form_reader.h"
#include "extractor/pattern_shape.h"
#include "extractor/rule_compiler.h"

namespace casebook {
namespace {

bool is_letter_word(std::string_view word) {
  return word.size() == 1 && 'a' <= word[0] && word[0] <= 'z';
}

constexpr ClassId kNoClass = UINT16_MAX;

class Compiler {
 public:
  Compiler(const LanguageSource& source, const ConceptStore& concepts,
           std::vector<Error>& errors)
      : source_(source),
        concepts_(concepts),
        errors_(errors),
        made_(std::make_unique<LanguageGrammar>()) {}

  std::unique_ptr<LanguageGrammar> run() {
    made_->language = source_.language;
    made_->decimal_mark = source_.decimal_mark;
    made_->suffixes = source_.suffixes;
    plain_symbols();
    made_->figure_endings =
        compile_figure_endings(source_.forms, concepts_, made_->symbols);
    add_stems();
    collect_literals();
    add_surfaces();
    add_inflected_literals();
    look_inside();
    for (std::size_t i = 0; i < made_->surfaces.size(); ++i)
      set_symbols(made_->surfaces[i], surface_words_[i]);
    add_words();
    add_cues();
    add_plain_spellings();
    phrase_symbols();
    if (made_->symbols.symbol_count() <= SymbolTable::kMost) {
      compile_rules(source_, concepts_, *made_, errors_);
    } else {
      errors_.push_back({Fault::kGrammar, "E-GRAMMAR-SIZE", source_.language,
                         "too many combinations of classes",
                         "make fewer lists, or rules with fewer words"});
    }
    return std::move(made_);
  }

 private:
  ClassId cls(std::string_view name) { return made_->symbols.class_of(name); }

  void plain_symbols() {
    SymbolTable& symbols = made_->symbols;
    PlainSymbols& plain = made_->plain;
    plain.word = symbols.intern({cls("word")});
    plain.letter = symbols.intern({cls("word"), cls("letter")});
    plain.mark = symbols.intern({cls("mark")});
    plain.stop = symbols.intern({cls("mark"), cls("stop")});
    plain.sign = symbols.intern({cls("sign")});
    plain.integer = symbols.intern({cls("number"), cls("integer")});
    plain.small = symbols.intern({cls("number"), cls("integer"), cls("small")});
    plain.above_twelve = symbols.intern(
        {cls("number"), cls("integer"), cls("small"), cls("above_twelve")});
    plain.three_digits =
        symbols.intern({cls("number"), cls("integer"), cls("three_digits")});
    plain.decimal = symbols.intern({cls("number"), cls("decimal")});
  }

  void add_stems() {
    for (const auto& [ending, name] : source_.stems) {
      made_->stems.push_back(
          {ending, name,
           made_->symbols.intern({cls("word"), cls(name), cls("by_stem")})});
    }
  }

  void collect_literals() {
    std::vector<bool> seen(source_.own->tests.size());
    for (const Rule* rule : source_.rules) {
      for (const auto& [text, node] : rule->patterns) {
        all_tests(node, [&](const ItemTest& test) {
          seen[test.number] = true;
          return true;
        });
      }
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (!seen[i]) continue;
      for (const std::string_view name : source_.own->tests.at(i).classes)
        if (name.starts_with('=')) literals_.push_back(name.substr(1));
    }
    std::ranges::sort(literals_);
    literals_.erase(std::unique(literals_.begin(), literals_.end()),
                    literals_.end());
    for (const std::string_view literal : literals_) {
      const WordId word = made_->vocabulary.add(literal);
      literal_classes_.resize(made_->vocabulary.size(), kNoClass);
      literal_classes_[word] = cls(std::string("=").append(literal));
    }
  }

  // What a word is that stands in rules as itself.
  void add_literal_class(WordId word, std::vector<ClassId>& set) const {
    if (word < literal_classes_.size() && literal_classes_[word] != kNoClass)
      set.push_back(literal_classes_[word]);
  }

  // The classes of a word that stands in rules as itself, or whose stem does;
  // nothing else has one.
  void add_literal_classes(WordId word, std::vector<ClassId>& set) {
    for (const WordId form : forms_of(word)) add_literal_class(form, set);
  }

  void add_surfaces() {
    const std::size_t most =
        source_.shared_forms->size() + source_.forms.size();
    made_->surfaces.reserve(most);
    surface_words_.reserve(most);
    for (const auto* forms : {source_.shared_forms.get(), &source_.forms}) {
      for (const SurfaceForm& form : *forms) {
        const std::vector<WordId>& words = words_of(form.form);
        if (words.empty()) continue;
        const auto fresh = static_cast<std::uint32_t>(made_->surfaces.size());
        const std::uint32_t index = made_->surfaces_trie.add(words, fresh);
        if (index == fresh) {
          made_->surfaces.emplace_back();
          surface_words_.push_back(keep(words));
        }
        add_entry(made_->surfaces[index], form);
      }
    }
  }

  const std::vector<WordId>& words_of(const std::string& form) {
    words_.clear();
    for (const std::string_view word : reader_.words(form))
      words_.push_back(made_->vocabulary.add(word));
    return words_;
  }

  // A rule may name an inflected form of a listed word ("olgusunda", "in
  // somebody's case"): it is that form, and what the word is as well.
  void add_inflected_literals() {
    for (const std::string_view literal : literals_) {
      const WordId id = made_->vocabulary.find(literal);
      if (made_->surfaces_trie.step(0, id) != WordTrie::kNone) continue;
      for (const WordId stem : forms_of(id)) {
        const std::uint32_t node = made_->surfaces_trie.step(0, stem);
        if (node == WordTrie::kNone ||
            made_->surfaces_trie.end_at(node) == WordTrie::kNone)
          continue;
        const auto fresh = static_cast<std::uint32_t>(made_->surfaces.size());
        made_->surfaces_trie.add({id}, fresh);
        made_->surfaces.push_back(
            made_->surfaces[made_->surfaces_trie.end_at(node)]);
        surface_words_.push_back(keep({&id, 1}));
        break;
      }
    }
  }

  // A long surface is also what its parts of transparent classes are.
  void look_inside() {
    std::vector<bool> transparent(made_->symbols.class_count());
    for (const std::string& name : source_.transparent) {
      const int known = made_->symbols.find_class(name);
      if (known >= 0) transparent[static_cast<std::size_t>(known)] = true;
    }
    for (std::size_t i = 0; i < made_->surfaces.size(); ++i) {
      if (surface_words_[i].size() > 1) look_inside(i, transparent);
    }
  }

  void look_inside(std::size_t i, const std::vector<bool>& transparent) {
    const Span words = surface_words_[i];
    for (std::uint32_t from = 0; from < words.size(); ++from) {
      find_surfaces({words.begin + from, words.end});
      for (const std::size_t inner : found_) {
        if (inner == i) continue;
        // "femoral necks" is all that "femoral neck" is.
        const bool same =
            from == 0 && surface_words_[inner].size() == words.size();
        take_entries(inner, same ? nullptr : &transparent, made_->surfaces[i]);
      }
    }
  }

  // A known word and the known words that it is a form of; to be asked when
  // all words of surfaces and rules are known.
  std::span<const WordId> forms_of(WordId id) {
    if (word_forms_.size() <= id) word_forms_.resize(made_->vocabulary.size());
    if (word_forms_[id].empty()) {
      stems_.assign(1, id);
      made_->suffixes.stems(made_->vocabulary.text_of(id), made_->vocabulary,
                            stems_);
      word_forms_[id] = keep(stems_);
    }
    const Span place = word_forms_[id];
    return std::span(pool_).subspan(place.begin, place.size());
  }

  // Short lists of words stand in one pool.
  Span keep(std::span<const WordId> words) {
    const auto begin = static_cast<std::uint32_t>(pool_.size());
    pool_.insert(pool_.end(), words.begin(), words.end());
    return {begin, static_cast<std::uint32_t>(pool_.size())};
  }

  // The surfaces that these words of the pool begin with, endings taken off,
  // into `found_`.
  void find_surfaces(Span words) {
    found_.clear();
    nodes_.assign(1, 0);
    for (std::uint32_t at = words.begin; at < words.end; ++at) {
      const std::span<const WordId> forms = forms_of(pool_[at]);
      next_nodes_.clear();
      for (const std::uint32_t node : nodes_) {
        for (const WordId id : forms) {
          const std::uint32_t step = made_->surfaces_trie.step(node, id);
          if (step == WordTrie::kNone) continue;
          next_nodes_.push_back(step);
          if (made_->surfaces_trie.end_at(step) != WordTrie::kNone)
            found_.push_back(made_->surfaces_trie.end_at(step));
        }
      }
      if (next_nodes_.empty()) break;
      nodes_.swap(next_nodes_);
    }
    // The longest first: "femoral neck" before "femoral".
    std::reverse(found_.begin(), found_.end());
  }

  void take_entries(std::size_t inner, const std::vector<bool>* transparent,
                    std::vector<Surface>& variants) {
    for (const LexiconEntry& entry : made_->surfaces[inner].back().entries) {
      if (transparent != nullptr && !(*transparent)[entry.cls]) continue;
      for (Surface& variant : variants) {
        const bool known = std::any_of(
            variant.entries.begin(), variant.entries.end(),
            [&](const LexiconEntry& one) { return one.cls == entry.cls; });
        if (!known) variant.entries.push_back(entry);
      }
    }
  }

  void add_entry(std::vector<Surface>& variants, const SurfaceForm& form) {
    const Concept& meaning = concepts_.at(form.concept_index);
    const std::string exact = form.exact ? form.form : "";
    auto variant =
        std::find_if(variants.begin(), variants.end(),
                     [&](const Surface& one) { return one.exact == exact; });
    if (variant == variants.end()) {
      // The variant without conditions stands last.
      const auto place = exact.empty() ? variants.end() : variants.begin();
      variant = variants.insert(place, Surface{exact, 0, {}, {}});
    }
    const LexiconEntry entry{class_of(meaning), &meaning};
    const bool known = std::any_of(
        variant->entries.begin(), variant->entries.end(),
        [&](const LexiconEntry& one) { return one.meaning == &meaning; });
    if (!known) variant->entries.push_back(entry);
  }

  // A list's forms come one after another.
  ClassId class_of(const Concept& meaning) {
    if (class_name_ != meaning.cls) {
      class_name_ = meaning.cls;
      class_id_ = cls(meaning.cls);
    }
    return class_id_;
  }

  void set_symbols(std::vector<Surface>& variants, Span words) {
    const WordId single = words.size() == 1 ? pool_[words.begin] : 0;
    const bool letter =
        single != 0 && is_letter_word(made_->vocabulary.text_of(single));
    for (Surface& variant : variants) {
      // An exact form means what the free one means as well.
      if (!variant.exact.empty() && variants.back().exact.empty()) {
        for (const LexiconEntry& entry : variants.back().entries)
          variant.entries.push_back(entry);
      }
      std::vector<ClassId> set;
      set.reserve(variant.entries.size());
      for (const LexiconEntry& entry : variant.entries) {
        set.push_back(entry.cls);
        const std::string_view value = entry.meaning->attribute("value");
        if (!value.empty()) variant.values.push_back(value);
      }
      if (single != 0) add_literal_classes(single, set);
      // "Patient A": what "a" is otherwise does not hide the letter.
      if (letter) set.push_back(cls("letter"));
      variant.symbol = made_->symbols.intern(std::move(set));
    }
  }

  void add_words() {
    made_->word_symbols.assign(made_->vocabulary.size(), made_->plain.word);
    for (const std::string_view literal : literals_) {
      const WordId word = made_->vocabulary.find(literal);
      made_->word_symbols[word] =
          made_->symbols.intern(literal_set(literal, word));
    }
  }

  std::vector<ClassId> literal_set(std::string_view word, WordId id) {
    std::vector<ClassId> set;
    add_literal_classes(id, set);
    const auto first = static_cast<unsigned char>(word[0]);
    if ('0' <= first && first <= '9') {
      set.push_back(cls("number"));
      if (word.size() < 3) set.push_back(cls("small"));
      set.push_back(
          cls(word.find('.') == std::string::npos ? "integer" : "decimal"));
    } else if (first >= 0x80 || ('a' <= first && first <= 'z')) {
      set.push_back(cls("word"));
      if (word.size() == 1) set.push_back(cls("letter"));
    } else {
      set.push_back(cls("mark"));
      if (word == ";" || word == "." || word == "!" || word == "?")
        set.push_back(cls("stop"));
    }
    return set;
  }

  void add_cues() {
    compile_cues(source_.cues, made_->vocabulary, made_->cues_trie,
                 made_->cues);
    made_->word_symbols.resize(made_->vocabulary.size(), made_->plain.word);
  }

  // Letters and notes are typed without marks: "dogum" for "doğum".
  void add_plain_spellings() {
    if (source_.plain_letters.empty()) return;
    const auto words = static_cast<WordId>(made_->vocabulary.size());
    for (WordId id = 1; id < words; ++id) {
      std::string plain(made_->vocabulary.text_of(id));
      const std::size_t marked = plain.size();
      for (const auto& [letter, bare] : source_.plain_letters) {
        for (std::size_t at = plain.find(letter); at != std::string::npos;
             at = plain.find(letter, at))
          plain.replace(at, letter.size(), bare);
      }
      if (plain.size() < marked) made_->vocabulary.add_spelling(plain, id);
    }
    made_->word_symbols.resize(made_->vocabulary.size(), made_->plain.word);
  }

  void phrase_symbols() {
    for (const Rule* rule : source_.rules) {
      if (rule->type != RuleType::kPhrase) continue;
      std::vector<ClassId> set;
      set.reserve(rule->classes.size());
      for (const std::string& name : rule->classes) set.push_back(cls(name));
      made_->symbols.intern(std::move(set));
    }
  }

  const LanguageSource& source_;
  const ConceptStore& concepts_;
  std::vector<Error>& errors_;
  std::unique_ptr<LanguageGrammar> made_;
  std::vector<std::string_view> literals_;  // words that rules name, sorted
  std::vector<ClassId> literal_classes_;    // by WordId
  std::string_view class_name_;             // by class_of()
  ClassId class_id_ = 0;
  FormReader reader_;
  std::vector<WordId> words_;        // by words_of()
  std::vector<WordId> stems_;        // by forms_of()
  std::vector<WordId> pool_;         // see keep()
  std::vector<Span> surface_words_;  // in the pool
  std::vector<Span> word_forms_;     // by WordId, in the pool
  std::vector<std::size_t> found_;   // by find_surfaces(); its room follows
  std::vector<std::uint32_t> nodes_, next_nodes_;
};

}  // namespace

std::unique_ptr<LanguageGrammar> compile_language(const LanguageSource& source,
                                                  const ConceptStore& concepts,
                                                  std::vector<Error>& errors) {
  return Compiler(source, concepts, errors).run();
}

}  // namespace casebook
