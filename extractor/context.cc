#include "extractor/context.h"

#include <algorithm>
#include <array>

namespace casebook {
namespace {

constexpr std::array<std::string_view, 9> kOrder = {
    "refused",  "general", "family", "absent", "not done",
    "possible", "advised", "past",   "present"};

std::size_t rank(std::string_view assertion) {
  return static_cast<std::size_t>(
      std::find(kOrder.begin(), kOrder.end(), assertion) - kOrder.begin());
}

class ContextReader {
 public:
  ContextReader(const SentenceView& view, std::string_view folded,
                const Kinds& kinds)
      : view_(view), folded_(folded), kinds_(kinds) {}

  bool reaches(const PlacedCue& placed, Span statement) const {
    const Cue& cue = *placed.cue;
    if (cue.reach == Cue::kSection) return false;
    if (placed.tokens.overlaps(statement)) return true;
    const bool cue_first = placed.tokens.end <= statement.begin;
    // "In her mother, X had been taken" opens the sentence.
    const bool opens = cue.value == "family" && placed.tokens.begin == 0;
    if (cue_first && !opens && cue.direction == Cue::Direction::kBefore)
      return false;
    if (!cue_first && cue.direction == Cue::Direction::kAfter) return false;
    const Span between = cue_first ? Span{placed.tokens.end, statement.begin}
                                   : Span{statement.end, placed.tokens.begin};
    if (cue_first && leaves_bracket(between)) return false;
    if (cue.key == "time" && cue.reach >= Cue::kClause && cue_first &&
        stops_within(between))
      return is_only_time(placed, statement);
    if (cue.reach == Cue::kSentence && cue.value != "family") {
      return !stops_within(between) &&
             (cue_first || cue.value != "general" || !of_bracket(between));
    }
    if (static_cast<int>(between.size()) > cue.reach) return false;
    if (stops_within(between)) return false;
    if (!cue_first && ends_with_predicate(statement)) return false;
    if (cue.key == "assertion" &&
        (cue_first ? leaves_bracket(between) : of_bracket(between)))
      return false;
    if (cue_first && denies(cue) && passes_colon(between)) return false;
    // "Her mother had had X and had Y": hers until another is spoken of.
    if (cue.value == "family") return !turns_within(between);
    return !ends_within(between, cue_first);
  }

  // "After two years of X, Y was not given", "no Y was seen during X", "X was
  // given, … was considered": X was given.
  bool tells_of_another(const PlacedCue& placed, std::string_view kind,
                        Span statement) const {
    const Cue& cue = *placed.cue;
    if (cue.key != "assertion") return false;
    const bool looks_back = placed.tokens.begin >= statement.end &&
                            (denies_before(cue) || cue.value == "advised" ||
                             cue.value == "possible");
    const bool looks_on = denies(cue) && placed.tokens.end <= statement.begin;
    if (!looks_back && !looks_on) return false;
    return std::any_of(
        view_.cues().begin(), view_.cues().end(), [&](const PlacedCue& around) {
          return around.cue->effect == Cue::Effect::kAround &&
                 around.cue->acts_on(kind) && is_around(around, statement) &&
                 (looks_back || denies_one(placed, around));
        });
  }

  // "X was recommended, and she took it", "…, but she declined": what was
  // advised of it was done, or was not. Another of the cue's kinds between
  // them is what was taken instead. Null where nothing overrules it.
  const PlacedCue* overruled_by(const PlacedCue& told, std::string_view kind,
                                Span statement) const {
    for (const PlacedCue& placed : view_.cues())
      if (overrules(placed, told, kind, statement)) return &placed;
    return nullptr;
  }

  // "T8 kırığı, bası yok": what is denied stands behind the comma.
  bool denies_another(const PlacedCue& placed, const Kind* kind,
                      const Statement& statement) const {
    if (kind == nullptr || kind->placed.empty() ||
        !denies_before(*placed.cue) ||
        statement.fact.get(kind->placed).empty() ||
        placed.tokens.begin < statement.tokens.end)
      return false;
    return after_comma(statement.tokens.end, placed.tokens.begin) <=
           placed.tokens.begin;
  }

