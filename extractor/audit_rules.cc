#include "extractor/audit_rules.h"

#include <algorithm>
#include <array>

#include "corpus/ascii.h"
#include "corpus/fold.h"
#include "corpus/suggestion.h"
#include "corpus/xml.h"
#include "extractor/decimal.h"
#include "extractor/pattern_reader.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

constexpr std::array<std::string_view, 6> kPlaces = {
    "citation", "table-head", "table-label", "table-note", "name", "others"};

// '#' stands for any digit, anything else for itself.
bool is_like(std::string_view figure, std::string_view like) {
  return figure.size() == like.size() &&
         std::equal(
             figure.begin(), figure.end(), like.begin(),
             [](char c, char l) { return l == '#' ? is_digit(c) : c == l; });
}

Watched read_watch(const XmlNode& node) {
  Watched made;
  made.cls = node.get("class");
  made.kind = node.get("kind");
  made.unless = split_list(node.get("unless"), '|');
  made.with = node.get("with");
  made.name = node.get("name");
  made.attribute = node.get("by");
  made.assertion = node.get("assertion");
  for (const std::string& other : split_list(node.get("or"), '|')) {
    const std::size_t colon = std::min(other.find(':'), other.size());
    made.others.emplace_back(other.substr(0, colon),
                             other.substr(std::min(colon + 1, other.size())));
  }
  return made;
}

Agreement read_agreement(const XmlNode& node) {
  const std::string_view unit = node.get("unit");
  return {std::string(node.get("kind")),
          std::string(node.get("key")),
          unit.empty() ? "unit" : std::string(unit),
          std::string(node.get("until")),
          split_list(node.get("beside"), ' '),
          split_list(node.get("apart"), ' '),
          node.get("slack").empty() ? 0 : to_double(node.get("slack")),
          node.get("one") == "true"};
}

class FileReader {
 public:
  FileReader(const std::string& where, const std::string& language,
             ItemTests& tests, std::vector<Error>& errors)
      : where_(where), language_(language), patterns_(tests), errors_(errors) {}

  Dismissal read(const XmlNode& node) {
    Dismissal made;
    made.id = node.get("id");
    made.why = node.get("why");
    made.where = place(node);
    made.language = language_;
    made.place = node.get("place");
    made.check = node.get("does");
    made.sections = split_list(node.get("sections"), ' ');
    for (const XmlNode& child : node.children) read_part(child, made);
    check(node, made);
    return made;
  }

  void read_let(const XmlNode& node) {
    // A mistake is told of where it is used.
    static_cast<void>(patterns_.define(node.get("name"), node.inner_text()));
  }

 private:
  std::string place(const XmlNode& node) const {
    return where_ + ":" + std::to_string(node.line);
  }

  void report(const XmlNode& node, std::string code, std::string what,
              std::string hint = "") {
    errors_.push_back({Fault::kGrammar, std::move(code), place(node),
                       std::move(what), std::move(hint)});
  }

  void read_part(const XmlNode& node, Dismissal& made) {
    if (node.name == "pattern") {
      const std::string text = node.inner_text();
      const Result<PatternNode> parsed = patterns_.read(text);
      if (parsed) {
        made.patterns.emplace_back(text, *parsed);
      } else {
        report(node, parsed.error().code, parsed.error().what);
      }
    } else if (node.name == "hit" || node.name == "miss") {
      made.examples.push_back(read_example(node));
    }
  }

  RuleExample read_example(const XmlNode& node) const {
    RuleExample example;
    example.hit = node.name == "hit";
    example.where = place(node);
    example.languages = split_list(node.get("lang"), ' ');
    if (example.languages.empty())
      example.languages.push_back(language_.empty() ? "en" : language_);
    for (const XmlNode& piece : node.children) {
      const auto begin = static_cast<std::uint32_t>(example.text.size());
      example.text += piece.inner_text();
      if (piece.name == "m") {
        example.marks.push_back(
            {{begin, static_cast<std::uint32_t>(example.text.size())}, {}});
      }
    }
    return example;
  }

