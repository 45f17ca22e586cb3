// Extraction: from a document to its facts. The same document and grammar
// give the same facts, in the same order, for ever.
//
// Threads: pure; a Grammar is immutable and shared.
//
//   Result<Grammar> grammar = load_grammar("grammars");
//   Extraction found = extract(document, *grammar, {});
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/language_profile.h"
#include "corpus/result.h"
#include "extractor/conflict.h"
#include "extractor/fact.h"

namespace casebook {

class ExtractionWatch;  // see extractor/extraction_watch.h

struct ExtractOptions {
  bool prefilter = true;                // false: every rule on every sentence
  std::vector<std::string> kinds = {};  // empty: all
  ExtractionWatch* watch = nullptr;
};

// One patient or group that the document speaks of.
struct CaseRecord {
  std::string id;     // "1", "2" …
  std::string label;  // "Case 1", "Olgu 2"; may be empty
  std::string cited;  // reference number of a cited study's row
  bool group = false;
};

struct Extraction {
  std::vector<CaseRecord> cases;
  std::vector<Fact> facts;
  // Rules that took too long here and found nothing more from then on.
  std::vector<std::string> slow_rules = {};
  std::vector<Conflict> conflicts;  // between places of the document
  // In which language passages were read that tell none, of a document that
  // tells none either; "" where none was likely.
  std::string likeliest = {};
};

class CompiledGrammar;  // immutable

// A loaded grammar folder: rules, lexicons, cues, and the language profiles
// that reading needs. Cheap to copy.
struct Grammar {
  std::shared_ptr<const CompiledGrammar> compiled;
  LanguageProfiles profiles;
  std::string version;  // of grammars/kinds.xml
  std::string hash;     // of all files, hexadecimal
};

// All mistakes of a folder are in `errors`; the grammar is unusable then.
struct GrammarLoad {
  Grammar grammar;
  std::vector<Error> errors;
};
struct LoadOptions {
  // A file of the folder ("en/rules/75-grip.xml") that is not read.
  std::string_view leave_out = {};
  // The hash of a grammar that was found without a mistake before: nobody
  // looks for one in these files again, and its rules' examples are left out.
  std::string_view vouched = {};
};
GrammarLoad load_grammar(const std::filesystem::path& folder,
                         const LoadOptions& options = {});

// Whether all of these are kinds of the grammar.
Status check_kinds(const Grammar& grammar,
                   const std::vector<std::string>& kinds);

Extraction extract(const Document& document, const Grammar& grammar,
                   const ExtractOptions& options);

}  // namespace casebook
