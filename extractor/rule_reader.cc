#include "extractor/rule_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/suggestion.h"
#include "corpus/xml.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

bool is_key_char(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || is_digit(c) ||
         c == '_' || c == '-';
}

Term capture_term(std::string_view text, std::size_t& at) {
  Term term{.kind = Term::Kind::kCapture};
  ++at;  // '$'
  while (at < text.size() && is_key_char(text[at])) term.text += text[at++];
  if (at + 1 < text.size() && text[at] == '.' && is_key_char(text[at + 1])) {
    ++at;
    while (at < text.size() && is_key_char(text[at]))
      term.attribute += text[at++];
  }
  return term;
}

std::vector<Term> parse_terms(std::string_view text) {
  std::vector<Term> terms;
  for (const auto& [prefix, kind] :
       {std::pair{std::string_view("last:"), Term::Kind::kLast},
        std::pair{std::string_view("far:"), Term::Kind::kLast},
        std::pair{std::string_view("next:"), Term::Kind::kNext}}) {
    if (!text.starts_with(prefix)) continue;
    Term term{.kind = kind, .far = prefix == "far:"};
    text.remove_prefix(prefix.size());
    const std::size_t dot = text.find('.');
    term.text = text.substr(0, dot);
    if (dot != std::string_view::npos) term.attribute = text.substr(dot + 1);
    return {term};
  }
  bool added = false, negated = false;
  std::string literal;
  for (std::size_t at = 0; at < text.size();) {
    const bool before_capture = at + 1 < text.size() && text[at + 1] == '$';
    if (before_capture && (text[at] == '+' || text[at] == '-')) {
      (text[at] == '+' ? added : negated) = true;
      ++at;
      continue;
    }
    if (text[at] != '$') {
      literal += text[at++];
      continue;
    }
    if (!literal.empty()) terms.push_back({.text = literal});
    literal.clear();
    Term term = capture_term(text, at);
    term.added = added;
    term.negated = negated;
    added = negated = false;
    terms.push_back(std::move(term));
  }
  if (!literal.empty()) terms.push_back({.text = literal});
  return terms;
}

// The schema has complained of what is no number.
void read_number(std::string_view text, int& number) {
  std::from_chars(text.data(), text.data() + text.size(), number);
}

class RuleReader {
 public:
  RuleReader(const RuleText& text, PatternReader& patterns, RuleFile& file)
      : text_(text), patterns_(patterns), file_(file) {}

  void read(const XmlNode& root) {
    for (const XmlNode& node : root.children) {
      if (node.name == "let") {
        read_let(node);
      } else if (node.name == "phrase" || node.name == "fact" ||
                 node.name == "case") {
        read_rule(node);
      }
    }
  }

 private:
  std::string place(const XmlNode& node) const {
    return text_.where + ":" + std::to_string(node.line);
  }

  void mistake(const XmlNode& node, const std::string& code,
               const std::string& what, const std::string& hint = "") {
    file_.errors.push_back({Fault::kGrammar, code, place(node), what, hint});
  }

  void read_let(const XmlNode& node) {
    const Result<PatternNode> read =
        patterns_.define(node.get("name"), node.inner_text());
    if (!read) mistake(node, read.error().code, read.error().what);
  }

  void read_rule(const XmlNode& node) {
    Rule rule;
    rule.type = node.name == "phrase" ? RuleType::kPhrase
                : node.name == "fact" ? RuleType::kFact
                                      : RuleType::kCase;
    rule.id = node.get("id");
    rule.where = place(node);
    rule.language = text_.language;
    rule.kind = node.get("kind");
    rule.event = node.get("event");
    rule.classes = split_list(node.get("class"), ' ');
    rule.range = node.get("range");
    rule.sections = split_list(node.get("sections"), ' ');
    read_number(node.get("pass"), rule.pass);
    read_number(node.get("priority"), rule.priority);
    if (!node.get("like").empty()) take_patterns(node, rule);
    for (const XmlNode& child : node.children) read_part(child, rule);
    const bool any =
        !node.get("like").empty() ||
        std::any_of(node.children.begin(), node.children.end(),
                    [](const XmlNode& one) { return one.name == "pattern"; });
    if (!any) mistake(node, "E-RULE", "'" + rule.id + "' has no pattern");
    if (rule.type == RuleType::kFact && text_.examples)
      check_examples(node, rule);
    file_.rules.push_back(std::move(rule));
  }

  // Those of a rule that stands before it in the file.
  void take_patterns(const XmlNode& node, Rule& rule) {
    std::vector<std::string_view> known;
    for (const Rule& other : file_.rules) {
      if (other.id == node.get("like")) {
        rule.patterns = other.patterns;
        return;
      }
      known.push_back(other.id);
    }
    mistake(node, "E-RULE-LIKE",
            "no rule '" + std::string(node.get("like")) +
                "' stands before it in the file",
            did_you_mean(node.get("like"), known,
                         "the patterns are those of a rule further up"));
  }

