#include "extractor/referee.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "corpus/fold.h"
#include "extractor/case_pairing.h"
#include "extractor/claim_match.h"
#include "extractor/claim_places.h"
#include "extractor/find_quote.h"
#include "extractor/quote_alone.h"
#include "extractor/referee_trace.h"
#include "extractor/stated_figure.h"

namespace casebook {
namespace {

class Referee {
 public:
  Referee(const Document& document, const Grammar& grammar, bool alone = false)
      : document_(document),
        alone_(alone),
        grammar_(grammar),
        kinds_(grammar.compiled->kinds),
        concepts_(grammar.compiled->concepts),
        trace_(document, grammar),
        finder_(document.text) {
    Extraction found = extract(document, grammar, {.watch = &trace_});
    cases_ = std::move(found.cases);
    told_ = std::move(found.facts);
    for (const Statement& one : trace_.statements()) told_.push_back(one.fact);
    places_ = std::make_unique<const ClaimPlaces>(trace_, concepts_);
    if (alone_) forget_others();
  }

  std::vector<Judgement> run(const std::vector<const Claim*>& claims) {
    paired_ = pair_cases(claims, {cases_, told_, *places_, finder_});
    std::vector<Judgement> all;
    all.reserve(claims.size());
    for (const Claim* claim : claims) all.push_back(judge(*claim));
    return all;
  }

 private:
  // A quote by itself brings nobody in: only a cue makes it general.
  void forget_others() {
    for (const TracedSentence& line : trace_.sentences()) {
      for (const TracedCue& cue : line.cues)
        if (cue.effect == "general") return;
    }
    for (Fact& fact : told_)
      if (fact.assertion == "general") fact.assertion = "present";
  }

  bool right_case(const Claim& claim, const Fact& fact) const {
    const Kind* kind = kinds_.find(fact.kind);
    if (claim.patient.empty() || (kind != nullptr && kind->of_document))
      return true;
    return paired_.at(claim.patient) == fact.case_id ||
           (fact.case_id.empty() && fact.assertion == "general" &&
            claim.fact.assertion == "general");
  }

  Judgement judge(const Claim& claim) const {
    if (claim.quote.empty()) return judge_by_facts(claim, nullptr);
    const std::vector<Span> places = finder_.find(claim.quote);
    if (places.empty() && stands_in_record(claim))
      return {Verdict::kSupported, "record", "the record says so", {}};
    constexpr const char* kNowhere =
        "the quoted words do not stand in the report";
    if (places.empty()) return {Verdict::kUnsupported, "quote", kNowhere, {}};
    std::optional<Judgement> best;
    for (const Span place : places) {
      Judgement here = judge_at(claim, place);
      if (!best || here.verdict < best->verdict) best = std::move(here);
    }
    return *best;
  }

  // A country stands in an affiliation, a kind of study in the title.
  bool stands_in_record(const Claim& claim) const {
    if (!claim.patient.empty() || agrees("absent", claim.fact.assertion))
      return false;
    std::vector<std::string> all = document_.meta.affiliations;
    for (const std::string& country : document_.meta.countries)
      if (same_words(country, claim.fact.name)) return true;
    all.push_back(document_.meta.title);
    all.push_back(document_.meta.vernacular_title);
    return std::any_of(all.begin(), all.end(), [&](const std::string& one) {
      return !QuoteFinder(one).find(claim.quote).empty();
    });
  }

  // Low back pain is back pain as well.
  bool same_thing(const Fact& claim, const Fact& fact) const {
    return claim.kind == fact.kind &&
           (claim.name.empty() || same_words(claim.name, fact.name) ||
            places_->is_sort_of(fact.name, claim.kind, claim.name));
  }

