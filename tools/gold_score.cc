#include "tools/gold_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "tools/assignment.h"

namespace casebook {
namespace {

using Json = nlohmann::json;
using Facts = std::vector<Json>;
using ByCase = std::map<std::string, Facts>;

// Not compared: where a fact stands, and what binds it to its document.
bool is_apart(const std::string& key) {
  constexpr std::array<std::string_view, 12> kApart = {
      "quote", "start",    "end",      "section", "language", "rule",
      "case",  "document", "optional", "kind",    "note",     "assertion"};
  return std::find(kApart.begin(), kApart.end(), key) != kApart.end();
}

std::string folded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && (out.empty() || out.back() == ' ')) continue;
    const bool capital = c >= 'A' && c <= 'Z';
    out += space ? ' ' : capital ? static_cast<char>(c + 32) : c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// The value of a key; null where it is absent or empty.
const Json& value_of(const Json& fact, const std::string& key) {
  static const Json kNone;
  if (!fact.is_object()) return kNone;
  const auto found = fact.find(key);
  const bool empty =
      found == fact.end() ||
      (found->is_string() && found->get_ref<const std::string&>().empty());
  return empty ? kNone : *found;
}

bool same(const Json& gold, const Json& value) {
  if (gold.is_null() || value.is_null())
    return gold.is_null() && value.is_null();
  if (gold.is_number()) {
    if (!value.is_number()) return false;
    return std::abs(gold.get<double>() - value.get<double>()) < 1e-9;
  }
  return folded(text_of(gold)) == folded(text_of(value));
}

bool one_of(const Json& choice, const Json& value) {
  if (!choice.is_array()) return same(choice, value);
  return std::any_of(choice.begin(), choice.end(),
                     [&](const Json& one) { return same(one, value); });
}

std::string kind_of(const Json& fact) {
  return text_of(value_of(fact, "kind"));
}
bool is_optional(const Json& fact) {
  const Json& said = value_of(fact, "optional");
  return said.is_boolean() && said.get<bool>();
}

std::string assertion_of(const Json& fact) {
  const Json& said = value_of(fact, "assertion");
  return said.is_string() ? said.get<std::string>() : "present";
}

bool asserts(const Json& gold, const Json& fact) {
  const auto found = gold.find("assertion");
  if (found == gold.end()) return assertion_of(fact) == "present";
  if (!found->is_array()) {
    return (found->is_null() ? "present" : text_of(*found)) ==
           assertion_of(fact);
  }
  return std::any_of(found->begin(), found->end(), [&](const Json& one) {
    return (one.is_null() ? "present" : text_of(one)) == assertion_of(fact);
  });
}

bool matches(const Json& gold, const Json& fact) {
  if (kind_of(gold) != kind_of(fact)) return false;
  for (const auto& [key, choice] : gold.items())
    if (!is_apart(key) && !one_of(choice, value_of(fact, key))) return false;
  return asserts(gold, fact);
}

// Facts that agree in every compared key are one.
Facts without_repeats(const Facts& facts) {
  std::set<std::string> seen;
  Facts kept;
  for (const Json& fact : facts) {
    std::string print = kind_of(fact) + '\n' + assertion_of(fact);
    for (const auto& [key, value] : fact.items()) {
      if (!is_apart(key) && !value_of(fact, key).is_null())
        print += '\n' + key + '=' + folded(text_of(value));
    }
    if (seen.insert(print).second) kept.push_back(fact);
  }
  return kept;
}

struct Comparison {
  Facts right, missed, wrong;  // gold, gold, predicted
};

// For each gold fact the places of those that answer it.
std::vector<std::vector<std::size_t>> answers_of(const Facts& gold,
                                                 const Facts& facts) {
  std::vector<std::vector<std::size_t>> answers;
  for (const Json& one : gold) {
    std::vector<std::size_t> here;
    for (std::size_t j = 0; j < facts.size(); ++j)
      if (matches(one, facts[j])) here.push_back(j);
    answers.push_back(std::move(here));
  }
  return answers;
}

Comparison compare(const Facts& gold, const Facts& predicted) {
  const Facts facts = without_repeats(predicted);
  Facts required, optional;
  for (const Json& one : gold)
    (is_optional(one) ? optional : required).push_back(one);
  const std::vector<std::vector<std::size_t>> near =
      answers_of(required, facts);
  const Matching matching = greatest_matching(near, facts.size());
  Comparison made;
  std::set<std::size_t> repeated;  // facts that say again what was found
  for (std::size_t i = 0; i < required.size(); ++i) {
    // One statement of a drug may answer two: the dose here, a course there.
    const bool fuller = kind_of(required[i]) == "drug" && !near[i].empty();
    const bool hit = matching.left[i] || fuller;
    (hit ? made.right : made.missed).push_back(required[i]);
    if (hit) repeated.insert(near[i].begin(), near[i].end());
  }
  for (std::size_t j = 0; j < facts.size(); ++j) {
    const auto answers = [&](const Json& one) {
      return matches(one, facts[j]);
    };
    if (matching.right[j] || repeated.contains(j)) continue;
    if (std::any_of(optional.begin(), optional.end(), answers)) continue;
    if (assertion_of(facts[j]) != "general") made.wrong.push_back(facts[j]);
  }
  return made;
}

ByCase by_case(const Facts& facts) {
  ByCase cases;
  for (const Json& fact : facts) {
    const Json& id = value_of(fact, "case");
    const bool of_document = kind_of(fact) == "study" || id.is_null();
    cases[of_document ? "" : text_of(id)].push_back(fact);
  }
  return cases;
}

std::string shown(const Json& fact) {
  std::string text;
  for (const auto& [key, value] : fact.items()) {
    if (is_apart(key) && key != "assertion") continue;
    text += (text.empty() ? "" : ", ") + key + " " + text_of(value);
  }
  return text;
}

class DocumentScore {
 public:
  DocumentScore(const Json& gold, const Facts& facts)
      : document_(text_of(gold.at("document"))) {
    Facts all;
    for (const Json& fact : gold.at("facts")) all.push_back(fact);
    gold_ = by_case(all);
    found_ = by_case(facts);
    if (const auto cases = gold.find("cases"); cases != gold.end()) {
      for (const Json& one : *cases) {
        const Json& id = value_of(one, "case");
        if (!id.is_null()) add_id(text_of(id));
      }
    }
    for (const auto& [id, unused] : gold_) add_id(id);
    for (const auto& [id, unused] : found_)
      if (!id.empty()) predicted_.push_back(id);
  }

