// Concepts: what a surface form stands for, with its place in the hierarchy.
//
// A concept list is a tab-separated file that a clinician edits in a
// spreadsheet. Its name is the class ("drug.tsv"); its first line names the
// columns: `name`, `isa` (parents, joined by '|'), `codes`, `forms`; any
// further column becomes an attribute. A language's own forms stand in
// XX/lexicon/CLASS.tsv with the columns `name` and `forms`.
// Invariant: a (class, name) stands once; parents form no cycle.
// Threads: immutable after loading.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "extractor/vocabulary.h"

namespace casebook {

struct Concept {
  std::string cls;
  std::string name;
  std::vector<std::string> isa;
  std::string codes;
  std::vector<std::pair<std::string, std::string>> attributes;

  // "" where there is none.
  std::string_view attribute(std::string_view key) const;
};

// Its attribute `order`; 0 where it has none.
int order_of(const Concept& one);

// A form, not yet tokenised, and the concept that it names.
struct SurfaceForm {
  std::string form;
  std::size_t concept_index = 0;
  bool exact = false;  // only with its letter case as written
};

class ConceptStore {
 public:
  // Reads a concept list; its forms are appended to `forms`.
  void read_concepts(std::string_view tsv, const std::string& where,
                     const std::string& cls, std::vector<SurfaceForm>& forms,
                     std::vector<Error>& errors);
  // Reads a language's forms of known concepts.
  void read_forms(std::string_view tsv, const std::string& where,
                  const std::string& cls, std::vector<SurfaceForm>& forms,
                  std::vector<Error>& errors) const;
  // Reports unknown parents and cycles.
  void check(std::vector<Error>& errors) const;

  const Concept& at(std::size_t index) const { return concepts_[index]; }
  std::size_t size() const { return concepts_.size(); }
  // A class's concepts by their attribute `order`, 0 where they have none.
  struct Ordered {
    int order = 0;
    std::size_t place = 0;
  };
  const std::vector<Ordered>& ordered(std::string_view cls) const;
  // The attributes that a list's first line names; null where there is no such
  // list.
  const std::vector<std::string>* columns(std::string_view cls) const;
  // Whether any list has such an attribute.
  bool has_column(std::string_view name) const;
  // Null where there is none.
  const Concept* find(std::string_view cls, std::string_view name) const;

 private:
  // Where the concept stands; size() where there is none.
  std::size_t place_of(std::string_view cls, std::string_view name) const;

  std::vector<Concept> concepts_;
  struct Index {
    Vocabulary names;
    std::vector<std::size_t> places;  // of each name, from 1
    std::vector<Ordered> ordered;
    std::vector<std::string> columns;
    // False where it is known.
    bool add(std::string_view name, std::size_t place);
  };
  Vocabulary classes_;
  std::vector<Index> indexes_;  // of each class, from 1
};

}  // namespace casebook
