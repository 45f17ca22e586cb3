// ConceptListing: a grammar folder's concepts and words as plain lists, for
// whoever keeps them apart from the grammar (the knowledge base's search).
//
// Threads: pure but for the file system.
//
//   Result<ConceptListing> listing = list_concepts("grammars");
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/result.h"

namespace casebook {

struct ListedForm {
  std::string form;      // as written in the list
  std::string language;  // "" for the forms that all share
};

struct ListedConcept {
  std::string cls;
  std::string name;
  std::vector<std::string> parents;
  std::vector<ListedForm> forms;  // its name among them, unless it is none
};

// A word's ending (see SuffixTable in lexicon.h).
struct ListedEnding {
  std::string language;
  std::string suffix;
  std::string slot;  // "1" … or "soft"
  std::string add;
};

struct ConceptListing {
  std::vector<ListedConcept> concepts;
  std::vector<ListedEnding> endings;
};

// kGrammar with the first mistake of a folder that is not sound.
Result<ConceptListing> list_concepts(const std::filesystem::path& folder);

}  // namespace casebook
