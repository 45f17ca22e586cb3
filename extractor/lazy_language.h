// LazyLanguage: a language of the grammar, compiled, and where nobody looks for
// mistakes read as well, when the first sentence asks for it: a report in one
// language does not pay for the others.
//
// Invariant: what it compiles to does not depend on when. Threads: safe once
// it is loaded; compile_now() belongs to the loader.
//
//   const LanguageGrammar& english = lazy.grammar();
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "extractor/concept.h"
#include "extractor/rule.h"

namespace casebook {

class LanguageGrammar;
struct LanguageRules;
struct LanguageSource;

class LazyLanguage {
 public:
  // `concepts` must outlive it and stay where they are.
  LazyLanguage(LanguageSource source, const ConceptStore& concepts);
  LazyLanguage(std::function<LanguageSource()> read,
               const ConceptStore& concepts);
  ~LazyLanguage();
  LazyLanguage(const LazyLanguage&) = delete;
  LazyLanguage& operator=(const LazyLanguage&) = delete;

  // Whether it is certain that compiling finds no mistake.
  bool is_sound() const;
  // Mistakes are appended to `errors`.
  void compile_now(std::vector<Error>& errors);
  const LanguageGrammar& grammar() const;
  // Those of its own folder.
  const std::vector<Rule>& own_rules() const;
  // The classes that its items may have; before it is compiled perhaps not
  // all.
  std::set<std::string> classes() const;
  // Of them, those that words, figures or phrases give: no mere asking for.
  std::set<std::string> given_classes() const;

 private:
  void read() const;
  void compile(std::vector<Error>& errors) const;

  const ConceptStore& concepts_;
  mutable std::once_flag once_read_, once_compiled_;
  mutable std::function<LanguageSource()> read_;  // until it is read
  mutable std::shared_ptr<const LanguageRules> own_;
  mutable std::unique_ptr<LanguageSource> source_;  // until it is compiled
  mutable std::unique_ptr<const LanguageGrammar> made_;
};

}  // namespace casebook
