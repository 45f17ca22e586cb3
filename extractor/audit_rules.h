// AuditRules: what an audit must account for, what it may dismiss and under
// which name, from audit.xml of the grammar and of each language.
//
//   <shape class like>      figures of a form: like="19##|20##", # a digit
//   <watch class kind>      mentions that must be facts: drugs, levels …;
//       unless="analyte"    where they are nothing else as well
//       with="fracture_word"  only in a sentence that has such a mention
//   <guess class what>      what an unread figure beside a class may be
//   <dismiss id why …>      figures that are none of a patient's:
//       sections="back"     in these sections
//       place="citation"    citation, table-head, table-label, table-note,
//                           name (part of a longer name), others (said of
//                           other patients, or of nobody)
//       <pattern>           as rules have; its captures, or all of it
//       <hit>, <miss>       with <m> around what is dismissed
// Invariant: nothing of it has any influence on facts.
// Threads: immutable after reading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/rule.h"

namespace casebook {

struct FigureShape {
  std::string cls;
  std::vector<std::string> likes;
};

struct Watched {
  std::string cls;
  std::string kind;
  std::vector<std::string> unless;
  std::string with;
};

struct KindGuess {
  std::string cls;
  std::string what;
};

struct Dismissal {
  std::string id, why, where;
  std::string language;  // "" for all
  std::string place;
  std::vector<std::string> sections;
  std::vector<std::pair<std::string, PatternNode>> patterns;
  std::vector<RuleExample> examples;
};

class AuditRules {
 public:
  // Appends a file's; `language` "" for those of all.
  void read(std::string_view bytes, const std::string& where,
            const std::string& language, std::string_view schema,
            std::vector<Error>& errors);

  const std::vector<FigureShape>& shapes() const { return shapes_; }
  const std::vector<Watched>& watched() const { return watched_; }
  const std::vector<KindGuess>& guesses() const { return guesses_; }
  const std::vector<Dismissal>& dismissals() const { return dismissals_; }

  // Whether a printed figure is of the shape's class.
  bool has_shape(std::string_view cls, std::string_view figure) const;
  bool is_shape(std::string_view cls) const;
  // The dismissal that takes a place or a section; null where none does.
  const Dismissal* of_place(std::string_view place) const;
  const Dismissal* of_section(std::string_view section) const;

 private:
  std::vector<FigureShape> shapes_;
  std::vector<Watched> watched_;
  std::vector<KindGuess> guesses_;
  std::vector<Dismissal> dismissals_;
};

}  // namespace casebook
