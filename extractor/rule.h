// Rules as they stand in grammars/: read from XML, not yet compiled.
//
// Threads: values.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "corpus/span.h"
#include "extractor/rule_pattern.h"

namespace casebook {

// One alternative of an expression: terms joined ("$l$i") or added ("$a+$b").
struct Term {
  enum class Kind { kLiteral, kCapture, kLast, kNext };
  Kind kind = Kind::kLiteral;
  std::string text = {};       // the literal, the capture's name, the class
  std::string attribute = {};  // "$d.unit"
  bool added = false;          // to what stands before it, as a number
  bool negated = false;        // "-$v"
  bool far = false;            // `far:` looks into the sentences before as well

  bool operator==(const Term&) const = default;
};

// "$s|last:site": the first alternative that has a value.
struct Expression {
  std::vector<std::vector<Term>> alternatives;

  bool operator==(const Expression&) const = default;
};
Expression parse_expression(std::string_view text);

struct Assignment {
  std::string key;
  Expression expression;
  int line = 0;  // of its file

  // Wherever it stands.
  bool operator==(const Assignment& other) const {
    return key == other.key && expression == other.expression;
  }
};

// Words of an example that the quote must hold, and keys that the fact has.
struct Mark {
  Span span;  // of the example's text
  std::vector<std::pair<std::string, std::string>> keys;
};

// A marked example: the sentence, and what the rule must find in it.
struct RuleExample {
  std::string text;
  std::vector<Mark> marks;
  bool hit = true;
  std::vector<std::string> languages;  // of a shared rule; empty: English
  std::string where;
};

// Of what the figures of a list are that does not say it: the patients, one
// each; or the sites, the scores that were told in a row before. What is told
// apart is never all of one patient.
enum class ShareOf {
  kNone,
  kPatients,
  kEach,
  kAny,
  kApart,
  kEachApart,
  kSites,
  kScores
};

enum class RuleType { kPhrase, kFact, kCase };

struct Rule {
  RuleType type = RuleType::kFact;
  std::string id;
  std::string where;     // file:line
  std::string language;  // "" for rules of every language
  std::string kind;      // of a fact
  std::string event;     // of a case rule: "heading", "intro", "group" …
  std::vector<std::string> classes;  // of a phrase: what it makes
  int pass = 1;
  int priority = 0;
  std::vector<std::pair<std::string, PatternNode>> patterns;  // text, parsed
  std::vector<Assignment> sets;
  std::vector<std::string> spread;  // captures whose attributes are all taken
  std::string each;                 // captures: a fact for every part of them
  std::string each_class;           // that is of this class
  int each_from = 1;                // the first that counts
  std::string zip;                  // capture whose parts go along with each's
  std::string zip_class;
  std::string each_key;                  // what tells the parts apart: "time"
  std::vector<std::string> each_values;  // one a part; else the rule is no fit
  ShareOf share = ShareOf::kNone;
  std::string each_within;  // the class of the parts that are shared out
  std::string range;        // a phrase: how its parts make a set: "levels"
  std::vector<std::string> sections;  // only in these; empty: in all
  std::vector<RuleExample> examples;
};

// Rules that others own.
using RuleList = std::vector<const Rule*>;

}  // namespace casebook
