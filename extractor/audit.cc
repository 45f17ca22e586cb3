#include "extractor/audit.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "corpus/ascii.h"
#include "extractor/audit_facts.h"
#include "extractor/audit_places.h"
#include "extractor/audit_trace.h"
#include "extractor/stated_figure.h"

namespace casebook {
namespace {

// What is doubted of a fact, the gravest first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kDoubts =
    {{
        {"doubtful sign", "its minus sign may be lost"},
        {"doubtful decimal", "its decimal mark may be lost"},
        {"count mismatch", "the count told is not that of the places named"},
        {"unassigned", "it is not known whose it is"},
    }};
constexpr int kRankOfConflicts = -1;
constexpr int kRankOfNumerals = 10;
constexpr int kRankOfMentions = 1000;
constexpr int kRankOfSettled = 10'000;

class Auditor {
 public:
  Auditor(const Document& document, const Grammar& grammar,
          const AuditOptions& options)
      : document_(document),
        rules_(grammar.compiled->audit),
        kinds_(grammar.compiled->kinds),
        settled_(options.settled),
        trace_(document, grammar) {
    Extraction found = extract(document, grammar, {.watch = &trace_});
    std::vector<Fact> facts =
        options.facts != nullptr ? *options.facts : found.facts;
    facts_ = std::make_unique<AuditFacts>(trace_, std::move(facts),
                                          std::move(found.cases));
    conflicts_ = std::move(found.conflicts);
    places_ = std::make_unique<const AuditPlaces>(trace_, rules_);
  }

  AuditReport run() {
    for (const Fact& fact : facts_->all()) doubt(fact);
    for (const Conflict& one : conflicts_) list(one);
    for (const auto& [misfit, check] : trace_.misfits()) list(misfit);
    for (const Span span : numerals(document_)) account(span);
    for (const TracedSentence& sentence : trace_.sentences())
      for (const TracedItem& item : sentence.items) watch(sentence, item, item);
    std::stable_sort(report_.entries.begin(), report_.entries.end(),
                     [](const AuditEntry& a, const AuditEntry& b) {
                       return std::pair(a.rank, a.span.begin) <
                              std::pair(b.rank, b.span.begin);
                     });
    return std::move(report_);
  }

 private:
  AuditEntry& add(AuditType type, AuditState state, Span span) {
    AuditEntry& made = report_.entries.emplace_back();
    made.type = type;
    made.state = state;
    made.span = span;
    made.line = places_->line_of(span);
    if (state != AuditState::kOpen) made.rank = kRankOfSettled;
    return made;
  }

  void doubt(const Fact& fact) {
    for (std::size_t i = 0; i < kDoubts.size(); ++i) {
      const auto& [flag, why] = kDoubts[i];
      if (std::find(fact.flags.begin(), fact.flags.end(), flag) ==
          fact.flags.end())
        continue;
      AuditEntry& made = add(AuditType::kDoubt, AuditState::kOpen, fact.span);
      made.case_id = fact.case_id;
      made.by = flag;
      made.why = fact.kind + ": " + std::string(why);
      made.rank = static_cast<int>(i);
    }
  }

  void list(const Conflict& conflict) {
    AuditEntry& made =
        add(AuditType::kConflict, AuditState::kOpen, conflict.first);
    made.other = conflict.second;
    made.other_line = places_->line_of(conflict.second);
    made.case_id = conflict.case_id;
    made.by = conflict.code;
    made.why = conflict.why;
    made.rank = kRankOfConflicts;
  }