 private:
  bool overrules(const PlacedCue& placed, const PlacedCue& told,
                 std::string_view kind, Span statement) const {
    const Cue& cue = *placed.cue;
    if (cue.effect != Cue::Effect::kOverrule || cue.value != told.cue->value ||
        !cue.acts_on(kind) || placed.tokens.begin < told.tokens.end)
      return false;
    if (statement.overlaps(placed.tokens)) return true;
    const Span between{std::max(told.tokens.end, statement.end),
                       placed.tokens.begin};
    return between.begin <= between.end &&
           static_cast<int>(between.size()) <= cue.reach &&
           !stops_within(between) && !names_one(cue.kinds, between);
  }

  bool is_around(const PlacedCue& placed, Span statement) const {
    const bool first = placed.cue->direction == Cue::Direction::kAfter;
    const Span between = first ? Span{placed.tokens.end, statement.begin}
                               : Span{statement.end, placed.tokens.begin};
    return between.begin <= between.end &&
           static_cast<int>(between.size()) <= placed.cue->reach &&
           std::none_of(view_.sequence().begin(), view_.sequence().end(),
                        [&](ItemId id) {
                          const Item& item = view_.item(id);
                          return item.tokens.overlaps(between) &&
                                 !item.tokens.overlaps(placed.tokens) &&
                                 !view_.is(item, "circumstance_glue") &&
                                 !view_.is(item, "ordinal");
                        });
  }

  // A denial has what it denies before the circumstance: not "never on X".
  bool denies_one(const PlacedCue& denial, const PlacedCue& around) const {
    const Span between{denial.tokens.end, around.tokens.begin};
    return between.begin < between.end &&
           (has(between, ",") || names_one({"happening"}, between) ||
            std::any_of(kinds_.all().begin(), kinds_.all().end(),
                        [&](const Kind& kind) {
                          return kind.negatable &&
                                 names_one({kind.name}, between);
                        }));
  }

  bool names_one(const std::vector<std::string>& classes, Span tokens) const {
    return std::any_of(
        view_.sequence().begin(), view_.sequence().end(), [&](ItemId id) {
          const Item& item = view_.item(id);
          return tokens.overlaps(item.tokens) &&
                 std::any_of(
                     classes.begin(), classes.end(),
                     [&](const auto& cls) { return view_.is(item, cls); });
        });
  }

  // "Before treatment: spine …; hip …": a time told first holds beyond the
  // semicolon, as long as no other is told.
  bool is_only_time(const PlacedCue& first, Span statement) const {
    return std::none_of(
        view_.cues().begin(), view_.cues().end(), [&](const PlacedCue& placed) {
          const Span since{first.tokens.end, placed.tokens.begin};
          return placed.cue->key == "time" && since.begin <= since.end &&
                 (has(since, ";") || !placed.cue->value.ends_with('?')) &&
                 (placed.tokens.begin < statement.end ||
                  !has({statement.end, placed.tokens.begin}, ";"));
        });
  }

  bool turns_within(Span between) const {
    return std::any_of(view_.cues().begin(), view_.cues().end(),
                       [&](const PlacedCue& placed) {
                         return placed.cue->effect == Cue::Effect::kTurn &&
                                placed.tokens.overlaps(between);
                       });
  }

  // "But", "ancak": the words behind it go on of the same thing or person.
  bool turns_at(Span tokens) const {
    return std::any_of(view_.cues().begin(), view_.cues().end(),
                       [&](const PlacedCue& placed) {
                         return placed.cue->effect == Cue::Effect::kTurn &&
                                placed.tokens == tokens;
                       });
  }

  // "Teriparatid ise … başlanamadı": behind a word it only sets it off.
  bool sets_off(Span tokens) const {
    return std::any_of(
        view_.sequence().begin(), view_.sequence().end(), [&](ItemId id) {
          const Item& item = view_.item(id);
          return item.tokens == tokens && view_.is(item, "contrast");
        });
  }