  GoldScore run() {
    pair_cases();
    for (const std::string& id : ids_) {
      const auto pair = pairs_.find(id);
      const std::size_t right = count(
          gold_[id], pair == pairs_.end() ? Facts{} : found_[pair->second]);
      count_case(id, right);
    }
    for (const std::string& id : predicted_)
      if (!back_.contains(id)) count({}, found_[id]);
    count(gold_[""], found_[""]);
    count_predicted();
    count_wrong_cases();
    return std::move(score_);
  }

 private:
  void add_id(const std::string& id) {
    if (!id.empty() && std::find(ids_.begin(), ids_.end(), id) == ids_.end())
      ids_.push_back(id);
  }

  // How much speaks for two cases being the same.
  double weight(const std::string& id, const std::string& other) {
    const Facts& found = found_[other];
    const auto told = [&](const Json& one) {
      return is_optional(one) &&
             std::any_of(found.begin(), found.end(),
                         [&](const Json& f) { return matches(one, f); });
    };
    const auto right =
        static_cast<double>(compare(gold_[id], found).right.size());
    const auto optional = static_cast<double>(
        std::count_if(gold_[id].begin(), gold_[id].end(), told));
    return right + 0.001 * optional + (right > 0 && id == other ? 0.0005 : 0);
  }

  void pair_cases() {
    std::vector<std::vector<double>> weights;
    weights.reserve(ids_.size());
    for (const std::string& id : ids_) {
      std::vector<double>& row = weights.emplace_back();
      row.reserve(predicted_.size());
      for (const std::string& other : predicted_)
        row.push_back(weight(id, other));
    }
    for (const auto& [i, j] : best_assignment(weights)) {
      pairs_[ids_[i]] = predicted_[j];
      back_[predicted_[j]] = ids_[i];
    }
  }

  std::size_t count(const Facts& gold, const Facts& facts) {
    const Comparison made = compare(gold, facts);
    for (const Json& one : made.right) ++score_.kinds[kind_of(one)].right;
    for (const Json& one : made.missed) {
      ++score_.kinds[kind_of(one)].missed;
      note("missed", one);
    }
    for (const Json& one : made.wrong) {
      ++score_.kinds[kind_of(one)].wrong;
      note("wrong", one);
    }
    return made.right.size();
  }

