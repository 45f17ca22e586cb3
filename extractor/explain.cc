#include "extractor/explain.h"

#include <algorithm>

#include "extractor/evaluation.h"
#include "extractor/near_miss.h"

namespace casebook {
namespace {

bool has_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(),
                     [](char c) { return '0' <= c && c <= '9'; });
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

  void saw(const SeenSentence& seen, const std::vector<Statement>& found,
           std::vector<Statement>& probes) override {
    Trace::saw(seen, found, probes);
    const TracedSentence& kept = sentences().back();
    if (options_.at && !kept.span.contains(*options_.at)) return;
    Asked& one = asked_.emplace_back();
    one.sentence = sentences().size() - 1;
    try_rules(seen, kept, found, one.line);
    find_place(kept, one.line);
    for (std::uint32_t i = 0; i < kept.items.size(); ++i) {
      if (options_.at ? i == one.line.at : is_left_out(kept.items[i], found))
        add_near_misses(seen, kept, i, one.line);
    }
  }

 private:
  void find_place(const TracedSentence& kept, ExplainedLine& line) const {
    for (std::size_t i = 0; options_.at && i < kept.items.size(); ++i)
      if (kept.items[i].span.contains(*options_.at)) line.at = i;
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
    if (!rule.sections.empty() &&
        std::find(rule.sections.begin(), rule.sections.end(),
                  to_text(seen.section)) == rule.sections.end())
      return "no fact: it holds only in other sections";
    if (other != nullptr)
      return "no fact: '" + other->fact.rule + "' stands before it and took it";
    return "no fact: nothing gives its name or its value";
  }

  void add_near_misses(const SeenSentence& seen, const TracedSentence& kept,
                       std::uint32_t item, ExplainedLine& line) const {
    for (const RuleDistance& one :
         nearest_rules(seen.view, item, options_.near_misses)) {
      const PatternProgress& progress = one.progress;
      NearMiss miss{one.rule->id,
                    one.rule->where,
                    one.rule->kind,
                    span_of(kept, progress.begin, progress.stopped),
                    PatternWalk::shown(*progress.wanted),
                    "",
                    kept.items[item].span};
      if (progress.stopped < kept.items.size())
        miss.found = kept.items[progress.stopped].words;
      line.near_misses.push_back(std::move(miss));
    }
  }

  const ExplainOptions& options_;
  std::vector<Asked> asked_;
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

std::vector<Outcome> outcomes(const Trace& trace, const TracedSentence& line,
                              const std::vector<Fact>& facts) {
  std::vector<Outcome> all;
  for (const Statement& one : trace.refused()) {
    if (one.sentence == line.sentence)
      all.push_back({one.fact, false, "a cue says that it is no such fact"});
  }
  for (const Statement& one : trace.statements()) {
    if (one.sentence != line.sentence ||
        (line.of_table && !one.fact.span.overlaps(line.span)))
      continue;
    const auto kept = std::find_if(
        facts.begin(), facts.end(),
        [&](const Fact& fact) { return same_fact(fact, one.fact); });
    if (kept != facts.end()) {
      all.push_back({*kept, true, ""});
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
  }
  return lines;
}

}  // namespace casebook