  // By what the grammar reads, within a place or anywhere.
  Judgement judge_by_facts(const Claim& claim, const Span* within) const {
    const Fact* otherwise = nullptr;
    std::string code, why;
    for (const Fact& fact : told_) {
      if ((within != nullptr && !fact.span.overlaps(*within)) ||
          !same_thing(claim.fact, fact))
        continue;
      const Comparison made = compare(claim.fact, fact);
      const bool own = right_case(claim, fact);
      const bool said = agrees(fact.assertion, claim.fact.assertion);
      if (made.fit == ClaimFit::kFull && own && said)
        return {Verdict::kSupported, "fact", "read by " + fact.rule, fact.span};
      if (made.fit != ClaimFit::kNone && !said) {
        otherwise = &fact;
        code = "assertion";
        why = "the report says " + fact.assertion;
      } else if (made.fit != ClaimFit::kNone && !own && code != "assertion") {
        otherwise = &fact;
        code = "case";
        why = fact.case_id.empty() ? "it is said of nobody reported here"
                                   : "it is said of case " + fact.case_id;
      } else if (made.odd != nullptr && own && otherwise == nullptr) {
        otherwise = &fact;
        code = made.odd->number ? "figure" : made.odd->name;
        why = made.odd->name + " is told as " +
              std::string(fact.get(made.odd->name));
      }
    }
    if (otherwise == nullptr)
      return {Verdict::kUnsupported, "unread", "no place is read so", {}};
    return {Verdict::kContradicted, code, why, otherwise->span};
  }

  // The quote is there: does it say so?
  Judgement judge_at(const Claim& claim, Span quote) const {
    Judgement read = judge_by_facts(claim, &quote);
    if (read.verdict == Verdict::kSupported) return read;
    if (places_->items_in(quote).empty()) return judge_alone(claim, quote);
    if (auto wrong = check_figures(claim, quote)) return *wrong;
    if (auto wrong = check_case(claim, quote)) return *wrong;
    if (auto wrong = check_names(claim, quote)) return *wrong;
    if (auto wrong = check_assertion(claim, quote)) return *wrong;
    return {Verdict::kSupported, "quote", "the quote holds what is claimed",
            quote};
  }

  // Where the report's own reading passes over the place the quote is read by
  // itself, and must name the thing; of whom it is said is known where only
  // one is reported.
  Judgement judge_alone(const Claim& claim, Span quote) const {
    Judgement unread{Verdict::kUnsupported, "unread",
                     "nothing is read there: see for yourself", quote};
    const bool whose = claim.patient.empty() || cases_.size() == 1;
    if (alone_ || !whose) return unread;
    const std::optional<Document> document =
        quote_alone(document_, quote, grammar_.profiles);
    if (!document) return unread;
    const Referee alone(*document, grammar_, true);
    const Span whole{0, static_cast<std::uint32_t>(document->text.size())};
    Claim same = claim;
    same.patient.clear();
    const Judgement read = alone.judge_at(same, whole);
    const auto named = alone.places_->items_naming(claim.fact.name, whole);
    if (read.verdict != Verdict::kSupported || named.empty() ||
        !ClaimPlaces::item_names(*named.front().traced, claim.fact.name))
      return unread;
    return {Verdict::kSupported, "alone", "read by itself " + read.why, quote};
  }

  std::optional<Judgement> check_figures(const Claim& claim, Span quote) const {
    for (const FactKey& key : claim.fact.keys) {
      if (!key.number || key.name == "order") continue;
      const std::optional<ItemPlace> place =
          places_->figure_in(quote, key.value);
      if (!place && is_of_range(key.name)) {
        if (auto wrong = check_range(claim, key, quote)) return wrong;
        continue;
      }
      if (!place) {
        Judgement read = judge_by_facts(claim, &quote);
        if (read.verdict == Verdict::kContradicted) return read;
        return Judgement{Verdict::kUnsupported, "figure",
                         "the quote holds no " + key.value, quote};
      }
      if (auto wrong = check_unit(claim, key, *place)) return wrong;
    }
    return std::nullopt;
  }

