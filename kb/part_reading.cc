#include "kb/part_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "corpus/suggestion.h"
#include "extractor/tsv.h"
#include "kb/embedded.h"
#include "kb/entry_words.h"
#include "kb/evidence_parts.h"
#include "kb/statements.h"
#include "kb/vocabulary_store.h"

namespace casebook {
namespace {

using Show = EvidenceColumn::Show;

Error wrong(std::string what, std::string hint = "") {
  return {Fault::kInput, "E-XLSX-EDIT", "", std::move(what), std::move(hint)};
}

// "↑ (10–65)" says only what the printed range says.
void drop_range_note(std::string& text) {
  for (const char* arrow : {"\u2191 (", "\u2193 ("}) {
    const std::size_t at = text.find(arrow);
    if (at == std::string::npos) continue;
    const std::size_t end = text.find(')', at);
    if (end == std::string::npos) continue;
    text.erase(at, end + 1 - at);
  }
}

// "no smoking", "DXA not done", "calcium (advised)".
void take_assertion(std::string_view& text, ReadPart& part) {
  part.assertion = "present";
  for (const auto& [begin, assertion] :
       {std::pair("no ", "absent"), std::pair("possible ", "possible")}) {
    if (!text.starts_with(begin)) continue;
    text.remove_prefix(std::string_view(begin).size());
    part.assertion = assertion;
  }
  for (const auto& [end, assertion] :
       {std::pair(" not done", "not done"), std::pair(" (advised)", "advised"),
        std::pair(" (past)", "past"), std::pair(" (family)", "family")}) {
    if (!text.ends_with(end)) continue;
    text.remove_suffix(std::string_view(end).size());
    part.assertion = assertion;
  }
  text = trimmed(text);
}

// The ends of the text's words, the whole text's last.
std::vector<std::size_t> word_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  for (std::size_t at = text.find(' '); at != std::string_view::npos;
       at = text.find(' ', at + 1))
    ends.push_back(at);
  ends.push_back(text.size());
  return ends;
}

bool has_list(const std::string& kind) {
  for (const KeptClass& kept : kept_classes(vocabulary_tsv()))
    if (kept.kind == kind && kept.key == "name") return true;
  return false;
}

}  // namespace

const std::string& PartReader::kind() const {
  static const std::string kNone;
  return column_.kind.values.size() == 1 && !column_.kind.others
             ? column_.kind.values.front()
             : kNone;
}

Result<std::optional<std::string>> PartReader::known(
    std::string_view key, std::string_view words) const {
  const auto concepts = concepts_named(connection_, words);
  if (!concepts) return concepts.error();
  for (const NamedConcept& one : *concepts) {
    const bool fits = one.kind == "*" || one.kind == kind() || key == "site";
    if (one.key == key && fits) return std::optional(one.name);
  }
  Result<SqlStatement> find = connection_.prepare(
      key == "site" ? sql::kSiteAsKnown : sql::kNameAsKnown);
  if (!find) return find.error();
  find->bind(1, words);
  if (key != "site") find->bind(2, std::string_view(kind()));
  const Result<bool> row = find->step();
  if (!row) return row.error();
  if (!*row) return std::optional<std::string>();
  return std::optional(std::string(find->text(0)));
}

Result<std::string> PartReader::name(std::string_view words) const {
  const auto found = known("name", words);
  if (!found) return found.error();
  if (*found) return **found;
  const bool wordy = !words.empty() && words.size() < 80 &&
                     words.find_first_of("0123456789\"();:=<>\u2192") ==
                         std::string_view::npos;
  if (!has_list(kind()) && wordy && !kind().empty()) return std::string(words);
  const auto all = known_words(connection_, kind(), "name");
  if (!all) return all.error();
  return wrong(fmt::format("no {} '{}' is known here",
                           kind().empty() ? "name" : kind(), words),
               did_you_mean(words, {all->begin(), all->end()},
                            "write the name as the table does"));
}