  // "(aunt: hip fracture) … a mother of 34", "(no losses), and wore a corset":
  // what a bracket says of somebody, or denies, ends with it.
  bool leaves_bracket(Span between) const {
    int open = 0;
    for (std::uint32_t t = between.begin; t < between.end; ++t) {
      const std::string_view text = slice(folded_, view_.tokens()[t].span);
      open += text == "(" ? 1 : text == ")" ? -1 : 0;
      if (open < 0) return true;
    }
    return false;
  }

  // "L3 fracture (no metastasis on MR)", told with the verb last; "was not
  // given (she may want a child)": what is said within a bracket is of the
  // bracket's words, where it has any.
  bool of_bracket(Span between) const {
    for (std::uint32_t t = between.end; t-- > between.begin;) {
      const std::string_view text = slice(folded_, view_.tokens()[t].span);
      if (text == ")") return false;
      if (text == "(") return t + 1 < between.end;
    }
    return false;
  }

  // A cue that looks back passes over "…, which others have used, …"; and
  // "was considered but was not given" tells of the same thing on.
  bool ends_within(Span between, bool forwards) const {
    std::uint32_t from = between.begin;
    for (const PlacedCue& placed : view_.cues()) {
      const Cue::Effect effect = placed.cue->effect;
      if (!forwards && denies_before(*placed.cue) &&
          between.contains(placed.tokens))
        return true;
      if ((effect != Cue::Effect::kEnd && effect != Cue::Effect::kAside) ||
          !placed.tokens.overlaps(between) || placed.tokens.begin < from)
        continue;
      if (!forwards && placed.tokens.end == between.end &&
          turns_at(placed.tokens))
        continue;
      if (!forwards && placed.tokens.begin == between.begin &&
          sets_off(placed.tokens))
        continue;
      if (effect != Cue::Effect::kAside || forwards) return true;
      from = after_comma(placed.tokens.end, between.end);
      if (from > between.end) return true;
    }
    return false;
  }

  // Words that end with their own verb are not denied by a later one.
  bool ends_with_predicate(Span statement) const {
    return std::any_of(view_.cues().begin(), view_.cues().end(),
                       [&](const PlacedCue& placed) {
                         return placed.tokens.end == statement.end &&
                                placed.tokens.begin >= statement.begin &&
                                (placed.cue->effect == Cue::Effect::kEnd ||
                                 denies_before(*placed.cue));
                       });
  }

  // "No X was seen" told with the verb last: it ends the words that a later
  // one denies.
  static bool denies_before(const Cue& cue) {
    return denies(cue) && cue.direction == Cue::Direction::kBefore;
  }

  static bool denies(const Cue& cue) {
    return cue.effect == Cue::Effect::kSet && cue.key == "assertion" &&
           (cue.value == "absent" || cue.value == "not done");
  }

  // Behind the next comma; behind `end` where there is none before.
  std::uint32_t after_comma(std::uint32_t token, std::uint32_t end) const {
    for (; token < end; ++token)
      if (slice(folded_, view_.tokens()[token].span) == ",") return token + 1;
    return end + 1;
  }

  // "Without operation: rest, X": what stands behind a colon is there, but
  // behind "denied: X" and what words of denials lead up to ("no habits: X").
  bool passes_colon(Span between) const {
    for (std::uint32_t t = between.begin + 1; t < between.end; ++t) {
      if (slice(folded_, view_.tokens()[t].span) != ":") continue;
      if (std::none_of(view_.cues().begin(), view_.cues().end(),
                       [&](const PlacedCue& placed) {
                         return placed.cue->effect == Cue::Effect::kThrough &&
                                placed.tokens.contains({t, t + 1});
                       }))
        return true;
    }
    return false;
  }

  bool stops_within(Span between) const {
    return has(between, ";") || has(between, ".");
  }