  void account(Span span) {
    const Figure figure = figure_at(document_, span);
    const FigurePlace place = places_->find(span);
    if (told_by_fact(figure, place) || told_again(figure, place) ||
        settle(span) || dismissed(figure, place))
      return;
    AuditEntry& made = add(AuditType::kNumeral, AuditState::kOpen, span);
    made.by = place.item == nullptr ? "unread" : "no-rule";
    made.rank = kRankOfNumerals + static_cast<int>(rules_.guesses().size());
    if (place.item != nullptr) made.case_id = place.item->case_id;
    if (const KindGuess* guess = places_->guess(place, rules_.guesses())) {
      made.guess = guess->what;
      made.rank =
          kRankOfNumerals + static_cast<int>(guess - rules_.guesses().data());
    }
    made.why = place.table != nullptr && place.item == nullptr
                   ? "this part of the table was not read"
               : place.item == nullptr ? "this line was not read"
               : place.item->unassigned
                   ? "no fact states it; it is not known whose it is"
                   : "no fact states it";
  }

  bool told_by_fact(const Figure& figure, const FigurePlace& place) {
    const Fact* fact = facts_->teller(figure, place);
    if (fact == nullptr && place.item == nullptr)
      fact = facts_->ranged(figure, place);
    if (fact == nullptr) return false;
    if (fact->assertion == "general" &&
        dismiss(figure.span, rules_.of_place("others")))
      return true;
    AuditEntry& made = add(AuditType::kNumeral, AuditState::kFact, figure.span);
    made.case_id = fact->case_id;
    made.by = fact->rule;
    made.why = fact->kind;
    return true;
  }

  // A statement that was left out since a fact says as much, or because it
  // is no patient's here.
  bool told_again(const Figure& figure, const FigurePlace& place) {
    for (const Statement& one : trace_.statements()) {
      if (!one.fact.span.contains(figure.span) ||
          !(states(document_, one.fact, figure) ||
            place.names(one.fact, figure)))
        continue;
      if (one.fact.assertion == "general") {
        return dismiss(figure.span, rules_.of_place("others"));
      }
      const Fact* same = facts_->same_elsewhere(one.fact, figure);
      if (same == nullptr) continue;
      AuditEntry& made =
          add(AuditType::kNumeral, AuditState::kRepeat, figure.span);
      made.case_id = same->case_id;
      made.by = same->rule;
      made.why = same->kind + ", as at " + same->span.to_text();
      return true;
    }
    return false;
  }

  bool dismiss(Span span, const Dismissal* by) {
    if (by == nullptr) return false;
    AuditEntry& made = add(AuditType::kNumeral, AuditState::kDismissed, span);
    made.by = by->id;
    made.why = by->why;
    return true;
  }

  bool is_settled(Span span) const {
    return std::any_of(settled_.begin(), settled_.end(),
                       [span](Span one) { return one.contains(span); });
  }

  bool settle(Span span) {
    if (!is_settled(span)) return false;
    AuditEntry& made = add(AuditType::kNumeral, AuditState::kDismissed, span);
    made.by = "decision";
    made.why = "somebody decided on it";
    return true;
  }

  bool dismissed(const Figure& figure, const FigurePlace& place) {
    if (place.cited && dismiss(figure.span, rules_.of_place("citation")))
      return true;
    if (dismiss(figure.span, rules_.of_section(to_text(place.section))))
      return true;
    if (place.item == nullptr) {
      return !place.part_of_table.empty() &&
             dismiss(figure.span, rules_.of_place(place.part_of_table));
    }
    if (dismiss(figure.span, trace_.dismissal_of(figure.span))) return true;
    if (place.in_name && dismiss(figure.span, rules_.of_place("name")))
      return true;
    return place.item->general &&
           dismiss(figure.span, rules_.of_place("others"));
  }

  // Mentions that nothing states, each name once a case.
  void watch(const TracedSentence& sentence, const TracedItem& item,
             const TracedItem& top) {
    for (const TracedItem& part : item.parts) watch(sentence, part, top);
    if (item.span.empty() || top.general || is_settled(item.span) ||
        trace_.dismissal_of(item.span) != nullptr)
      return;
    if (is_figure_in_words(item))
      return watch_words(item, top, item.value("value"));
    if (const Counted* one = places_->counted(sentence, item, top)) {
      if (one->kind.empty() || !facts_->stands(one->kind, item.span))
        watch_words(item, top, item.name(one->cls));
      return;
    }
    for (const Watched& one : rules_.watched()) {
      const std::string name = name_of(one, item);
      if (name.empty() || !is_watched(one, sentence, item, top) ||
          facts_->tells(one, {item.span, name, top.case_id}) ||
          !mentioned_.insert(top.case_id + '\n' + one.kind + '\n' + name)
               .second)
        continue;
      return list_mention(item, top, one);
    }
  }