Result<std::string> PartReader::site(std::string_view words) const {
  const auto found = known("site", words);
  if (!found) return found.error();
  if (*found) return **found;
  const auto all = known_words(connection_, "*", "site");
  if (!all) return all.error();
  return wrong(fmt::format("no site '{}' is known here", words),
               did_you_mean(words, {all->begin(), all->end()}, ""));
}

Result<KeyList> PartReader::figures(std::string_view text) const {
  return read_shown(text, {column_.dose, plan_.routes});
}

// The name where it is longest: at the entry's end if figures come first.
Status PartReader::take_name(std::string_view& text, ReadPart& part) const {
  std::vector<std::size_t> ends = word_ends(text);
  if (column_.first) {
    ends.insert(ends.begin(), 0);
    ends.pop_back();
    for (const std::size_t end : ends) {
      const auto found = known("name", trimmed(text.substr(end)));
      if (!found) return found.error();
      if (!*found) continue;
      part.name = **found;
      text = trimmed(text.substr(0, end));
      return Ok{};
    }
  } else {
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      const auto found = known("name", text.substr(0, *end));
      if (!found) return found.error();
      if (!*found) continue;
      part.name = **found;
      text = trimmed(text.substr(*end));
      return Ok{};
    }
  }
  Result<std::string> only = name(text);
  if (!only) return only.error();
  part.name = std::move(*only);
  text = {};
  return Ok{};
}

Status PartReader::read_entry(ReadPart part, Parts& parts) const {
  const std::string plain = part.text;
  std::string_view text = plain;
  Status done = take_words(text, part.quote, part.at);
  if (!done) return done;
  std::string words(text);
  drop_range_note(words);
  text = trimmed(words);
  if (!column_.bare) take_assertion(text, part);
  std::string_view side = take_side(text);
  done = take_name(text, part);
  if (!done) return done;
  if (column_.sites && !text.empty()) {
    if (side.empty()) side = take_side(text);
    const std::vector<std::size_t> ends = word_ends(text);
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      const auto found = known("site", text.substr(0, *end));
      if (!found) return found.error();
      if (!*found) continue;
      part.site = **found;
      text = trimmed(text.substr(*end));
      break;
    }
  }
  Result<KeyList> keys = figures(text);
  if (!keys) return keys.error();
  part.keys = std::move(*keys);
  if (!side.empty()) part.keys.emplace_back("side", side);
  parts.push_back(std::move(part));
  return Ok{};
}

Status PartReader::read_values(std::string_view text, Parts& parts) const {
  for (const std::string& entry : split_entries(text, ";")) {
    ReadPart part;
    part.text = entry;
    std::string_view left = entry;
    const Status done = take_words(left, part.quote, part.at);
    if (!done) return done.error();
    Result<KeyList> keys = figures(left);
    if (!keys) return keys.error();
    if (keys->empty()) return wrong("'" + entry + "' holds no figure");
    part.keys = std::move(*keys);
    parts.push_back(std::move(part));
  }
  return Ok{};
}

// "T7, T9–L5 (10)"; or what stands there where no level is named.
Status PartReader::read_levels(std::string_view text, Parts& parts) const {
  const auto place = [this](std::string_view level) {
    return static_cast<std::size_t>(
        std::find(plan_.order.begin(), plan_.order.end(), level) -
        plan_.order.begin());
  };
  for (const std::string& entry : split_entries(text, ",")) {
    ReadPart part;
    part.text = entry;
    std::string_view left = entry;
    const Status done = take_words(left, part.quote, part.at);
    if (!done) return done.error();
    const std::size_t count = left.rfind('(');
    if (left.ends_with(')') && count != std::string_view::npos &&
        left.substr(count + 1).find_first_not_of("0123456789)") ==
            std::string_view::npos)
      left = trimmed(left.substr(0, count));
    if (!left.empty() && left.find_first_not_of("0123456789") == left.npos) {
      part.keys.emplace_back("value", left);  // how many, none of them named
      parts.push_back(std::move(part));
      continue;
    }
    std::string run(left);
    for (const char* dash : {"\u2013", " to "}) {
      const std::size_t at = run.find(dash);
      if (at != std::string::npos)
        run.replace(at, std::string_view(dash).size(), "-");
    }
    const std::size_t dash = run.find('-');
    const Result<std::string> first =
        site(trimmed(std::string_view(run).substr(0, dash)));
    if (!first) return first.error();
    part.site = *first;
    const Result<std::string> last =
        dash == std::string::npos
            ? first
            : site(trimmed(std::string_view(run).substr(dash + 1)));
    if (!last) return last.error();
    const bool runs = *first != *last;
    const std::size_t end = place(*last);
    std::size_t at = place(*first);
    if (runs &&
        (at >= plan_.order.size() || end >= plan_.order.size() || end < at)) {
      return wrong("'" + entry + "' is no run of levels",
                   "the upper level stands first: T11–L2");
    }
    parts.push_back(part);
    for (++at; runs && at <= end; ++at) {
      part.site = plan_.order[at];
      parts.push_back(part);
    }
  }
  return Ok{};
}

