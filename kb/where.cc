#include "kb/where.h"

#include <fmt/format.h>
#include <strings.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "corpus/suggestion.h"
#include "kb/fact_text.h"
#include "kb/where_words.h"

namespace casebook {
namespace {

constexpr std::size_t kMostBytes = 1024;
constexpr int kDeepest = 32;

constexpr std::array<std::string_view, 22> kKeys = {
    "value",    "low",           "high",        "sd",
    "unit",     "site",          "side",        "time",
    "dose",     "dose_unit",     "frequency",   "route",
    "duration", "duration_unit", "status",      "order",
    "anchor",   "offset",        "offset_unit", "assertion",
    "ref_low",  "ref_high"};

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

std::string canonical_unit(std::string_view unit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 16>
      kTimes = {{{"d", "day"},
                 {"days", "day"},
                 {"w", "week"},
                 {"weeks", "week"},
                 {"mo", "month"},
                 {"months", "month"},
                 {"y", "year"},
                 {"yr", "year"},
                 {"yrs", "year"},
                 {"years", "year"},
                 {"gün", "day"},
                 {"hafta", "week"},
                 {"ay", "month"},
                 {"yıl", "year"},
                 {"yil", "year"},
                 {"µg", "ug"}}};
  for (const auto& [written, canonical] : kTimes)
    if (same(unit, written)) return std::string(canonical);
  return std::string(unit);
}

class Parser {
 public:
  Parser(std::vector<WhereWord> lexemes, const std::vector<std::string>& kinds)
      : lexemes_(std::move(lexemes)), kinds_(kinds) {}

  Result<WhereNode> run() {
    Result<WhereNode> tree = any(0);
    if (!tree) return tree;
    if (now().kind != WhereWord::Kind::kEnd)
      return wrong("'and', 'or' or the end");
    return tree;
  }

 private:
  const WhereWord& now() const { return lexemes_[at_]; }
  bool at_word(std::string_view word) const {
    return now().kind == WhereWord::Kind::kWord && same(now().text, word);
  }
  bool at_sign(std::string_view sign) const {
    return now().kind == WhereWord::Kind::kSign && now().text == sign;
  }
  bool take_word(std::string_view word) {
    if (!at_word(word)) return false;
    ++at_;
    return true;
  }
  bool take_sign(std::string_view sign) {
    if (!at_sign(sign)) return false;
    ++at_;
    return true;
  }
  bool at_keyword() const {
    return at_word("and") || at_word("or") || at_word("not") || at_word("in");
  }
  bool at_key() const {
    return now().kind == WhereWord::Kind::kWord &&
           std::any_of(kKeys.begin(), kKeys.end(),
                       [this](auto key) { return same(now().text, key); });
  }

  Error wrong(const std::string& expected, std::string hint = "") const {
    return {
        Fault::kUsage, "E-WHERE", fmt::format("--where:{}", now().at + 1),
        fmt::format("{} expected, but here is {}{}{}", expected,
                    now().kind == WhereWord::Kind::kEnd ? "" : "'", now().text,
                    now().kind == WhereWord::Kind::kEnd ? "" : "'"),
        hint.empty() ? "write as: bmd.T-score <= -3 and site = 'lumbar "
                       "spine'"
                     : std::move(hint)};
  }

  static WhereNode joined(WhereNode::Kind kind, std::vector<WhereNode> parts) {
    if (parts.size() == 1) return std::move(parts[0]);
    return {kind, {}, std::move(parts)};
  }

  Result<WhereNode> any(int depth) {
    if (depth > kDeepest) return wrong("fewer parentheses");
    std::vector<WhereNode> parts;
    do {
      Result<WhereNode> part = all(depth);
      if (!part) return part;
      parts.push_back(std::move(*part));
    } while (take_word("or"));
    return joined(WhereNode::Kind::kAny, std::move(parts));
  }

  Result<WhereNode> all(int depth) {
    std::vector<WhereNode> parts;
    do {
      Result<WhereNode> part = item(depth);
      if (!part) return part;
      parts.push_back(std::move(*part));
    } while (take_word("and"));
    return joined(WhereNode::Kind::kAll, std::move(parts));
  }

  Result<WhereNode> item(int depth) {
    if (depth > kDeepest) return wrong("fewer words 'not'");
    if (take_word("not")) {
      Result<WhereNode> inner = item(depth + 1);
      if (!inner) return inner;
      WhereNode made{WhereNode::Kind::kNot, {}, {}};
      made.parts.push_back(std::move(*inner));
      return made;
    }
    if (take_sign("(")) {
      Result<WhereNode> inner = any(depth + 1);
      if (inner && !take_sign(")")) return wrong("')'");
      return inner;
    }
    return fact();
  }

  Result<WhereNode> fact() {
    if (now().kind != WhereWord::Kind::kWord || at_keyword())
      return wrong("a kind of facts", "kinds are: " + kind_list());
    const auto kind = std::find_if(
        kinds_.begin(), kinds_.end(),
        [this](const auto& known) { return same(known, now().text); });
    if (kind == kinds_.end()) return unknown_kind();
    WhereNode node;
    node.fact.kind = *kind;
    ++at_;
    if (take_sign(".")) {
      const Status named = name(node.fact);
      if (!named) return named.error();
    }
    if (at_comparison()) {
      const Status done = comparison("value", node.fact);
      if (!done) return done.error();
    }
    while (at_word("and") && next_is_key()) {
      ++at_;
      std::string key = now().text;
      std::transform(key.begin(), key.end(), key.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
      });
      ++at_;
      if (!at_comparison()) return wrong("a comparison such as = or <=");
      const Status done = comparison(key, node.fact);
      if (!done) return done.error();
    }
    return node;
  }