  // A normal range is printed once, in a column or a head of its own: what is
  // read of the same thing, anywhere, must have it; else the table itself.
  std::optional<Judgement> check_range(const Claim& claim, const FactKey& key,
                                       Span quote) const {
    const Fact* other = nullptr;
    for (const Fact& fact : told_) {
      if (!same_thing(claim.fact, fact) || fact.get(key.name).empty()) continue;
      if (same_value(key, fact.get(key.name))) return std::nullopt;
      if (other == nullptr || fact.span.overlaps(quote)) other = &fact;
    }
    if (other != nullptr) {
      return Judgement{
          Verdict::kContradicted, "figure",
          key.name + " is told as " + std::string(other->get(key.name)),
          other->span};
    }
    if (holds_decimal(rest_of_line(document_.text, quote), key.value))
      return std::nullopt;
    for (const Grid& grid : document_.tables) {
      if (grid.span.overlaps(quote) &&
          holds_decimal(slice(document_.text, grid.span), key.value))
        return std::nullopt;
    }
    return Judgement{Verdict::kUnsupported, "figure",
                     "no normal range with " + key.value + " stands there",
                     quote};
  }

  std::optional<Judgement> check_unit(const Claim& claim, const FactKey& key,
                                      const ItemPlace& place) const {
    const std::string_view name = unit_key(key.name);
    const std::string_view claimed = claim.fact.get(name);
    if (name.empty() || claimed.empty()) return std::nullopt;
    std::string told = ClaimPlaces::unit_of(*place.traced, name);
    if (told.empty()) told = places_->unit_behind(place, claimed);
    // A table's unit stands in its head, a list's behind its end.
    for (const Fact& fact : told_) {
      if (fact.kind != claim.fact.kind || fact.name != claim.fact.name ||
          !fact.span.contains(place.traced->span) ||
          !same_value(key, fact.get(key.name)) || fact.get(name).empty())
        continue;
      if (same_words(fact.get(name), claimed)) return std::nullopt;
      if (told.empty()) told = fact.get(name);
    }
    if (told.empty() || same_words(told, claimed)) return std::nullopt;
    return Judgement{Verdict::kContradicted, "unit",
                     "the figure's unit is " + told, place.traced->span};
  }

  std::optional<Judgement> check_case(const Claim& claim, Span quote) const {
    const Kind* kind = kinds_.find(claim.fact.kind);
    if (claim.patient.empty() || (kind != nullptr && kind->of_document))
      return std::nullopt;
    const std::string& wanted = paired_.at(claim.patient);
    if (const std::string other = owner_of_figures(claim.fact, quote, *places_);
        !other.empty() && other != wanted) {
      return Judgement{Verdict::kContradicted, "case",
                       "it is said of case " + other, quote};
    }
    if (in_row_of(wanted, told_, quote)) return std::nullopt;
    bool general = true, unknown = false;
    std::string other;
    for (const ItemPlace& place : places_->items_in(quote)) {
      const TracedItem& item = *place.traced;
      if (item.case_id == wanted) return std::nullopt;
      general = general && item.general;
      unknown = unknown || item.unassigned;
      if (!item.case_id.empty()) other = item.case_id;
    }
    if (!other.empty()) {
      return Judgement{Verdict::kContradicted, "case",
                       "it is said of case " + other, quote};
    }
    if (unknown && is_only_patient(wanted, cases_)) return std::nullopt;
    if (unknown) {
      return Judgement{Verdict::kUnsupported, "case",
                       "it is not known of whom this is said", quote};
    }
    if (general && claim.fact.assertion != "general" && !cases_.empty()) {
      return Judgement{Verdict::kContradicted, "general",
                       "it is said of other patients, or of nobody", quote};
    }
    return std::nullopt;
  }

  // What is claimed is named in the quote, or near it. Reports have more
  // words for a thing than lexicons: only what names another of its kind
  // instead, or what is no word for a listed core thing, speaks against it.
  std::optional<Judgement> check_names(const Claim& claim, Span quote) const {
    const Kind* kind = kinds_.find(claim.fact.kind);
    for (const std::string_view wanted :
         {std::string_view(claim.fact.name), claim.fact.get("site")}) {
      if (wanted.empty() || is_named(wanted, claim, quote)) continue;
      const bool proper = kind != nullptr && kind->core &&
                          concepts_.find(claim.fact.kind, wanted) != nullptr;
      const bool figured =
          std::any_of(claim.fact.keys.begin(), claim.fact.keys.end(),
                      [](const FactKey& key) { return key.number; });
      if (!proper && !(figured && places_->names_another(wanted, quote)))
        continue;
      return Judgement{Verdict::kUnsupported, "name",
                       "“" + std::string(wanted) + "” is not named there",
                       quote};
    }
    return std::nullopt;
  }