// "−2.5, −2.4 → −1.0 (12 mo)".
Status PartReader::read_group(std::string_view text, const std::string& group,
                              Parts& parts) const {
  std::string arrows(text);
  for (std::size_t at = arrows.find("->"); at != std::string::npos;
       at = arrows.find("->", at))
    arrows.replace(at, 2, "\u2192");
  drop_range_note(arrows);
  const bool only_later = trimmed(arrows).starts_with("\u2192");
  bool later = only_later;
  for (const std::string& stage : split_entries(arrows, "\u2192")) {
    for (const std::string& figure : split_entries(stage, ", ")) {
      ReadPart part;
      part.text = figure;
      part.group = group;
      part.later = later;
      std::string_view left = figure;
      Status done = take_words(left, part.quote, part.at);
      if (!done) return done;
      take_assertion(left, part);
      Result<KeyList> keys = figures(left);
      if (!keys) return keys.error();
      if (keys->empty()) return wrong("'" + figure + "' holds no figure");
      part.keys = std::move(*keys);
      parts.push_back(std::move(part));
    }
    later = true;
  }
  return Ok{};
}

Status PartReader::read_changes(std::string_view text, Parts& parts) const {
  for (const std::string& entry : split_entries(text, ";")) {
    std::string_view left = entry;
    std::string group;
    if (column_.names) {
      ReadPart named;
      const Status done = take_name(left, named);
      if (!done) return done.error();
      group = named.name;
    } else if (column_.sites) {
      const std::size_t colon = left.find(": ");
      if (colon != std::string_view::npos) {
        std::string_view words = trimmed(left.substr(0, colon));
        const std::string_view side = take_side(words);
        const Result<std::string> found = site(words);
        if (!found) return found.error();
        group = sided(*found, side);
        left = trimmed(left.substr(colon + 2));
      }
    }
    const Status done = read_group(left, group, parts);
    if (!done) return done.error();
  }
  return Ok{};
}

Result<std::vector<ReadPart>> PartReader::read(std::string_view text) const {
  Parts parts;
  text = trimmed(text);
  if (text.empty()) return parts;
  Status done = Ok{};
  const std::string_view alone = trimmed(text.substr(0, words_begin(text)));
  if (column_.show != Show::kName && (alone == "none" || alone == "not done")) {
    ReadPart part;
    part.text = text;
    done = take_words(text, part.quote, part.at);
    part.assertion = alone == "none" ? "absent" : "not done";
    parts.push_back(std::move(part));
  } else if (column_.show == Show::kValue) {
    done = read_values(text, parts);
  } else if (column_.show == Show::kLevels) {
    done = read_levels(text, parts);
  } else if (column_.show == Show::kChange) {
    done = read_changes(text, parts);
  } else {
    for (const std::string& entry : split_entries(text, ";")) {
      ReadPart part;
      part.text = entry;
      if (done) done = read_entry(std::move(part), parts);
    }
  }
  if (!done) return done.error();
  return parts;
}

}  // namespace casebook
