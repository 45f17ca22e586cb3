#include "extractor/explain.h"

#include <algorithm>
#include <cctype>

#include "corpus/ascii.h"
#include "extractor/context.h"
#include "extractor/evaluation.h"
#include "extractor/explain_words.h"
#include "extractor/near_miss.h"
#include "extractor/rule_sections.h"

namespace casebook {
namespace {

bool has_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(), is_digit);
}

// A statement of the sentences asked for, as the cues left it.
struct Told {
  Fact fact;
  std::vector<std::string> reasons;
};

// The numeral that holds the byte, or the word with digits ("T12"); empty
// where neither does.
Span figure_around(std::string_view text, std::uint32_t at) {
  const auto digit = [&](std::uint32_t i) {
    return i < text.size() && is_digit(text[i]);
  };
  const auto part = [&](std::uint32_t i) {
    return digit(i) ||
           (i > 0 && i < text.size() && (text[i] == '.' || text[i] == ',') &&
            digit(i - 1) && digit(i + 1));
  };
  const auto letter = [&](std::uint32_t i) {
    return i < text.size() &&
           (digit(i) || std::isalpha(static_cast<unsigned char>(text[i])) != 0);
  };
  const auto grown = [&](const auto& belongs) {
    Span span{at, at + 1};
    while (span.begin > 0 && belongs(span.begin - 1)) --span.begin;
    while (belongs(span.end)) ++span.end;
    return span;
  };
  if (part(at)) return grown(part);
  if (!letter(at)) return {};
  const Span word = grown(letter);
  return has_digit(slice(text, word)) ? word : Span{};
}

class ExplainTrace : public Trace {
 public:
  ExplainTrace(const Document& document, const Grammar& grammar,
               const ExplainOptions& options)
      : Trace(document, grammar), options_(options) {}

  // What can be asked only while the view stands; the items and their cases
  // come from the trace when it is whole.
  struct Asked {
    std::size_t sentence = 0;  // in sentences()
    ExplainedLine line;
  };
  std::vector<Asked>& asked() { return asked_; }
  const std::vector<Told>& told() const { return told_; }

  void saw(const SeenSentence& seen, const std::vector<Statement>& found,
           std::vector<Statement>& probes) override {
    Trace::saw(seen, found, probes);
    const TracedSentence& kept = sentences().back();
    if (options_.at && !kept.span.contains(*options_.at)) return;
    for (const Statement& statement : found)
      told_.push_back({statement.fact, cue_reasons(seen, statement)});
    Asked& one = asked_.emplace_back();
    one.sentence = sentences().size() - 1;
    try_rules(seen, kept, found, one.line);
    find_place(kept, one.line);
    for (std::uint32_t i = 0; i < kept.items.size(); ++i) {
      if (options_.at
              ? i == one.line.at
              : options_.only.is_set() || is_left_out(kept.items[i], found))
        add_near_misses(seen, kept, i, one.line);
    }
    if (!options_.at && options_.only.is_set()) keep_nearest(one.line);
  }

 private:
  // Of each rule the place where most of it fits; none of those that fired.
  static void keep_nearest(ExplainedLine& line) {
    std::vector<NearMiss> kept;
    for (NearMiss& miss : line.near_misses) {
      const auto same = [&](const auto& one) { return one.rule == miss.rule; };
      if (std::any_of(line.firings.begin(), line.firings.end(), same)) continue;
      const auto known = std::find_if(kept.begin(), kept.end(), same);
      if (known == kept.end()) {
        kept.push_back(std::move(miss));
      } else if (miss.held.size() > known->held.size()) {
        *known = std::move(miss);
      }
    }
    line.near_misses = std::move(kept);
  }

  void find_place(const TracedSentence& kept, ExplainedLine& line) const {
    for (std::size_t i = 0; options_.at && i < kept.items.size(); ++i) {
      if (!kept.items[i].span.contains(*options_.at)) continue;
      line.at = i;
      line.asked = figure_around(document().text, *options_.at);
      if (line.asked.empty()) line.asked = kept.items[i].span;
    }
  }

  std::vector<std::string> cue_reasons(const SeenSentence& seen,
                                       const Statement& statement) const {
    std::vector<std::string> reasons;
    const auto& tokens = seen.view.tokens();
    for (const PlacedCue* one : telling_cues(seen.view, seen.folded.text,
                                             grammar().kinds, statement)) {
      const Span words{tokens[one->tokens.begin].span.begin,
                       tokens[one->tokens.end - 1].span.end};
      const std::string key =
          one->cue->key == "assertion" ? "" : one->cue->key + " ";
      reasons.push_back(key + one->cue->value + ": “" +
                        std::string(slice(seen.folded.text, words)) +
                        "” says so");
    }
    if (statement.headed) {
      reasons.push_back(statement.fact.assertion +
                        ": the heading that it stands below says so");
    }
    return reasons;
  }

