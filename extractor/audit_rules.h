// AuditRules: what an audit must account for, what it may dismiss and under
// which name, from audit.xml of the grammar and of each language.
//
//   <shape class like>      figures of a form: like="19##|20##", # a digit
//   <watch class kind>      mentions that must be facts: drugs, levels …;
//       unless="analyte"    where they are nothing else as well
//       with="fracture_word"  only in a sentence that has such a mention
//       name="smoking"      what the fact is called, where not as the mention
//       by="sexed"          the attribute that holds what it is called
//       assertion="family"  elsewhere only a fact of this assertion tells it
//       or="risk_factor:absent"  other kinds that tell it where they stand
//   <count class beside kind>  figures in words: ordinals beside these, that a
//       fact must state, or be of the kind where it stands
//   <inside kind class>     a figure that is such an item and no more is told
//       by a fact of the kind around it: a score by the relief that it shows
//   <guess class what>      what an unread figure beside a class may be
//   <agree kind key …>      what two places of a report must tell alike:
//       unit="dose_unit"    the key of its unit, where it is not "unit"
//       beside="frequency"  keys that differ for two different things
//       slack="1"           how far two figures may be apart
//       one="true"          a patient has one: whatever comes first is meant
//       until="drug"        behind a fact of that kind it may be a later one
//   <loose words>           words before a figure that is not exact
//   <dismiss id why …>      figures that are none of a patient's:
//       sections="back"     in these sections
//       place="citation"    citation, table-head, table-label, table-note,
//                           name (part of a longer name), others (said of
//                           other patients, or of nobody)
//       <pattern>           as rules have; its captures, or all of it
//       <hit>, <miss>       with <m> around what is dismissed
//   <check id why does …>   figures of one sentence that must fit together:
//       does="share"        part, whole, percent
//       does="change"       before, after, percent
//       does="sum"          whole, and all captures called part
//       <hit>, <miss>       with <m> around what does not fit
// Invariant: nothing of it has any influence on what facts say; where two
// places do not agree, both are kept and flagged.
// Threads: immutable after reading.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/rule.h"
#include "extractor/vocabulary.h"

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
  std::string name;       // of the fact; "": the mention's own
  std::string attribute;  // of the mention's line that holds the fact's name
  std::string assertion;  // "": any
  // Kinds that tell it as well where they stand, with their assertion.
  std::vector<std::pair<std::string, std::string>> others;
};

// Figures in words that count only beside certain things: "third" week.
struct Counted {
  std::string cls;
  std::vector<std::string> beside;
  std::string kind;  // whose facts tell it without the figure; "" none
};

// Figures that a fact of the kind tells by standing around them.
struct Inside {
  std::string kind;
  std::string cls;
};

// A quantity that is told alike wherever it is told of one patient.
struct Agreement {
  std::string kind, key, unit, until;
  std::vector<std::string> beside;
  std::vector<std::string> apart;  // classes: with and without are not compared
  double slack = 0;
  bool one = false;
};

struct KindGuess {
  std::string cls;
  std::string what;
};

struct FigureRule {
  std::string id, why, where;
  std::string language;  // "" for all
  std::string place;
  std::vector<std::string> sections;
  std::vector<std::pair<std::string, PatternNode>> patterns;
  std::vector<RuleExample> examples;
  std::string check;  // what a check does; "" of a dismissal
};
using Dismissal = FigureRule;

class AuditRules {
 public:
  // Appends a file's; `language` "" for those of all.
  void read(std::string_view bytes, const std::string& where,
            const std::string& language, std::string_view schema,
            std::vector<Error>& errors);

  const std::vector<FigureShape>& shapes() const { return shapes_; }
  const std::vector<Watched>& watched() const { return watched_; }
  const std::vector<Counted>& counted() const { return counted_; }
  const std::vector<Inside>& inside() const { return inside_; }
  const std::vector<KindGuess>& guesses() const { return guesses_; }
  const std::vector<Dismissal>& dismissals() const { return dismissals_; }
  const std::vector<FigureRule>& checks() const { return checks_; }
  const std::vector<Agreement>& agreements() const { return agreements_; }
  struct OfKind {
    std::vector<Agreement> agreements;
    bool is_awaited = false;  // by an agreement on another kind: its `until`
  };
  const OfKind& of_kind(std::string_view kind) const {
    return of_kinds_[kinds_.find(kind)];
  }
  // Folded, of all languages.
  const std::vector<std::string>& loose_words() const { return loose_words_; }

  // Whether a printed figure is of the shape's class.
  bool has_shape(std::string_view cls, std::string_view figure) const;
  bool is_shape(std::string_view cls) const;
  // The dismissal that takes a place or a section; null where none does.
  const Dismissal* of_place(std::string_view place) const;
  const Dismissal* of_section(std::string_view section) const;

 private:
  void add(const Agreement& rule);
  OfKind& of_kind(std::string_view kind);

  // Of the patterns; copies share them.
  std::shared_ptr<ItemTests> tests_ = std::make_shared<ItemTests>();
  std::vector<FigureShape> shapes_;
  std::vector<Watched> watched_;
  std::vector<Counted> counted_;
  std::vector<Inside> inside_;
  std::vector<KindGuess> guesses_;
  std::vector<Dismissal> dismissals_;
  std::vector<FigureRule> checks_;
  std::vector<Agreement> agreements_;
  Vocabulary kinds_;  // that these are on, or wait for
  // By number; the first of all other kinds.
  std::vector<OfKind> of_kinds_ = std::vector<OfKind>(1);
  std::vector<std::string> loose_words_;
};

}  // namespace casebook