  static std::string name_of(const Watched& watched, const TracedItem& item) {
    if (!item.is(watched.cls)) return "";
    if (!watched.name.empty()) return watched.name;
    if (!watched.attribute.empty())
      return std::string(item.value(watched.attribute));
    return std::string(item.name(watched.cls));
  }

  static bool is_watched(const Watched& watched, const TracedSentence& sentence,
                         const TracedItem& item, const TracedItem& top) {
    if (std::any_of(watched.unless.begin(), watched.unless.end(),
                    [&](const std::string& cls) {
                      return item.is(cls) || top.is(cls);
                    }))
      return false;
    return watched.with.empty() ||
           std::any_of(
               sentence.items.begin(), sentence.items.end(),
               [&](const TracedItem& one) { return one.is(watched.with); });
  }

  // The levels of one list are one mention.
  void list_mention(const TracedItem& item, const TracedItem& top,
                    const Watched& watched) {
    const std::string name = name_of(watched, item);
    if (!report_.entries.empty()) {
      AuditEntry& last = report_.entries.back();
      if (last.type == AuditType::kMention && last.span == item.span &&
          last.guess.starts_with(watched.kind + " ")) {
        last.guess += ", " + name;
        return;
      }
    }
    AuditEntry& made = open_mention(item.span, top);
    made.why = "no fact names it";
    made.guess = watched.kind + " " + name;
    made.rank =
        kRankOfMentions + static_cast<int>(&watched - rules_.watched().data());
  }

  AuditEntry& open_mention(Span span, const TracedItem& top) {
    AuditEntry& made = add(AuditType::kMention, AuditState::kOpen, span);
    made.case_id = top.case_id;
    made.by = "no-rule";
    return made;
  }

  static bool is_figure_in_words(const TracedItem& item) {
    return item.is("number") && !item.value("value").empty() &&
           std::none_of(item.words.begin(), item.words.end(), is_digit);
  }

  // "Twenty-four"; "one" is mostly an article, and no figure by itself.
  void watch_words(const TracedItem& item, const TracedItem& top,
                   std::string_view told) {
    const std::string value(told);
    if (value == "1" && &item == &top && item.is("number")) return;
    const Figure figure{item.span, value, {value}};
    const FigurePlace place = places_->find(item.span);
    if (facts_->teller(figure, place) != nullptr || is_said_again(figure))
      return;
    AuditEntry& made = open_mention(item.span, top);
    made.rank = kRankOfNumerals + static_cast<int>(rules_.guesses().size());
    if (const KindGuess* guess = places_->guess(place, rules_.guesses()))
      made.guess = guess->what;
    made.why = "no fact states this figure in words";
    made.rank = kRankOfMentions - 1;
  }

  bool is_said_again(const Figure& figure) const {
    return std::any_of(
        trace_.statements().begin(), trace_.statements().end(),
        [&](const Statement& one) {
          return one.fact.span.contains(figure.span) &&
                 states(document_, one.fact, figure) &&
                 (one.fact.assertion == "general" ||
                  facts_->same_elsewhere(one.fact, figure) != nullptr);
        });
  }

  const Document& document_;
  const AuditRules& rules_;
  const Kinds& kinds_;
  std::vector<Span> settled_;
  AuditTrace trace_;
  std::unique_ptr<const AuditPlaces> places_;
  std::unique_ptr<AuditFacts> facts_;
  std::vector<Conflict> conflicts_;
  std::set<std::string> mentioned_;
  AuditReport report_;
};

}  // namespace

AuditReport audit(const Document& document, const Grammar& grammar,
                  const AuditOptions& options) {
  return Auditor(document, grammar, options).run();
}

}  // namespace casebook
