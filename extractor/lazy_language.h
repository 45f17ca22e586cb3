// LazyLanguage: a language of the grammar, compiled when the first sentence
// asks for it: a report in one language does not pay for the others.
//
// Invariant: what it compiles to does not depend on when. Threads: safe once
// it is loaded; compile_now() belongs to the loader.
//
//   const LanguageGrammar& english = lazy.grammar();
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "extractor/concept.h"

namespace casebook {

class LanguageGrammar;
struct LanguageSource;

class LazyLanguage {
 public:
  // `concepts` must outlive it and stay where they are.
  LazyLanguage(LanguageSource source, const ConceptStore& concepts);
  ~LazyLanguage();
  LazyLanguage(const LazyLanguage&) = delete;
  LazyLanguage& operator=(const LazyLanguage&) = delete;

  // Whether it is certain that compiling finds no mistake.
  bool is_sound() const;
  // Mistakes are appended to `errors`.
  void compile_now(std::vector<Error>& errors);
  const LanguageGrammar& grammar() const;
  // The classes that its items may have; before it is compiled perhaps not
  // all.
  std::set<std::string> classes() const;
  // Of them, those that words, figures or phrases give: no mere asking for.
  std::set<std::string> given_classes() const;

 private:
  const ConceptStore& concepts_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<LanguageSource> source_;  // until it is compiled
  mutable std::unique_ptr<const LanguageGrammar> made_;
};

}  // namespace casebook
