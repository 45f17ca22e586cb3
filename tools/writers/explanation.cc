#include "tools/writers/explanation.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "kb/stored_fact.h"
#include "tools/writers/plain_answer.h"

namespace casebook {
namespace {

std::string quoted(const Document& document, Span span) {
  return "“" + folded_space(slice(document.text, span)) + "”";
}

std::string classes_of(const TracedItem& item) {
  std::string all;
  for (const std::string& cls : item.classes)
    if (cls != "word" && cls != "mark") all += (all.empty() ? "{" : "|") + cls;
  return all.empty() ? "" : all + "}";
}

std::string whose(const TracedItem& item) {
  if (item.general) return "other patients, or nobody reported here";
  if (item.unassigned) return "not known whom";
  return item.case_id.empty() ? "no case" : "case " + item.case_id;
}

class TextWriter {
 public:
  explicit TextWriter(const Document& document) : document_(document) {}

  std::string write(const ExplainedLine& one) {
    const TracedSentence& line = one.line;
    out_ = fmt::format(
        "{}: {} [{}], section {}, language {}\n  {}\n", document_.id,
        line.of_table ? "a cell" : "a sentence", line.span.to_text(),
        line.section == SectionKind::kNone ? "none" : to_text(line.section),
        line.language, quoted(document_, line.span));
    for (const std::string& sentence : plain_answer(document_, one))
      row("answer", sentence);
    row("folded", folded_space(line.folded));
    items(one);
    cues(line);
    for (const std::string& event : one.events) row("ledger", event);
    subjects(line);
    firings(one);
    for (const Outcome& outcome : one.outcomes) fate(outcome);
    if (one.outcomes.empty()) row("facts", "none");
    near_misses(one);
    return out_;
  }

 private:
  void row(std::string_view name, std::string_view text) {
    out_ += fmt::format("  {:<8} {}\n", name, text);
  }

  void items(const ExplainedLine& one) {
    std::string seen;
    for (const TracedItem& item : one.line.items) {
      const std::string classes = classes_of(item);
      seen +=
          (seen.empty() ? "" : " ") + (classes.empty() ? item.words : classes);
    }
    row("seen as", seen);
    for (std::size_t i = 0; i < one.line.items.size(); ++i) {
      const TracedItem& item = one.line.items[i];
      if (one.at == SIZE_MAX ? item.name().empty() : i != one.at) continue;
      std::string text = fmt::format("“{}” {}", item.words, classes_of(item));
      for (const auto& [cls, name] : item.meanings)
        text += fmt::format(" {}={}", cls, name);
      for (const auto& [key, value] : item.attributes)
        text += fmt::format(" {}:{}", key, value);
      row(one.at == i ? "here" : "item", text);
    }
  }

  static std::string_view stops(std::string_view effect) {
    if (effect == "turn") return "what is told of relatives stops here";
    if (effect == "aside") return "cues that look back pass over it";
    return "other cues stop here";
  }

  // A cue may stand in several lists: each thing that it does is told once.
  void cues(const TracedSentence& line) {
    std::string last;
    for (const TracedCue& cue : line.cues) {
      const std::string told =
          cue.effect == "end" || cue.effect == "turn" || cue.effect == "aside"
              ? fmt::format("“{}”: {}", cue.words, stops(cue.effect))
              : fmt::format("“{}”: {}, acts {}, reach {}", cue.words,
                            cue.effect, cue.direction, cue.reach);
      if (told != last) row("cue", told);
      last = told;
    }
  }

  // Of whom it is told, where that changes within the sentence.
  void subjects(const TracedSentence& line) {
    std::string last;
    for (const TracedItem& item : line.items) {
      if (const std::string now = whose(item); now != last) {
        row("about", fmt::format("from “{}” on: {}", item.words, now));
        last = now;
      }
    }
  }

  void firings(const ExplainedLine& one) {
    row("rules",
        fmt::format("{} of {} fact rules were tried", one.tried, one.rules));
    for (const Firing& firing : one.firings) {
      if (firing.type == "phrase") {
        row("phrase", quoted(document_, firing.span) + " " + firing.outcome);
      } else {
        row("fired", fmt::format("{} {}: {} ({})", firing.rule,
                                 quoted(document_, firing.span), firing.outcome,
                                 firing.where));
      }
    }
  }