  void check(const XmlNode& node, const Dismissal& made) {
    const std::vector<std::string_view> places(kPlaces.begin(), kPlaces.end());
    if (!made.place.empty() &&
        std::find(places.begin(), places.end(), made.place) == places.end()) {
      report(node, "E-AUDIT-PLACE",
             "'" + made.id + "': no place is called '" + made.place + "'",
             did_you_mean(made.place, places, "see grammars/README.md"));
    }
    const bool any =
        std::any_of(node.children.begin(), node.children.end(),
                    [](const XmlNode& one) { return one.name == "pattern"; });
    if (!any && made.place.empty() && made.sections.empty()) {
      report(node, "E-AUDIT", "'" + made.id + "' would dismiss every figure",
             "give it a pattern, a place or sections");
    }
    const auto shows = [&](bool hit) {
      return std::any_of(
          made.examples.begin(), made.examples.end(),
          [&](const RuleExample& one) { return one.hit == hit; });
    };
    if (any && !(shows(true) && shows(false))) {
      report(node, "E-RULE-EXAMPLE",
             "'" + made.id + "' needs a <hit> and a <miss>",
             "mark in the hit what is dismissed: <m>2015</m>");
    }
  }

  const std::string& where_;
  const std::string& language_;
  PatternReader patterns_;
  std::vector<Error>& errors_;
};

}  // namespace

void AuditRules::read(std::string_view bytes, const std::string& where,
                      const std::string& language, std::string_view schema,
                      std::vector<Error>& errors) {
  const XmlTree tree = parse_xml_tree(bytes, where, schema);
  errors.insert(errors.end(), tree.errors.begin(), tree.errors.end());
  FileReader reader(where, language, *tests_, errors);
  for (const XmlNode& node : tree.root.children) {
    const std::string cls(node.get("class"));
    if (node.name == "let") reader.read_let(node);
    if (node.name == "shape")
      shapes_.push_back({cls, split_list(node.get("like"), '|')});
    if (node.name == "watch") watched_.push_back(read_watch(node));
    if (node.name == "count") {
      counted_.push_back({cls, split_list(node.get("beside"), '|'),
                          std::string(node.get("kind"))});
    }
    if (node.name == "inside")
      inside_.push_back({std::string(node.get("kind")), cls});
    if (node.name == "guess")
      guesses_.push_back({cls, std::string(node.get("what"))});
    if (node.name == "agree") add(read_agreement(node));
    if (node.name == "loose") {
      for (const std::string& word : split_list(node.get("words"), '|'))
        loose_words_.push_back(fold_key(word));
    }
    if (node.name == "dismiss") dismissals_.push_back(reader.read(node));
    if (node.name == "check") checks_.push_back(reader.read(node));
  }
}

void AuditRules::add(const Agreement& rule) {
  agreements_.push_back(rule);
  of_kind(rule.kind).agreements.push_back(rule);
  if (!rule.until.empty()) of_kind(rule.until).is_awaited = true;
}

AuditRules::OfKind& AuditRules::of_kind(std::string_view kind) {
  const WordId number = kinds_.add(kind);
  of_kinds_.resize(kinds_.size());
  return of_kinds_[number];
}

bool AuditRules::is_shape(std::string_view cls) const {
  return std::any_of(shapes_.begin(), shapes_.end(),
                     [&](const FigureShape& one) { return one.cls == cls; });
}

bool AuditRules::has_shape(std::string_view cls,
                           std::string_view figure) const {
  return std::any_of(
      shapes_.begin(), shapes_.end(), [&](const FigureShape& one) {
        return one.cls == cls && std::any_of(one.likes.begin(), one.likes.end(),
                                             [&](const std::string& like) {
                                               return is_like(figure, like);
                                             });
      });
}

const Dismissal* AuditRules::of_place(std::string_view place) const {
  for (const Dismissal& one : dismissals_)
    if (one.place == place) return &one;
  return nullptr;
}

const Dismissal* AuditRules::of_section(std::string_view section) const {
  for (const Dismissal& one : dismissals_) {
    if (one.patterns.empty() &&
        std::find(one.sections.begin(), one.sections.end(), section) !=
            one.sections.end())
      return &one;
  }
  return nullptr;
}

}  // namespace casebook