  void check_examples(const XmlNode& node, const Rule& rule) {
    int hits = 0, misses = 0;
    for (const RuleExample& example : rule.examples)
      ++(example.hit ? hits : misses);
    if (hits == 0 || misses == 0) {
      mistake(node, "E-RULE-EXAMPLE",
              "'" + rule.id + "' has no " + (hits == 0 ? "<hit>" : "<miss>"),
              "every fact rule shows at least one sentence that it must find "
              "and one that it must not");
    }
  }

  void read_part(const XmlNode& node, Rule& rule) {
    if (node.name == "pattern") {
      const std::string text = node.inner_text();
      const Result<PatternNode> parsed = patterns_.read(text);
      if (parsed) {
        rule.patterns.emplace_back(text, *parsed);
      } else {
        mistake(node, parsed.error().code, parsed.error().what);
      }
    } else if (node.name == "set") {
      for (const XmlAttribute& one : node.attributes)
        rule.sets.push_back({one.name, parse_expression(one.value), node.line});
    } else if (node.name == "spread") {
      rule.spread.emplace_back(node.get("of"));
    } else if (node.name == "each") {
      rule.each = node.get("of");
      rule.each_class = node.get("class");
      read_number(node.get("from"), rule.each_from);
      rule.zip = node.get("zip");
      rule.zip_class = node.get("zip-class");
      rule.each_key = node.get("key");
      rule.each_values = split_list(node.get("values"), ' ');
      rule.share = share_of(node.get("share"));
      rule.each_within = node.get("within");
    } else if (node.name == "hit" || node.name == "miss") {
      rule.examples.push_back(read_example(node));
    }
  }

  static ShareOf share_of(std::string_view name) {
    if (name == "patients") return ShareOf::kPatients;
    if (name == "each") return ShareOf::kEach;
    if (name == "any") return ShareOf::kAny;
    if (name == "apart") return ShareOf::kApart;
    if (name == "each-apart") return ShareOf::kEachApart;
    if (name == "sites") return ShareOf::kSites;
    return name == "scores" ? ShareOf::kScores : ShareOf::kNone;
  }

  RuleExample read_example(const XmlNode& node) const {
    RuleExample example;
    example.hit = node.name == "hit";
    example.where = place(node);
    example.languages = split_list(node.get("lang"), ' ');
    for (const XmlNode& piece : node.children) {
      const auto begin = static_cast<std::uint32_t>(example.text.size());
      example.text += piece.inner_text();
      if (piece.name != "m") continue;
      Mark& mark = example.marks.emplace_back();
      mark.span = {begin, static_cast<std::uint32_t>(example.text.size())};
      for (const XmlAttribute& one : piece.attributes)
        mark.keys.emplace_back(one.name, one.value);
    }
    return example;
  }

  const RuleText& text_;
  PatternReader& patterns_;
  RuleFile& file_;
};

// The file's bytes without <hit>s and <miss>es, which are nearly half of it;
// its lines keep their numbers.
std::string without_examples(std::string_view bytes) {
  constexpr std::array kElements = {
      std::pair{std::string_view("<hit"), std::string_view("</hit>")},
      std::pair{std::string_view("<miss"), std::string_view("</miss>")}};
  std::string rest;
  rest.reserve(bytes.size());
  std::size_t kept = 0;  // up to where all is in `rest`, or left out
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos;
       at = bytes.find('<', std::max(at + 1, kept))) {
    for (const auto& [begin, end] : kElements) {
      if (!bytes.substr(at).starts_with(begin)) continue;
      const std::size_t last = bytes.find(end, at);
      if (last == std::string_view::npos) continue;
      rest += bytes.substr(kept, at - kept);
      kept = last + end.size();
      const std::string_view left_out = bytes.substr(at, kept - at);
      rest.append(static_cast<std::size_t>(
                      std::count(left_out.begin(), left_out.end(), '\n')),
                  '\n');
    }
  }
  return rest.append(bytes.substr(kept));
}

}  // namespace

Expression parse_expression(std::string_view text) {
  Expression expression;
  for (const std::string& alternative : split_list(text, '|'))
    expression.alternatives.push_back(parse_terms(alternative));
  return expression;
}

RuleFile read_rules(const RuleText& text, PatternReader& patterns) {
  RuleFile file;
  const std::string rest = text.examples ? "" : without_examples(text.bytes);
  XmlTree tree = parse_xml_tree(text.examples ? text.bytes : rest, text.where,
                                text.schema);
  file.errors = tree.errors;
  // Where the XML breaks off there is half a rule, whose lack of a <miss> is
  // no mistake of its writer's.
  const bool broken = std::any_of(
      tree.errors.begin(), tree.errors.end(), [](const Error& error) {
        return error.code == "E-XML-SYNTAX" || error.code == "E-XML-TRUNCATED";
      });
  if (broken && !tree.root.children.empty()) tree.root.children.pop_back();
  // A file against the schema may hold other mistakes to tell of.
  if (tree.root.name == "rules")
    RuleReader(text, patterns, file).read(tree.root);
  return file;
}

}  // namespace casebook
