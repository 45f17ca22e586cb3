#include "extractor/cue.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/suggestion.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

bool read_reach(std::string_view text, int& reach) {
  if (text == "clause") reach = Cue::kClause;
  if (text == "sentence") reach = Cue::kSentence;
  if (text == "section") reach = Cue::kSection;
  if (reach != 0) return true;
  const auto end =
      std::from_chars(text.data(), text.data() + text.size(), reach);
  return end.ec == std::errc{} && end.ptr == text.data() + text.size();
}

bool read_direction(std::string_view text, Cue::Direction& direction) {
  if (text == "after") {
    direction = Cue::Direction::kAfter;
  } else if (text == "before") {
    direction = Cue::Direction::kBefore;
  } else if (text == "both") {
    direction = Cue::Direction::kBoth;
  } else {
    return false;
  }
  return true;
}

constexpr std::string_view kOverrules = "overrules:";
constexpr std::string_view kGeneralElsewhere = "general?";
constexpr std::array<std::string_view, 8> kAssertions = {
    "general",  "family",  "absent", "not done",
    "possible", "advised", "past",   "refused"};

bool is_assertion(std::string_view text) {
  return std::find(kAssertions.begin(), kAssertions.end(), text) !=
         kAssertions.end();
}

// "overrules:advised", "overrules:advised:absent".
bool read_overrule(std::string_view text, Cue& cue) {
  const std::string_view of = text.substr(kOverrules.size());
  const std::size_t colon = of.find(':');
  cue.effect = Cue::Effect::kOverrule;
  cue.value = of.substr(0, colon);
  if (colon != std::string::npos) cue.becomes = of.substr(colon + 1);
  return is_assertion(cue.value) &&
         (colon == std::string::npos || is_assertion(cue.becomes));
}

// False where it is no effect.
bool read_effect(std::string_view text, Cue& cue) {
  const std::size_t colon = text.find(':');
  if (text.starts_with(kOverrules)) return read_overrule(text, cue);
  if (text == "end") {
    cue.effect = Cue::Effect::kEnd;
  } else if (text == "turn") {
    cue.effect = Cue::Effect::kTurn;
  } else if (text == "aside") {
    cue.effect = Cue::Effect::kAside;
  } else if (text == "around") {
    cue.effect = Cue::Effect::kAround;
  } else if (text == "through") {
    cue.effect = Cue::Effect::kThrough;
  } else if (text == "done") {
    cue.effect = Cue::Effect::kDone;
  } else if (text == "skip") {
    cue.effect = Cue::Effect::kSkip;
  } else if (colon != std::string::npos) {
    cue.key = text.substr(0, colon);
    cue.value = text.substr(colon + 1);
  } else {
    cue.key = "assertion";
    cue.not_of_case = text == kGeneralElsewhere;
    cue.value = cue.not_of_case ? "general" : text;
    return is_assertion(cue.value);
  }
  return true;
}

// "'aftre', 'clause'".
std::string pieces(const TsvLine& line) {
  std::string text;
  for (std::size_t i = 2; i < 4; ++i)
    text.append(text.empty() ? "'" : ", '").append(line.field(i)).append("'");
  return text;
}

}  // namespace

bool Cue::acts_on(std::string_view kind) const {
  const auto& named = kinds.empty() ? except : kinds;
  return (std::find(named.begin(), named.end(), kind) != named.end()) !=
         kinds.empty();
}

std::vector<CueForm> read_cues(std::string_view tsv, const std::string& where,
                               std::vector<Error>& errors) {
  std::vector<CueForm> forms;
  for (const TsvLine& line : tsv_lines(tsv)) {
    if (line.fields[0] == "forms") continue;
    Cue cue;
    if (line.fields.size() < 2) {
      errors.push_back({Fault::kGrammar, "E-CUE",
                        where + ":" + std::to_string(line.number),
                        "a cue needs an effect",
                        "write: forms<TAB>effect<TAB>direction<TAB>reach"});
      continue;
    }
    if (!read_effect(line.fields[1], cue)) {
      errors.push_back(
          {Fault::kGrammar, "E-CUE", where + ":" + std::to_string(line.number),
           "'" + std::string(line.fields[1]) + "' is no effect of a cue",
           did_you_mean(
               line.fields[1], {kAssertions.begin(), kAssertions.end()},
               "general, general?, family, absent, not done, possible, "
               "advised, "
               "past, key:value, overrules:advised, overrules:advised:absent, "
               "around, done, end, through or skip")});
      continue;
    }
    const bool plain = cue.effect != Cue::Effect::kSet &&
                       cue.effect != Cue::Effect::kOverrule &&
                       cue.effect != Cue::Effect::kAround &&
                       cue.effect != Cue::Effect::kDone;
    if (!plain && (line.fields.size() < 4 ||
                   !read_direction(line.fields[2], cue.direction) ||
                   !read_reach(line.fields[3], cue.reach))) {
      errors.push_back({Fault::kGrammar, "E-CUE",
                        where + ":" + std::to_string(line.number),
                        "direction or reach is not understood: " + pieces(line),
                        "direction: after, before, both; reach: a number of "
                        "words, clause, sentence, section"});
      continue;
    }
    cue.kinds = split_list(line.field(4), ' ');
    for_pieces(line.fields[0], '|', [&](std::string_view form) {
      forms.push_back({std::string(form), cue, line.number});
      // What a line says before its colon is told apart from a whole line.
      if (cue.reach == Cue::kSection)
        forms.push_back({std::string(form) + " :", cue, line.number});
    });
  }
  return forms;
}

// Else a mother's figure of a new kind would be her daughter's.
void let_family_act(const std::vector<std::string>& kinds,
                    std::vector<CueForm>& forms) {
  for (const std::string& kind : kinds) {
    const bool named =
        std::any_of(forms.begin(), forms.end(), [&](const CueForm& one) {
          const auto& of = one.cue.kinds;
          return std::find(of.begin(), of.end(), kind) != of.end();
        });
    if (named) continue;
    for (CueForm& one : forms) {
      if (one.cue.value == "family" && !one.cue.kinds.empty())
        one.cue.kinds.push_back(kind);
    }
  }
}

}  // namespace casebook
