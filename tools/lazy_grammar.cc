#include "tools/lazy_grammar.h"

#include <utility>

#include "extractor/grammar_files.h"
#include "tools/vouched_grammar.h"

namespace casebook {

LazyGrammar::LazyGrammar(std::filesystem::path folder)
    : folder_(std::move(folder)), hash_(GrammarFiles(folder_).hash()) {}

const std::vector<Error>& LazyGrammar::errors() {
  std::call_once(once_, [this] {
    load_ = std::make_unique<const GrammarLoad>(
        load_grammar(folder_, {.vouched = vouched_grammar()}));
  });
  return load_->errors;
}

Result<const Grammar*> LazyGrammar::get() {
  if (!errors().empty()) return load_->errors.front();
  return &load_->grammar;
}

}  // namespace casebook