  // A figure or a thing named that no rule took.
  bool is_left_out(const TracedItem& item,
                   const std::vector<Statement>& found) const {
    const std::vector<Watched>& watched = grammar().audit.watched();
    const bool named =
        std::any_of(watched.begin(), watched.end(),
                    [&](const Watched& one) { return item.is(one.cls); });
    if (item.span.empty() || !(has_digit(item.words) || named)) return false;
    return std::none_of(found.begin(), found.end(), [&](const Statement& one) {
      return one.fact.span.overlaps(item.span);
    });
  }

  Span span_of(const TracedSentence& kept, std::uint32_t begin,
               std::uint32_t end) const {
    Span span;
    for (std::uint32_t i = begin; i < end && i < kept.items.size(); ++i) {
      const Span one = kept.items[i].span;
      if (one.empty()) continue;
      span = span.empty() ? one : cover(span, one);
    }
    return span;
  }

  void try_rules(const SeenSentence& seen, const TracedSentence& kept,
                 const std::vector<Statement>& found, ExplainedLine& line) {
    const LanguageGrammar& grammar = seen.view.grammar();
    line.rules = grammar.facts.size();
    std::vector<RuleIndex::Place> places;
    grammar.fact_index.candidates(seen.view.met(), places);
    std::vector<std::uint32_t> tried;
    for (const RuleIndex::Place place : places) {
      if (tried.empty() || tried.back() != place.rule)
        tried.push_back(place.rule);
    }
    line.tried = tried.size();
    for (const TracedItem& item : kept.items) add_phrase(item, line);
    std::vector<RuleMatch> matches;
    find_all(seen.view, {grammar.cases, grammar.case_index}, true, matches);
    const std::size_t events = matches.size();
    find_all(seen.view, {grammar.facts, grammar.fact_index}, true, matches);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const Rule& rule = *matches[i].rule->rule;
      if (!options_.only.passes(rule.id, rule.kind)) continue;
      Firing firing{rule.id, rule.where, i < events ? "case" : "fact",
                    span_of(kept, matches[i].begin, matches[i].end), ""};
      firing.outcome =
          i < events ? rule.event : outcome(rule, firing.span, seen, found);
      line.firings.push_back(std::move(firing));
    }
  }

  static void add_phrase(const TracedItem& item, ExplainedLine& line) {
    for (const TracedItem& part : item.parts) add_phrase(part, line);
    if (item.parts.empty() || item.span.empty()) return;
    std::string classes;
    for (const std::string& cls : item.classes)
      classes += (classes.empty() ? "{" : "|") + cls;
    line.firings.push_back({"", "", "phrase", item.span, classes + "}"});
  }

  // What a match of a fact rule came to.
  static std::string outcome(const Rule& rule, Span span,
                             const SeenSentence& seen,
                             const std::vector<Statement>& found) {
    const Statement* other = nullptr;
    for (const Statement& one : found) {
      const bool here = one.fact.span.overlaps(span) || seen.line != nullptr;
      if (one.fact.rule == rule.id && here) return "fact";
      if (one.fact.kind == rule.kind && here) other = &one;
    }
    if (!holds_in(rule, seen.section))
      return "no fact: it holds only in other sections";
    if (other != nullptr)
      return "no fact: '" + other->fact.rule + "' stands before it and took it";
    return "no fact: nothing gives its name or its value";
  }

  void add_near_misses(const SeenSentence& seen, const TracedSentence& kept,
                       std::uint32_t item, ExplainedLine& line) const {
    for (const RuleDistance& one :
         nearest_rules(seen.view, seen.section, item, options_.near_misses,
                       options_.only)) {
      const PatternProgress& progress = one.progress;
      NearMiss miss{one.rule->id,
                    one.rule->where,
                    one.rule->kind,
                    span_of(kept, progress.begin, progress.stopped),
                    "",
                    "",
                    "",
                    kept.items[item].span};
      for (const PatternNode* node : progress.wanted) {
        miss.wanted +=
            (miss.wanted.empty() ? "" : " or ") + PatternWalk::shown(*node);
      }
      miss.in_words = in_words(progress.wanted, grammar());
      miss.only_figure =
          kept.items[item].is("number") && miss.held == miss.place;
      miss.instead = progress.stopped == item;
      if (progress.stopped < kept.items.size())
        miss.found = kept.items[progress.stopped].words;
      line.near_misses.push_back(std::move(miss));
    }
  }

  const ExplainOptions& options_;
  std::vector<Asked> asked_;
  std::vector<Told> told_;
};