  bool has(Span between, std::string_view mark) const {
    for (std::uint32_t t = between.begin; t < between.end; ++t)
      if (slice(folded_, view_.tokens()[t].span) == mark) return true;
    return false;
  }

  const SentenceView& view_;
  std::string_view folded_;
  const Kinds& kinds_;
};

// A figure is there though a cue of denial stands beside it.
bool applies(const Kind* kind, std::string_view assertion) {
  return kind == nullptr || kind->negatable || assertion == "general" ||
         assertion == "refused" || assertion == "family";
}

// Whether a cue says anything of a statement.
bool acts(const ContextReader& reader, const PlacedCue& placed,
          const Kind* kind, const Statement& statement) {
  const Cue& cue = *placed.cue;
  if (cue.effect != Cue::Effect::kSet || !cue.acts_on(statement.fact.kind))
    return false;
  if (cue.not_of_case && statement.fact.section == SectionKind::kCase)
    return false;
  if (kind != nullptr && kind->polar &&
      statement.tokens.contains(placed.tokens))
    return false;
  return reader.reaches(placed, statement.tokens) &&
         !reader.denies_another(placed, kind, statement) &&
         !reader.tells_of_another(placed, statement.fact.kind,
                                  statement.tokens);
}

// A word's weak hint ("started?") gives way to what is said plainly.
bool gives_way(std::string_view known, std::string_view told) {
  if (known.empty()) return true;
  return known.ends_with('?') && !told.ends_with('?');
}

}  // namespace

void apply_context(const SentenceView& view, std::string_view folded,
                   const Kinds& kinds, Statement& statement) {
  if (view.cues().empty()) return;
  const ContextReader reader(view, folded, kinds);
  Fact& fact = statement.fact;
  const Kind* kind = statement.kind;
  const bool decided = statement.sure || fact.assertion != "present";
  bool denied = false;
  for (const PlacedCue& placed : view.cues()) {
    if (!acts(reader, placed, kind, statement)) continue;
    const Cue& cue = *placed.cue;
    if (cue.key != "assertion") {
      if (kind != nullptr && kind->has_key(cue.key) &&
          gives_way(fact.get(cue.key), cue.value)) {
        fact.set(cue.key, cue.value, false);
        statement.time_told |= cue.key == "time";
      }
    } else if (!decided && applies(kind, cue.value)) {
      const PlacedCue* later =
          reader.overruled_by(placed, fact.kind, statement.tokens);
      const std::string& told =
          later == nullptr ? cue.value : later->cue->becomes;
      denied |= told == "absent";
      if (!told.empty() && rank(told) < rank(fact.assertion))
        fact.assertion = told;
    }
  }
  // What a relative has not had is nobody's.
  if (denied && fact.assertion == "family") fact.assertion = "refused";
}

std::vector<const PlacedCue*> telling_cues(const SentenceView& view,
                                           std::string_view folded,
                                           const Kinds& kinds,
                                           const Statement& statement) {
  std::vector<const PlacedCue*> found;
  const ContextReader reader(view, folded, kinds);
  const Kind* kind = statement.kind;
  for (const PlacedCue& placed : view.cues()) {
    if (!acts(reader, placed, kind, statement)) continue;
    const std::string& key = placed.cue->key;
    const bool asserts = key == "assertion";
    const PlacedCue* later =
        asserts
            ? reader.overruled_by(placed, statement.fact.kind, statement.tokens)
            : nullptr;
    const PlacedCue& last = later == nullptr ? placed : *later;
    const std::string_view value =
        later == nullptr ? placed.cue->value : later->cue->becomes;
    const bool says = asserts
                          ? !statement.sure && value == statement.fact.assertion
                          : statement.fact.get(key) == value;
    const bool again =
        std::any_of(found.begin(), found.end(), [&](const PlacedCue* one) {
          return one->tokens == last.tokens && one->cue->key == last.cue->key;
        });
    if (says && !again) found.push_back(&last);
  }
  return found;
}

}  // namespace casebook
