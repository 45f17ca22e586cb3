// LanguageReader: reads what stands in a language's folder, and rules, which
// stand in a folder of their own for all.
//
// Threads: read() is const: each thread may read a language of its own.
//
//   LanguageReader reader(files, {schema}, grammar);
//   reader.read_shared_rules(errors);
//   LanguageSource english = reader.read("en", errors);
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "extractor/compiled_grammar.h"
#include "extractor/grammar_compiler.h"
#include "extractor/grammar_files.h"
#include "extractor/pattern_reader.h"

namespace casebook {

// What files are held against; nothing where they have been checked before.
struct FileChecks {
  std::string_view schema = {};
  bool vouched = false;
};

class LanguageReader {
 public:
  // The `grammar` must outlive it; it has its kinds and concepts before rules
  // and languages are read.
  LanguageReader(std::shared_ptr<const GrammarFiles> files, FileChecks checks,
                 CompiledGrammar& grammar);

  // Those of the concept lists, in the order that they are read.
  std::vector<SurfaceForm>& shared_forms() { return *shared_forms_; }
  // Into the grammar.
  void read_shared_rules(std::vector<Error>& errors);
  LanguageSource read(const std::string& language,
                      std::vector<Error>& errors) const;
  // The file's bytes; none where they are no UTF-8.
  std::string_view checked(const GrammarFiles::File& file,
                           std::vector<Error>& errors) const;
  std::string_view bytes(std::string_view name,
                         std::vector<Error>& errors) const;

 private:
  std::vector<Rule> read_rules_in(const std::string& folder,
                                  const std::string& language,
                                  PatternReader& patterns,
                                  std::vector<Error>& errors) const;
  void read_language_file(const std::string& name, LanguageSource& source,
                          std::vector<Error>& errors) const;
  void read_cues_of(const std::string& name, LanguageSource& source,
                    std::vector<Error>& errors) const;
  void read_plain_letters(const std::string& name, LanguageSource& source,
                          std::vector<Error>& errors) const;
  void read_lists_of_all(LanguageSource& source) const;

  std::shared_ptr<const GrammarFiles> files_;
  FileChecks checks_;
  CompiledGrammar& grammar_;
  PatternReader shared_patterns_;
  std::shared_ptr<std::vector<SurfaceForm>> shared_forms_ =
      std::make_shared<std::vector<SurfaceForm>>();
};

}  // namespace casebook