  void fate(const Outcome& outcome) {
    const Fact& fact = outcome.fact;
    const std::string of =
        fact.case_id.empty() ? "no case" : "case " + fact.case_id;
    row(outcome.kept ? "fact" : "left out",
        fmt::format("{}: {} {} by {}{}", of, said(fact),
                    quoted(document_, fact.span), fact.rule,
                    outcome.kept ? "" : ": " + outcome.why));
    for (const std::string& reason : outcome.reasons) row("", reason);
  }

  // Where a fact says what stands there nothing was missed.
  void near_misses(const ExplainedLine& one) {
    if (one.at != SIZE_MAX && is_told(document_, one)) return;
    Span last;
    for (const NearMiss& miss : one.near_misses) {
      if (miss.place != last) {
        out_ +=
            fmt::format("  why no fact of {}\n", quoted(document_, miss.place));
      }
      last = miss.place;
      const std::string stood = miss.found.empty()
                                    ? "the sentence ends there"
                                    : "“" + miss.found + "” stands there";
      row("", fmt::format(
                  "{} ({}): {} fits, then {} is wanted, but {}", miss.rule,
                  miss.where,
                  miss.held.empty() ? "nothing" : quoted(document_, miss.held),
                  miss.wanted, stood));
    }
  }

  const Document& document_;
  std::string out_;
};

nlohmann::ordered_json place(const Document& document, Span span) {
  return {{"text", slice(document.text, span)},
          {"start", span.begin},
          {"end", span.end}};
}

nlohmann::ordered_json to_json(const TracedItem& item) {
  nlohmann::ordered_json made = {{"words", item.words},
                                 {"start", item.span.begin},
                                 {"end", item.span.end},
                                 {"classes", item.classes},
                                 {"about", whose(item)}};
  for (const auto& [cls, name] : item.meanings) made["names"][cls] = name;
  for (const auto& [key, value] : item.attributes) made["values"][key] = value;
  return made;
}

}  // namespace

std::string explanation_text(const Document& document,
                             const ExplainedLine& line) {
  return TextWriter(document).write(line);
}

std::string explanation_json(const Document& document,
                             const ExplainedLine& one) {
  nlohmann::ordered_json made = place(document, one.line.span);
  made["document"] = document.id;
  made["section"] = to_text(one.line.section);
  made["language"] = one.line.language;
  made["folded"] = one.line.folded;
  if (one.at != SIZE_MAX) made["answer"] = plain_answer(document, one);
  if (one.at != SIZE_MAX) made["at"] = one.at;
  const auto list = nlohmann::ordered_json::array();
  made["items"] = made["cues"] = made["firings"] = made["facts"] =
      made["left_out"] = made["near_misses"] = list;
  for (const TracedItem& item : one.line.items)
    made["items"].push_back(to_json(item));
  for (const TracedCue& cue : one.line.cues) {
    made["cues"].push_back({{"words", cue.words},
                            {"effect", cue.effect},
                            {"direction", cue.direction},
                            {"reach", cue.reach}});
  }
  made["events"] = one.events;
  made["rules"] = {{"all", one.rules}, {"tried", one.tried}};
  for (const Firing& firing : one.firings) {
    nlohmann::ordered_json entry = place(document, firing.span);
    entry["type"] = firing.type;
    entry["rule"] = firing.rule;
    entry["outcome"] = firing.outcome;
    made["firings"].push_back(entry);
  }
  for (const Outcome& outcome : one.outcomes) {
    auto fact = nlohmann::ordered_json::parse(
        casebook::to_json(outcome.fact, document), nullptr, false);
    if (!outcome.kept) fact["why"] = outcome.why;
    if (!outcome.reasons.empty()) fact["reasons"] = outcome.reasons;
    made[outcome.kept ? "facts" : "left_out"].push_back(fact);
  }
  for (const NearMiss& miss : one.near_misses) {
    made["near_misses"].push_back({{"rule", miss.rule},
                                   {"kind", miss.kind},
                                   {"held", slice(document.text, miss.held)},
                                   {"wanted", miss.wanted},
                                   {"found", miss.found},
                                   {"start", miss.place.begin},
                                   {"end", miss.place.end}});
  }
  return made.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) +
         "\n";
}

}  // namespace casebook
