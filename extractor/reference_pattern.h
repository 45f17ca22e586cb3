// ReferencePattern: a rule's pattern as RE2 runs it, compiled when it is first
// asked for. A run without the prefilter uses it, so that every such run
// checks our own SymbolProgram against RE2.
//
// Threads: safe; compiled once.
//
//   const Pattern* pattern = reference.get();
#pragma once

#include <mutex>
#include <optional>

#include "extractor/pattern.h"
#include "extractor/rule_pattern.h"

namespace casebook {

class ReferencePattern {
 public:
  // Both must outlive it.
  ReferencePattern(const PatternNode& node, const SymbolTable& symbols)
      : node_(node), symbols_(symbols) {}

  // Null where RE2 refuses it.
  const Pattern* get() const;

 private:
  const PatternNode& node_;
  const SymbolTable& symbols_;
  mutable std::once_flag compiled_;
  mutable std::optional<Pattern> pattern_;
};

}  // namespace casebook