  std::string kind_list() const {
    return fmt::format("{}", fmt::join(kinds_, ", "));
  }

  Error unknown_kind() const {
    const std::vector<std::string_view> known(kinds_.begin(), kinds_.end());
    std::string hint = did_you_mean(now().text, known, "");
    if (at_key()) {
      hint = fmt::format("begin with the kind: KIND and {} …; kinds are: {}",
                         now().text, kind_list());
    } else if (hint.empty()) {
      hint = "kinds are: " + kind_list();
    }
    return {Fault::kUsage, "E-WHERE", fmt::format("--where:{}", now().at + 1),
            fmt::format("'{}' is no kind of facts", now().text),
            std::move(hint)};
  }

  bool at_comparison() const {
    if (at_word("in")) return true;
    return now().kind == WhereWord::Kind::kSign &&
           std::string_view("<=>=!=<>==").find(now().text) !=
               std::string_view::npos;
  }
  bool next_is_key() {
    ++at_;
    const bool key = at_key();
    --at_;
    return key;
  }

  // "T-score", 'vitamin D', or words up to what compares them.
  Status name(FactTest& fact) {
    std::string words;
    if (now().kind == WhereWord::Kind::kText) {
      words = now().text;
      ++at_;
    }
    while (words.empty() || now().kind == WhereWord::Kind::kWord ||
           now().kind == WhereWord::Kind::kNumber) {
      const bool word = now().kind == WhereWord::Kind::kWord ||
                        now().kind == WhereWord::Kind::kNumber;
      if (!word || at_keyword()) {
        if (words.empty()) return wrong("a name after the point");
        break;
      }
      words += (words.empty() ? "" : " ") + now().text;
      ++at_;
    }
    fact.names = {words};
    return Ok{};
  }

  Status comparison(const std::string& key, FactTest& fact) {
    KeyTest test;
    test.key = key;
    if (take_word("in")) {
      Status done = list(test);
      if (!done) return done;
      fact.keys.push_back(std::move(test));
      return Ok{};
    }
    const std::string sign = now().text;
    ++at_;
    test.is = sign == "!=" || sign == "<>" ? KeyTest::Is::kUnequal
              : sign.starts_with('<')      ? KeyTest::Is::kBelow
              : sign.starts_with('>')      ? KeyTest::Is::kAbove
                                           : KeyTest::Is::kEqual;
    test.or_equal = sign == "<=" || sign == ">=";
    Status done = value(test);
    if (!done) return done;
    fact.keys.push_back(std::move(test));
    return Ok{};
  }

  Status list(KeyTest& test) {
    if (!take_sign("(")) return wrong("'(' after in");
    do {
      const std::size_t before = test.words.size();
      Status done = value(test);
      if (!done) return done;
      if (test.words.size() == before)
        return wrong("words in the list, not figures");
    } while (take_sign(","));
    if (!take_sign(")")) return wrong("')'");
    return Ok{};
  }

  Status value(KeyTest& test) {
    if (now().kind == WhereWord::Kind::kNumber) {
      test.number = true;
      test.figure = decimal(now().text).value_or(0);
      ++at_;
      if (now().kind == WhereWord::Kind::kWord && !at_keyword()) {
        test.unit = canonical_unit(now().text);
        ++at_;
      }
      return Ok{};
    }
    if (test.is == KeyTest::Is::kBelow || test.is == KeyTest::Is::kAbove)
      return wrong("a number");
    std::string words;
    if (now().kind == WhereWord::Kind::kText) {
      words = now().text;
      ++at_;
    } else {
      while (now().kind == WhereWord::Kind::kWord && !at_keyword()) {
        words += (words.empty() ? "" : " ") + now().text;
        ++at_;
      }
    }
    if (words.empty()) return wrong("a number or words");
    test.words.push_back(std::move(words));
    return Ok{};
  }

  std::vector<WhereWord> lexemes_;
  const std::vector<std::string>& kinds_;
  std::size_t at_ = 0;
};

}  // namespace

std::string where_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') quoted += '\'';
    quoted += c;
  }
  return quoted + "'";
}

Result<WhereNode> parse_where(std::string_view text,
                              const std::vector<std::string>& kinds) {
  if (text.size() > kMostBytes) {
    return Error{Fault::kUsage, "E-WHERE", "--where",
                 "the condition is longer than 1 KB", "ask for less at once"};
  }
  Result<std::vector<WhereWord>> lexemes = where_words(text);
  if (!lexemes) return lexemes.error();
  return Parser(std::move(*lexemes), kinds).run();
}

void positive_tests(const WhereNode& node, std::vector<FactTest>& tests) {
  if (node.kind == WhereNode::Kind::kNot) return;
  if (node.kind == WhereNode::Kind::kFact) tests.push_back(node.fact);
  for (const WhereNode& part : node.parts) positive_tests(part, tests);
}

}  // namespace casebook
