#include "extractor/vaguer.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace casebook {
namespace {

// A kind's names stand in the list that bears its name; a drug's class in
// the list of classes.
const Concept* concept_of(const ConceptStore& concepts, const std::string& kind,
                          const std::string& name) {
  const Concept* found = concepts.find(kind, name);
  return found != nullptr ? found : concepts.find(kind + "_class", name);
}

class VaguerFinder {
 public:
  VaguerFinder(const ConceptStore& concepts, std::vector<Statement>& statements)
      : concepts_(concepts), statements_(statements) {}

  void run() {
    for (std::uint32_t i = 0; i < statements_.size(); ++i) {
      const Fact& fact = statements_[i].fact;
      if (!fact.keys.empty()) continue;
      bare_.push_back({i, false});
      if (!any_bare(fact.kind)) kinds_.push_back(fact.kind);
    }
    if (bare_.empty()) return;
    for (std::uint32_t i = 0; i < bare_.size(); ++i)
      by_name_.emplace(statements_[bare_[i].statement].fact.name, i);
    for (const Statement& one : statements_) {
      if (any_bare(one.fact.kind))
        cover(one.fact, one.fact.kind, one.fact.name);
    }
    auto next = bare_.begin();
    std::uint32_t at = 0;
    std::erase_if(statements_, [&](const Statement&) {
      if (next == bare_.end() || next->statement != at++) return false;
      return (next++)->covered;
    });
  }

 private:
  // Only a bare fact of its own kind may be covered by a fact.
  bool any_bare(std::string_view kind) const {
    return std::find(kinds_.begin(), kinds_.end(), kind) != kinds_.end();
  }

  // All that the name of a fact falls under; a concept is no parent of its
  // own.
  void cover(const Fact& fact, const std::string& kind,
             const std::string& name) {
    const Concept* known = concept_of(concepts_, kind, name);
    if (known == nullptr) return;
    for (const std::string& parent : known->isa) {
      const auto [first, last] = by_name_.equal_range(parent);
      for (auto at = first; at != last; ++at) {
        Bare& bare = bare_[at->second];
        const Fact& vague = statements_[bare.statement].fact;
        bare.covered |= vague.kind == kind && vague.case_id == fact.case_id &&
                        vague.assertion == fact.assertion;
      }
      cover(fact, kind, parent);
    }
  }

  struct Bare {  // a fact that says no more than its name
    std::uint32_t statement = 0;
    bool covered = false;
  };
  const ConceptStore& concepts_;
  std::vector<Statement>& statements_;
  std::vector<Bare> bare_;
  std::vector<std::string_view> kinds_;  // that they are of, each once
  std::unordered_multimap<std::string_view, std::uint32_t> by_name_;
};

}  // namespace

void drop_vaguer(const ConceptStore& concepts,
                 std::vector<Statement>& statements) {
  VaguerFinder(concepts, statements).run();
}

}  // namespace casebook