  void note(const char* what, const Json& fact) {
    score_.errors.push_back({document_, what, kind_of(fact), shown(fact),
                             text_of(value_of(fact, "quote"))});
  }

  static std::size_t required(const Facts& gold) {
    return static_cast<std::size_t>(
        std::count_if(gold.begin(), gold.end(),
                      [](const Json& one) { return !is_optional(one); }));
  }

  // A case with optional facts only is left out, and so is its pair.
  void count_case(const std::string& id, std::size_t right) {
    const std::size_t wanted = required(gold_[id]);
    if (wanted == 0) {
      if (const auto pair = pairs_.find(id); pair != pairs_.end())
        left_out_.insert(pair->second);
      return;
    }
    ++score_.gold_cases;
    if (right > 0 && 3 * right >= wanted) ++score_.found_cases;
  }

  void count_predicted() {
    for (const std::string& id : predicted_) {
      const Facts& facts = found_[id];
      const bool lives = std::any_of(
          facts.begin(), facts.end(),
          [](const Json& one) { return assertion_of(one) != "general"; });
      if (lives && !left_out_.contains(id)) ++score_.predicted_cases;
    }
  }

  void count_wrong_cases() {
    for (const std::string& id : predicted_) {
      const auto own = back_.find(id);
      const std::string mine = own == back_.end() ? "" : own->second;
      const Facts gold = mine.empty() ? Facts{} : gold_[mine];
      for (const Json& fact : compare(gold, found_[id]).wrong)
        score_.wrong_case += stands_elsewhere(fact, mine) ? 1 : 0;
    }
  }

  bool stands_elsewhere(const Json& fact, const std::string& mine) {
    return std::any_of(ids_.begin(), ids_.end(), [&](const std::string& id) {
      return id != mine && std::any_of(gold_[id].begin(), gold_[id].end(),
                                       [&](const Json& one) {
                                         return !is_optional(one) &&
                                                matches(one, fact);
                                       });
    });
  }

  std::string document_;
  ByCase gold_, found_;
  std::vector<std::string> ids_, predicted_;
  std::map<std::string, std::string> pairs_, back_;
  std::set<std::string> left_out_;
  GoldScore score_;
};

bool is_gold(const Json& gold) {
  if (!gold.is_object() || !gold.contains("facts")) return false;
  const Json& facts = gold.at("facts");
  return value_of(gold, "document").is_string() && facts.is_array() &&
         std::all_of(facts.begin(), facts.end(), [](const Json& one) {
           return one.is_object() && value_of(one, "kind").is_string();
         });
}

Result<std::map<std::string, Facts>> by_document(std::string_view lines,
                                                 const std::string& where) {
  std::map<std::string, Facts> documents;
  for (std::size_t at = 0, line = 1; at < lines.size(); ++line) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view text = lines.substr(at, end - at);
    at = end + 1;
    if (text.find_first_not_of(" \t\r") == text.npos) continue;
    Json fact = Json::parse(text, nullptr, false);
    if (!fact.is_object() || !value_of(fact, "document").is_string() ||
        !value_of(fact, "kind").is_string()) {
      return Error{Fault::kInput, "E-FACTS", where + ":" + std::to_string(line),
                   "is no fact",
                   "each line is a JSON object with \"document\" and \"kind\""};
    }
    std::string document = fact.at("document").get<std::string>();
    documents[std::move(document)].push_back(std::move(fact));
  }
  return documents;
}

}  // namespace

Result<GoldScore> score_facts(const std::vector<GoldFile>& golds,
                              std::string_view facts,
                              const std::string& where) {
  Result<std::map<std::string, Facts>> found = by_document(facts, where);
  if (!found) return found.error();
  GoldScore score;
  for (const GoldFile& file : golds) {
    const Json gold = Json::parse(file.bytes, nullptr, false);
    if (!is_gold(gold)) {
      return Error{Fault::kInput, "E-GOLD", file.where, "is no gold file",
                   "it must be JSON with \"document\" and \"facts\""};
    }
    const std::string document = gold.at("document").get<std::string>();
    const auto own = found->find(document);
    ++score.documents;
    score.with_facts += own == found->end() ? 0 : 1;
    score.add(
        DocumentScore(gold, own == found->end() ? Facts{} : own->second).run());
    if (own != found->end()) found->erase(own);
  }
  for (const auto& [document, unused] : *found)
    score.without_gold.push_back(document);
  return score;
}

}  // namespace casebook
