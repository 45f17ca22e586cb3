#include "tools/writers/plain_answer.h"

#include <fmt/format.h>

#include <algorithm>

#include "extractor/stated_figure.h"
#include "kb/stored_fact.h"

namespace casebook {
namespace {

bool has_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(),
                     [](char c) { return '0' <= c && c <= '9'; });
}

class PlainAnswer {
 public:
  PlainAnswer(const Document& document, const ExplainedLine& line)
      : document_(document), line_(line) {}

  std::vector<std::string> write() {
    for (const Outcome& one : line_.outcomes)
      if (one.kept && tells(one.fact)) add_fact(one);
    if (out_.empty()) add_reasons_for_none();
    return std::move(out_);
  }

  // Whether the fact says what stands there; a figure within its words may
  // be none of its own.
  bool tells(const Fact& fact) const {
    Span figure = line_.asked;
    if (!fact.span.overlaps(figure)) return false;
    const std::string_view text = document_.text;
    if (!has_digit(slice(text, figure))) {
      const std::string spelt = spelt_figure();
      return spelt.empty() || states(document_, fact, {figure, spelt, {spelt}});
    }
    // "T12": of a word with digits only those.
    while (!has_digit(text.substr(figure.begin, 1))) ++figure.begin;
    while (!has_digit(text.substr(figure.end - 1, 1))) --figure.end;
    return states(document_, fact, figure_at(document_, figure));
  }

 private:
  // The figure that a word stands for, "eleventh"; "" where it is none.
  std::string spelt_figure() const {
    const auto& items = line_.line.items;
    if (line_.at >= items.size()) return "";
    for (const auto& [cls, name] : items[line_.at].meanings) {
      if (!name.empty() && name.find_first_not_of("0123456789") == name.npos)
        return name;
    }
    return "";
  }

  std::string quoted(Span span) const {
    return "“" + folded_space(slice(document_.text, span)) + "”";
  }

  static std::string of_whom(const Fact& fact) {
    if (!fact.case_id.empty()) return "of case " + fact.case_id;
    return fact.assertion == "general" ? "of nobody reported here"
                                       : "of no case";
  }

  // ": “lumbar t-score” as score, “-3.1” as number".
  std::string parts_of(Span span) const {
    std::string parts;
    for (const TracedItem& item : line_.line.items) {
      if (item.span.empty() || !item.span.overlaps(span) ||
          item.classes.empty())
        continue;
      const std::string& cls = item.classes.front();
      if (cls == "word" || cls == "mark" || cls == "stop" || cls == "letter")
        continue;
      std::string name = cls;
      std::replace(name.begin(), name.end(), '_', ' ');
      parts += fmt::format("{} {} as {}", parts.empty() ? ":" : ",",
                           quoted(item.span), name);
    }
    return parts;
  }

  void add_fact(const Outcome& one) {
    const Fact& fact = one.fact;
    out_.push_back(fmt::format("{} is in a fact {}: {}", quoted(line_.asked),
                               of_whom(fact), said(fact)));
    out_.push_back(fmt::format("why: the rule {} for the kind {} fits {}{}",
                               fact.rule, fact.kind, quoted(fact.span),
                               parts_of(fact.span)));
    for (const std::string& reason : one.reasons) out_.push_back(reason);
    if (fact.assertion == "general" && !one.whose.empty())
      out_.push_back("others: " + one.whose + " brings them in");
    if (!fact.case_id.empty()) {
      out_.push_back("case " + fact.case_id + ": " +
                     (one.whose.empty()
                          ? "the sentence brings in nobody else than whom the "
                            "text before it tells of"
                          : one.whose + " tells of whom"));
    }
    for (const FactKey& key : fact.keys) {
      // A unit of its own is a key beside it: none was printed.
      if (key.number && key.name == "dose" && fact.get("dose_unit").empty()) {
        out_.push_back(fmt::format(
            "its {} {} has no unit: none that is known stands beside it",
            key.name, key.value));
      }
    }
  }

  void add_reasons_for_none() {
    bool within = false;
    for (const Outcome& one : line_.outcomes) {
      if (!one.fact.span.overlaps(line_.asked)) continue;
      if (one.kept) {
        within = true;
        out_.push_back(fmt::format(
            "{} is in no fact of its own; it stands within the words {} of "
            "another, {}, which does not say it",
            quoted(line_.asked), quoted(one.fact.span), said(one.fact)));
      } else {
        out_.push_back(fmt::format(
            "{} is in no fact: {} read {} there, but it was left out: {}",
            quoted(line_.asked), one.fact.rule, said(one.fact), one.why));
      }
    }
    if (!within && !out_.empty()) return;
    for (const Firing& firing : line_.firings) {
      if (firing.type != "fact" || !firing.span.overlaps(line_.asked) ||
          firing.outcome == "fact")
        continue;
      if (within) break;
      out_.push_back(
          fmt::format("{} is in no fact: the words {} fit the rule "
                      "{}, but there is {}",
                      quoted(line_.asked), quoted(firing.span), firing.rule,
                      firing.outcome));
      return;
    }
    add_nearest(within);
  }

  void add_nearest(bool within) {
    const std::string lead = quoted(line_.asked) + " is in no fact: ";
    if (line_.near_misses.empty()) {
      if (within) return;
      out_.push_back(lead + "no rule that could take it comes near to fitting");
      return;
    }
    const NearMiss& miss = line_.near_misses.front();
    // Of what another fact's words hold, a rule that went on behind them
    // says nothing.
    if (within && !miss.instead) return;
    if (miss.only_figure) {
      out_.push_back(lead +
                     "no rule that takes a bare figure finds anything else "
                     "that it asks for beside it");
    }
    const std::string stood =
        miss.found.empty()
            ? "the sentence ends there"
            : fmt::format("{}“{}” stands there", miss.instead ? "only " : "",
                          miss.found);
    out_.push_back(fmt::format(
        "{}the nearest rule, {} for the kind {}, fits {} and then wants {}, "
        "but {}",
        miss.only_figure ? "" : lead, miss.rule, miss.kind,
        miss.held.empty() ? "nothing" : quoted(miss.held), miss.in_words,
        stood));
  }

  const Document& document_;
  const ExplainedLine& line_;
  std::vector<std::string> out_;
};

}  // namespace

std::string said(const Fact& fact) {
  std::string text = fact.kind;
  if (!fact.name.empty()) text += " " + fact.name;
  for (const FactKey& key : fact.keys)
    text += fmt::format(", {} {}", key.name, key.value);
  text += ", " + fact.assertion;
  for (const std::string& flag : fact.flags) text += ", " + flag;
  return text;
}

std::vector<std::string> plain_answer(const Document& document,
                                      const ExplainedLine& line) {
  if (line.at == SIZE_MAX) return {};
  return PlainAnswer(document, line).write();
}

bool is_told(const Document& document, const ExplainedLine& line) {
  const PlainAnswer answer(document, line);
  return line.at != SIZE_MAX &&
         std::any_of(line.outcomes.begin(), line.outcomes.end(),
                     [&](const Outcome& one) {
                       return one.kept && answer.tells(one.fact);
                     });
}

}  // namespace casebook
