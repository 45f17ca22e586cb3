// What rules ask of the items that they capture: "$v.unit" asks for something
// that a {dose} knows, "$v.unti" for something that nothing knows and that
// would be left out of every fact in silence.
//
// Of a phrase's class all is known that its phrases <set> and <spread>; a
// concept's mention may stand in several lists, so that whatever any list has
// is let pass for it.
// Threads: one an object.
//
//   AttributeCheck check(rules, concepts);
//   check.run(rule, errors);
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/concept.h"
#include "extractor/rule.h"

namespace casebook {

class AttributeCheck {
 public:
  // Both must outlive it.
  AttributeCheck(const RuleList& rules, const ConceptStore& concepts);

  // Adds what is wrong in the rule's <set>s.
  void run(const Rule& rule, std::vector<Error>& errors);

 private:
  using Names = std::set<std::string_view>;
  // What items of a class know.
  struct Known {
    Names names;
    bool listed = false;     // a concept list's mentions are of it
    bool by_itself = false;  // "$v" alone has a value
    bool open = false;       // it may be any item
  };

  void check_terms(const Rule& rule, const Assignment& set,
                   const std::vector<Term>& terms, std::vector<Error>& errors);
  void check_term(const Rule& rule, const Assignment& set, const Term& term,
                  std::vector<Error>& errors);
  bool is_plain(const Rule& rule, const Term& term);
  void check_literal(const Rule& rule, const Assignment& set, const Term& term,
                     std::vector<Error>& errors) const;
  Known of_capture(const Rule& rule, std::string_view name);
  static bool collect(const PatternNode& node, std::string_view name,
                      std::set<std::string_view>& classes);
  void add_class(std::string_view cls, Known& known);
  const Known& of_class(std::string_view cls);
  void add_own(std::string_view cls, Known& known) const;
  static void add_phrase(const Rule& phrase, Known& known,
                         std::set<std::string_view>& spread_from);
  bool any_list_has(std::string_view attribute) const;

  const ConceptStore& concepts_;
  std::map<std::string_view, std::vector<const Rule*>> phrases_;  // by class
  std::set<std::string_view> ranges_;  // lists of which phrases make members
  std::map<std::string, Known, std::less<>> known_;  // by class
};

}  // namespace casebook
