#include "extractor/lazy_language.h"

#include <utility>

#include "extractor/compiled_grammar.h"
#include "extractor/grammar_compiler.h"
#include "extractor/rule_compiler.h"

namespace casebook {

LazyLanguage::LazyLanguage(LanguageSource source, const ConceptStore& concepts)
    : concepts_(concepts),
      own_(source.own),
      source_(std::make_unique<LanguageSource>(std::move(source))) {}

LazyLanguage::LazyLanguage(std::function<LanguageSource()> read,
                           const ConceptStore& concepts)
    : concepts_(concepts), read_(std::move(read)) {}

LazyLanguage::~LazyLanguage() = default;

void LazyLanguage::read() const {
  std::call_once(once_read_, [&] {
    if (!read_) return;
    source_ = std::make_unique<LanguageSource>(read_());
    own_ = source_->own;
    read_ = nullptr;
  });
}

void LazyLanguage::compile(std::vector<Error>& errors) const {
  std::call_once(once_compiled_, [&] {
    read();
    made_ = compile_language(*source_, concepts_, errors);
    source_.reset();
  });
}

bool LazyLanguage::is_sound() const {
  return compiles_surely(*source_, concepts_);
}

void LazyLanguage::compile_now(std::vector<Error>& errors) { compile(errors); }

const LanguageGrammar& LazyLanguage::grammar() const {
  // is_sound() has told that there are none.
  std::vector<Error> ignored;
  compile(ignored);
  return *made_;
}

const std::vector<Rule>& LazyLanguage::own_rules() const {
  read();
  return own_->rules;
}

std::set<std::string> LazyLanguage::classes() const {
  read();
  if (made_ == nullptr) return sure_classes(*source_, concepts_);
  std::set<std::string> names;
  for (std::size_t i = 0; i < made_->symbols.class_count(); ++i)
    names.insert(made_->symbols.class_name(static_cast<ClassId>(i)));
  return names;
}

std::set<std::string> LazyLanguage::given_classes() const {
  read();
  if (made_ == nullptr) return sure_classes(*source_, concepts_);
  std::set<std::string> names;
  const SymbolTable& symbols = made_->symbols;
  for (std::size_t s = 0; s < symbols.symbol_count(); ++s) {
    for (const ClassId id : symbols.classes(static_cast<Symbol>(s)))
      names.insert(symbols.class_name(id));
  }
  return names;
}

}  // namespace casebook