// Why a statement is none of the facts.
std::string why_left_out(const Fact& fact, const std::vector<Fact>& facts,
                         const Kinds& kinds) {
  const Kind* kind = kinds.find(fact.kind);
  for (const Fact& other : facts) {
    if (other.kind != fact.kind || other.case_id != fact.case_id) continue;
    if (kind != nullptr && kind->once && other.name == fact.name &&
        other.assertion == fact.assertion)
      return "a patient has one; told at " + other.span.to_text();
    if (other.name == fact.name)
      return "the fact at " + other.span.to_text() + " says as much or more";
  }
  if (kind != nullptr && kind->of_group) return "only a group has such a fact";
  return "its figure cannot be such a thing, or a fuller fact took its place";
}

bool same_fact(const Fact& a, const Fact& b) {
  return a.span == b.span && a.rule == b.rule && a.name == b.name &&
         a.get("value") == b.get("value") && a.get("site") == b.get("site");
}

// What cues, or else its rule or the ledger, made of a statement.
std::vector<std::string> reasons_of(const Fact& fact,
                                    const std::vector<Told>& told) {
  for (const Told& one : told) {
    if (!same_fact(one.fact, fact)) continue;
    if (fact.assertion == one.fact.assertion) {
      const bool said = std::any_of(
          one.reasons.begin(), one.reasons.end(), [&](const std::string& why) {
            return why.starts_with(fact.assertion + ":");
          });
      if (said || fact.assertion == "present") return one.reasons;
      std::vector<std::string> all = one.reasons;
      all.push_back(fact.assertion + ": the rule's own words say so");
      return all;
    }
    return {fact.assertion +
            (fact.assertion == "general"
                 ? ": where it stands no patient of this report is spoken of"
                 : ": of whom it is told says so")};
  }
  return {};
}

// Whom a sentence speaks of where a fact stands: the words that say it.
std::string whose_words(const Fact& fact, const ExplainedLine& line,
                        const Document& document) {
  const Firing* last = nullptr;
  for (const Firing& one : line.firings) {
    if (one.type != "case") continue;
    const bool others = one.outcome == "literature" || one.outcome == "review";
    if (fact.assertion == "general"
            ? others
            : one.span.begin <= fact.span.begin &&
                  (last == nullptr || one.span.begin >= last->span.begin))
      last = &one;
  }
  if (last == nullptr) return "";
  return "“" + std::string(slice(document.text, last->span)) + "”";
}

std::vector<Outcome> outcomes(const ExplainTrace& trace,
                              const TracedSentence& line,
                              const std::vector<Fact>& facts) {
  std::vector<Outcome> all;
  for (const Statement& one : trace.refused()) {
    if (one.sentence != line.sentence) continue;
    std::string why = "a cue says that it is no such fact";
    for (const std::string& reason : reasons_of(one.fact, trace.told())) {
      if (reason.starts_with("refused: “"))
        why = "it is no such fact" + reason.substr(7);
    }
    all.push_back({one.fact, false, why});
  }
  for (const Statement& one : trace.statements()) {
    if (one.sentence != line.sentence ||
        (line.of_table && !one.fact.span.overlaps(line.span)))
      continue;
    const auto kept = std::find_if(
        facts.begin(), facts.end(),
        [&](const Fact& fact) { return same_fact(fact, one.fact); });
    if (kept != facts.end()) {
      all.push_back({*kept, true, "", reasons_of(*kept, trace.told())});
    } else {
      all.push_back({one.fact, false,
                     why_left_out(one.fact, facts, trace.grammar().kinds)});
    }
  }
  return all;
}

}  // namespace

std::vector<ExplainedLine> explain(const Document& document,
                                   const Grammar& grammar,
                                   const ExplainOptions& options) {
  ExplainTrace trace(document, grammar, options);
  const Extraction found = extract(document, grammar, {.watch = &trace});
  std::vector<ExplainedLine> lines;
  for (ExplainTrace::Asked& one : trace.asked()) {
    ExplainedLine& line = lines.emplace_back(std::move(one.line));
    line.line = trace.sentences()[one.sentence];
    for (const CaseEvent& event : trace.events()) {
      if (event.sentence == line.line.sentence) {
        line.events.push_back(
            std::string(event_name(event.type)) +
            (event.label.empty() ? "" : " “" + event.label + "”"));
      }
    }
    line.outcomes = outcomes(trace, line.line, found.facts);
    std::erase_if(line.outcomes, [&](const Outcome& outcome) {
      return !options.only.passes(outcome.fact.rule, outcome.fact.kind);
    });
    for (Outcome& outcome : line.outcomes)
      outcome.whose = whose_words(outcome.fact, line, document);
  }
  return lines;
}

}  // namespace casebook
