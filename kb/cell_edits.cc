#include "kb/cell_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "kb/evidence_parts.h"
#include "kb/fact_text.h"
#include "kb/quote_place.h"

namespace casebook {
namespace {

using Show = EvidenceColumn::Show;

Error wrong(std::string what, std::string hint) {
  return {Fault::kInput, "E-XLSX-EDIT", "", std::move(what), std::move(hint)};
}

bool same_value(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto x = decimal(a);
  const auto y = decimal(b);
  return x && y && *x == *y;
}

std::vector<FactKey> keys_of(const EvidenceFact& fact) {
  return keys_from_json(fact.keys).value_or(std::vector<FactKey>());
}

CellEdit edit_of(const EvidenceFact& fact, const EvidencePart& part,
                 const char* verdict) {
  CellEdit edit;
  edit.request.verdict = verdict;
  edit.request.target = fact.id;
  edit.quote = fact.quote;
  edit.was = part.text;
  return edit;
}

// The facts of a part that is there, all told as one.
struct Old {
  const EvidencePart* part = nullptr;
  std::vector<const EvidenceFact*> facts;
  std::vector<FactKey> keys;
  bool used = false;
};

struct New {
  const ReadPart* part = nullptr;
  bool used = false;
};

class Editor {
 public:
  Editor(const EditedCell& cell, const std::vector<ReadPart>& wanted)
      : cell_(cell) {
    for (const EvidencePart& part : cell.cell.parts) old_.push_back(old(part));
    for (const ReadPart& part : wanted) new_.push_back({&part, false});
  }

  Result<CellEdits> run();

 private:
  Old old(const EvidencePart& part) const;
  bool in_one_bucket(const Old& old, const ReadPart& part) const;
  bool says_the_same(const Old& old, const ReadPart& part) const;
  KeyList changes(const Old& old, const ReadPart& part) const;
  std::string name_of(const ReadPart& part) const;
  std::string site_of(const ReadPart& part) const;
  void add_changed(const char* key, const Old& old, const ReadPart& part,
                   KeyList& keys) const;
  bool keeps_assertion(const Old& old, const ReadPart& part) const;
  void match_same();
  void match_named();
  Status match_rest();
  void correct(const Old& old, const ReadPart& part);
  void reject(const Old& old);
  Status add(const ReadPart& part);
  Status find_words(const ReadPart& part, CellEdit& edit) const;

