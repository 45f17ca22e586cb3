#include "extractor/kinds.h"

#include <algorithm>

#include "corpus/suggestion.h"
#include "corpus/xml.h"
#include "extractor/decimal.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

Kind read_kind(const XmlNode& node) {
  Kind kind;
  kind.name = node.get("name");
  kind.core = node.get("core") == "true";
  kind.polar = node.get("polar") == "true";
  kind.placed = node.get("placed");
  kind.negatable = node.get("negatable") != "false";
  kind.largest_of = node.get("largest");
  kind.once = node.get("once") == "true";
  kind.personal = node.get("personal") == "true";
  kind.of_document = node.get("of") == "document";
  kind.named = node.get("named") == "true";
  kind.of_group = node.get("of") == "group";
  kind.front_of_group = node.get("front") == "group";
  kind.of_setting = node.get("front") == "document";
  kind.ahead_of_each = node.get("ahead") == "each";
  kind.in_caption = node.get("caption") == "rows";
  kind.counts_sites = node.get("value") == "count";
  for (const XmlNode& child : node.children) {
    if (child.name == "key") {
      kind.keys.push_back(
          {std::string(child.get("name")), child.get("type") == "number"});
    }
    if (child.name == "plausible") {
      kind.plausible.push_back(
          {std::string(child.get("name")), std::string(child.get("unit")),
           to_double(child.get("low")), to_double(child.get("high")),
           child.get("minus") == "expected", child.get("outside") == "refuse"});
    }
  }
  return kind;
}

// What an attribute may say; anything else would be passed over.
struct Choice {
  std::string_view element, attribute;
  std::vector<std::string_view> values;
};
const std::vector<Choice>& choices() {
  static const std::vector<Choice> all = {
      {"kind", "of", {"document", "group"}},
      {"kind", "front", {"document", "group"}},
      {"kind", "ahead", {"each"}},
      {"kind", "caption", {"rows"}},
      {"kind", "value", {"count"}},
      {"plausible", "minus", {"expected"}},
      {"plausible", "outside", {"refuse"}}};
  return all;
}

void check_choices(const XmlNode& node, const std::string& where,
                   std::vector<Error>& errors) {
  for (const Choice& one : choices()) {
    const std::string_view said = node.get(one.attribute);
    if (node.name != one.element || said.empty() ||
        std::find(one.values.begin(), one.values.end(), said) !=
            one.values.end())
      continue;
    std::string may;
    for (const std::string_view value : one.values)
      may.append(may.empty() ? "" : " or ").append(value);
    errors.push_back({Fault::kGrammar, "E-KIND",
                      where + ":" + std::to_string(node.line),
                      "'" + std::string(said) + "' is nothing that " +
                          std::string(one.attribute) + " can say",
                      did_you_mean(said, one.values, "it can say " + may)});
  }
  for (const XmlNode& child : node.children)
    check_choices(child, where, errors);
}

void check_placed(const Kind& kind, int line, const std::string& where,
                  std::vector<Error>& errors) {
  if (kind.placed.empty() || kind.has_key(kind.placed)) return;
  std::vector<std::string_view> keys;
  keys.reserve(kind.keys.size());
  for (const KindKey& key : kind.keys) keys.push_back(key.name);
  errors.push_back({Fault::kGrammar, "E-KIND",
                    where + ":" + std::to_string(line),
                    "'" + kind.name + "' is placed by '" + kind.placed +
                        "', which is none of its keys",
                    did_you_mean(kind.placed, keys, "")});
}

}  // namespace

Kinds Kinds::read(std::string_view bytes, const std::string& where,
                  std::string_view schema, std::vector<Error>& errors) {
  Kinds kinds;
  const XmlTree tree = parse_xml_tree(bytes, where, schema);
  errors.insert(errors.end(), tree.errors.begin(), tree.errors.end());
  kinds.version_ = tree.root.get("version");
  for (const XmlNode& node : tree.root.children) {
    if (node.name != "kind") continue;
    Kind kind = read_kind(node);
    check_choices(node, where, errors);
    check_placed(kind, node.line, where, errors);
    if (kinds.find(kind.name) != nullptr) {
      errors.push_back({Fault::kGrammar, "E-KIND",
                        where + ":" + std::to_string(node.line),
                        "the kind '" + kind.name + "' stands here twice", ""});
    }
    const WordId number = kinds.numbers_.add(kind.name);
    if (number <= kinds.kinds_.size()) continue;
    if (!kind.name.empty()) {
      WordId& likely = kinds.likely_[slot_of(kind.name)];
      if (likely == 0) likely = number;
    }
    kinds.kinds_.push_back(std::move(kind));
  }
  return kinds;
}

const Kind* Kinds::find(std::string_view name) const {
  const WordId likely = name.empty() ? 0 : likely_[slot_of(name)];
  if (likely != 0 && kinds_[likely - 1].name == name)
    return &kinds_[likely - 1];
  const WordId number = numbers_.find(name);
  return number == 0 ? nullptr : &kinds_[number - 1];
}

bool Kind::has_key(std::string_view key) const {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const KindKey& one) { return one.name == key; });
}

}  // namespace casebook