  bool is_named(std::string_view wanted, const Claim& claim, Span quote) const {
    // "The spine" where the lumbar spine is claimed: it says no other.
    for (const ItemPlace& place : places_->items_in(quote)) {
      for (const auto& [list, name] : place.traced->meanings)
        if (places_->is_sort_of(wanted, list, name)) return true;
    }
    for (const Fact& fact : told_) {
      if (fact.kind == claim.fact.kind && fact.span.overlaps(quote) &&
          (same_words(fact.name, wanted) ||
           same_words(fact.get("site"), wanted)))
        return true;
    }
    if (fold_key(slice(document_.text, quote)).find(fold_key(wanted)) !=
        std::string::npos)
      return true;
    const auto names = [&](const TracedItem& item) {
      return ClaimPlaces::item_names(item, wanted);
    };
    const std::vector<ItemPlace> quoted = places_->items_in(quote);
    if (std::any_of(quoted.begin(), quoted.end(),
                    [&](const ItemPlace& one) { return names(*one.traced); }))
      return true;
    // Another of its kind is no name of it, whatever stands around the quote.
    if (places_->names_another(wanted, quote)) return false;
    std::optional<std::uint32_t> here;
    for (const TracedSentence& one : trace_.sentences())
      if (one.span.overlaps(quote)) here = one.sentence;
    if (!here) return false;
    return std::any_of(
        trace_.sentences().begin(), trace_.sentences().end(),
        [&](const TracedSentence& one) {
          return one.sentence <= *here && one.sentence + 1 >= *here &&
                 std::any_of(one.items.begin(), one.items.end(), names);
        });
  }

  std::optional<Judgement> check_assertion(const Claim& claim,
                                           Span quote) const {
    const Fact* other = nullptr;
    if (const Kind* kind = kinds_.find(claim.fact.kind);
        kind != nullptr && kind->of_document &&
        claim.fact.assertion == "present")
      return std::nullopt;
    for (const Fact& fact : told_) {
      if (!fact.span.overlaps(quote) || !same_thing(claim.fact, fact) ||
          fact.get("site") != claim.fact.get("site"))
        continue;
      if (agrees(fact.assertion, claim.fact.assertion)) return std::nullopt;
      other = &fact;
    }
    if (other != nullptr) {
      return Judgement{Verdict::kContradicted, "assertion",
                       "the report says " + other->assertion, other->span};
    }
    std::string said = "present";
    for (const ItemPlace& place :
         places_->items_naming(claim.fact.name, quote)) {
      const std::string here =
          trace_.assertion(place.sentence, place.item, claim.fact.kind);
      if (here == claim.fact.assertion) return std::nullopt;
      if (here != "present" && here != "refused") said = here;
    }
    if (agrees(said, claim.fact.assertion)) return std::nullopt;
    return Judgement{
        said == "present" ? Verdict::kUnsupported : Verdict::kContradicted,
        "assertion", "the words around it say " + said, quote};
  }

  const Document& document_;
  bool alone_;  // a quote of a report, read by itself
  const Grammar& grammar_;
  const Kinds& kinds_;
  const ConceptStore& concepts_;
  RefereeTrace trace_;
  QuoteFinder finder_;
  std::vector<CaseRecord> cases_;
  std::vector<Fact> told_;                     // facts, then statements
  std::unique_ptr<const ClaimPlaces> places_;  // of what the trace holds
  std::map<std::string, std::string> paired_;  // a claim's case → ours
};

}  // namespace

const char* to_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSupported:
      return "supported";
    case Verdict::kContradicted:
      return "contradicted";
    case Verdict::kUnsupported:
      break;
  }
  return "unsupported";
}

std::vector<Judgement> referee(const Document& document, const Grammar& grammar,
                               const std::vector<const Claim*>& claims) {
  return Referee(document, grammar).run(claims);
}

}  // namespace casebook
