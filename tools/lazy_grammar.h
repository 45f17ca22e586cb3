// LazyGrammar: a grammar that is loaded when the first report needs it.
//
// Its hash is known at once: a run over reports that are all there already
// needs no more. A grammar that a base knows has been loaded before, so its
// mistakes are not expected; should there be any, each report is refused with
// the first of them.
// Threads: get() from any.
//
//   LazyGrammar grammar(folder);
//   Result<const Grammar*> loaded = grammar.get();
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "extractor/extract.h"

namespace casebook {

class LazyGrammar {
 public:
  explicit LazyGrammar(std::filesystem::path folder);

  const std::filesystem::path& folder() const { return folder_; }
  const std::string& hash() const { return hash_; }
  Result<const Grammar*> get();
  // Loads it; all of its mistakes.
  const std::vector<Error>& errors();

 private:
  std::filesystem::path folder_;
  std::string hash_;
  std::once_flag once_;
  std::unique_ptr<const GrammarLoad> load_;  // none before errors()
};

}  // namespace casebook