  const EditedCell& cell_;
  std::vector<Old> old_;
  std::vector<New> new_;
  CellEdits edits_;
};

Old Editor::old(const EvidencePart& part) const {
  Old made;
  made.part = &part;
  for (const std::uint32_t position : part.facts) {
    const EvidenceFact* fact = fact_at(cell_.row, position);
    if (fact == nullptr) continue;
    made.facts.push_back(fact);
    for (const FactKey& key : keys_of(*fact)) {
      if (key_value(made.keys, key.name).empty()) made.keys.push_back(key);
    }
  }
  return made;
}

bool Editor::in_one_bucket(const Old& old, const ReadPart& part) const {
  return old.part->group == part.group && old.part->later == part.later;
}

std::string Editor::name_of(const ReadPart& part) const {
  if (cell_.column.names) return part.group;
  return part.name;
}

std::string Editor::site_of(const ReadPart& part) const {
  if (!part.site.empty()) return part.site;
  if (cell_.column.names) return "";
  std::string_view site = part.group;
  take_side(site);
  return std::string(site);
}

bool Editor::keeps_assertion(const Old& old, const ReadPart& part) const {
  return part.assertion.empty() ||
         part.assertion == old.facts.front()->assertion;
}

// Of a key that an entry of a list shows.
void Editor::add_changed(const char* key, const Old& old, const ReadPart& part,
                         KeyList& keys) const {
  const std::string_view was = key_value(old.keys, key);
  const std::string_view is = value_of(part.keys, key);
  // That it was begun is not shown.
  const bool unsaid = is.empty() && was == "started";
  if (was != is && !unsaid) keys.emplace_back(key, is);
}

KeyList Editor::changes(const Old& old, const ReadPart& part) const {
  const bool timed = cell_.column.show == Show::kChange && part.later;
  KeyList keys = changed_figures(old.keys, part.keys, timed);
  // The time that only a follow-up in the same sentence tells.
  const std::string& after = old.facts.front()->after;
  const std::string told =
      fmt::format("{} {}", value_of(keys, "offset"),
                  short_unit(value_of(keys, "offset_unit")));
  if (!after.empty() && told == after) {
    std::erase_if(
        keys, [](const auto& key) { return key.first.starts_with("offset"); });
  }
  if (cell_.column.show == Show::kName) {
    for (const char* key : {"side", "status"})
      add_changed(key, old, part, keys);
  }
  const std::string site = site_of(part);
  const bool sited = cell_.column.show == Show::kLevels ||
                     (cell_.column.sites && cell_.column.show == Show::kName);
  if (sited && site != old.facts.front()->site) keys.emplace_back("site", site);
  return keys;
}

bool Editor::says_the_same(const Old& old, const ReadPart& part) const {
  if (old.facts.empty() || !in_one_bucket(old, part)) return false;
  const std::string name = name_of(part);
  return (name.empty() || name == old.facts.front()->name) &&
         keeps_assertion(old, part) && changes(old, part).empty();
}

void Editor::match_same() {
  for (New& fresh : new_) {
    if (!fresh.part->quote.empty()) continue;
    for (Old& old : old_) {
      if (old.used || !says_the_same(old, *fresh.part)) continue;
      old.used = fresh.used = true;
      break;
    }
  }
}

// Of a list: entries of one name belong together if there is one of each.
void Editor::match_named() {
  if (cell_.column.show != Show::kName) return;
  const auto named = [&](const Old& old, const New& fresh) {
    return !old.used && !fresh.used && fresh.part->quote.empty() &&
           !old.facts.empty() && old.facts.front()->name == fresh.part->name;
  };
  for (New& fresh : new_) {
    const auto mates =
        std::count_if(old_.begin(), old_.end(),
                      [&](const Old& one) { return named(one, fresh); });
    if (mates != 1) continue;
    const auto mate =
        std::find_if(old_.begin(), old_.end(),
                     [&](const Old& one) { return named(one, fresh); });
    const auto rivals =
        std::count_if(new_.begin(), new_.end(),
                      [&](const New& one) { return named(*mate, one); });
    if (rivals != 1) continue;
    correct(*mate, *fresh.part);
    mate->used = fresh.used = true;
  }
}

// What is left, bucket by bucket: as many as before are corrected in their
// order; where there were none they are new, where there are none they go.
Status Editor::match_rest() {
  for (New& fresh : new_) {
    if (fresh.used) continue;
    std::vector<Old*> before;
    std::vector<New*> after;
    for (Old& old : old_)
      if (!old.used && in_one_bucket(old, *fresh.part)) before.push_back(&old);
    for (New& one : new_) {
      if (!one.used && one.part->group == fresh.part->group &&
          one.part->later == fresh.part->later && one.part->quote.empty())
        after.push_back(&one);
    }
    if (!fresh.part->quote.empty()) {
      const Status done = add(*fresh.part);
      if (!done) return done.error();
      fresh.used = true;
      continue;
    }
    const bool list =
        cell_.column.show == Show::kName || cell_.column.show == Show::kLevels;
    const bool in_order =
        before.size() == after.size() && (!list || before.size() == 1);
    if (!before.empty() && !in_order && !list) {
      return wrong(
          fmt::format("{} entries became {}", before.size(), after.size()),
          "which of them is gone, and which was changed? Say so in the sheet "
          "Sources: reject in the column decision");
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      after[i]->used = true;
      if (in_order) {
        correct(*before[i], *after[i]->part);
        before[i]->used = true;
        continue;
      }
      const Status done = add(*after[i]->part);
      if (!done) return done.error();
    }
  }
  for (const Old& old : old_)
    if (!old.used) reject(old);
  return Ok{};
}

void Editor::correct(const Old& old, const ReadPart& part) {
  const KeyList keys = changes(old, part);
  const std::string name = name_of(part);
  for (const EvidenceFact* fact : old.facts) {
    CellEdit edit = edit_of(*fact, *old.part, "correct");
    edit.is = part.text;
    const std::vector<FactKey> own = keys_of(*fact);
    for (const auto& [key, value] : keys) {
      const bool told = std::any_of(
          old.facts.begin(), old.facts.end(), [&key](const auto* other) {
            return !key_value(keys_of(*other), key).empty();
          });
      if (told ? !key_value(own, key).empty() : fact == old.facts.front())
        edit.request.keys.emplace_back(key, value);
    }
    if (!name.empty() && name != fact->name) edit.request.name = name;
    if (!part.assertion.empty() && part.assertion != fact->assertion)
      edit.request.assertion = part.assertion;
    if (!edit.request.keys.empty() || edit.request.name ||
        edit.request.assertion)
      edits_.push_back(std::move(edit));
  }
}

void Editor::reject(const Old& old) {
  for (const EvidenceFact* fact : old.facts)
    edits_.push_back(edit_of(*fact, *old.part, "reject"));
}

// Words of the report must say it: those that the person gave, or else what
// the entry says, if that stands there once.
Status Editor::find_words(const ReadPart& part, CellEdit& edit) const {
  edit.request.quote = part.quote;
  edit.request.at = part.at;
  if (part.quote.empty()) {
    std::vector<std::string> words;
    for (const char* figure : {"value", "low", "dose"}) {
      std::string digits(value_of(part.keys, figure));
      if (digits.starts_with('-')) digits.erase(0, 1);
      words.push_back(std::move(digits));
    }
    words.insert(words.end(), {part.site, part.name});
    for (const std::string& word : words) {
      if (word.empty()) continue;
      const auto place = only_place(word, cell_.text);
      if (!place) break;
      edit.request.quote = word;
      edit.request.at = place->begin;
      break;
    }
  }
  edit.quote = edit.request.quote;
  if (!edit.quote.empty()) return Ok{};
  return wrong(fmt::format("which words of the report say '{}'?", part.text),
               "put them behind it in quotation marks: " + part.text +
                   " \"as it stands "
                   "there\"");
}

Status Editor::add(const ReadPart& part) {
  const EvidenceColumn& column = cell_.column;
  if (column.kind.values.size() != 1 || column.kind.others) {
    return wrong("nothing can be added in this column",
                 "add it in the column of its kind");
  }
  const auto only = [](const ColumnTest& test) {
    return test.others || test.values.empty() ? std::string()
                                              : test.values.front();
  };
  CellEdit edit;
  edit.is = part.text;
  DecisionRequest& request = edit.request;
  request.verdict = "add";
  request.target = cell_.row.sha256;
  request.case_id = cell_.row.case_id;
  request.kind = column.kind.values.front();
  const std::string name = name_of(part);
  request.name = name.empty() ? only(column.name) : name;
  const std::string assertion =
      part.assertion.empty() ? only(column.assertion) : part.assertion;
  request.assertion = assertion.empty() ? "present" : assertion;
  request.keys = part.keys;
  const std::string site =
      site_of(part).empty() ? only(column.site) : site_of(part);
  const bool figure = !value_of(part.keys, "value").empty() ||
                      !value_of(part.keys, "low").empty();
  if (!site.empty()) request.keys.emplace_back("site", site);
  std::string_view group = part.group;
  const std::string_view side =
      column.names ? std::string_view() : take_side(group);
  if (!side.empty()) request.keys.emplace_back("side", side);
  if (part.later) request.keys.emplace_back("time", "follow-up");
  if (figure && !column.hidden_unit.empty() &&
      value_of(part.keys, "unit").empty()) {
    std::string unit = column.hidden_unit;
    if (unit.ends_with('s')) unit.pop_back();
    request.keys.emplace_back("unit", unit);
  }
  const Status found = find_words(part, edit);
  if (!found) return found.error();
  edits_.push_back(std::move(edit));
  return Ok{};
}

Result<CellEdits> Editor::run() {
  match_same();
  match_named();
  const Status done = match_rest();
  if (!done) return done.error();
  return std::move(edits_);
}

}  // namespace

KeyList changed_figures(const std::vector<FactKey>& keys, const KeyList& read,
                        bool with_offset) {
  constexpr std::array kShown = {
      "value",    "low",           "high",   "sd",
      "unit",     "dose",          "route",  "frequency",
      "duration", "duration_unit", "offset", "offset_unit"};
  KeyList changed;
  for (const std::string key : kShown) {
    if (key.starts_with("offset") && !with_offset) continue;
    const std::string_view was = key_value(keys, key);
    const std::string_view is = value_of(read, key);
    // "31" for "31 years" leaves the years.
    if (key == "unit" && is.empty()) continue;
    if (!same_value(was, is)) changed.emplace_back(key, is);
  }
  const std::string_view unit = value_of(read, "dose_unit");
  if (!unit.empty() && unit != key_value(keys, "dose_unit"))
    changed.emplace_back("dose_unit", unit);
  return changed;
}

Result<CellEdits> cell_edits(const EditedCell& cell,
                             const std::vector<ReadPart>& wanted) {
  return Editor(cell, wanted).run();
}

}  // namespace casebook
