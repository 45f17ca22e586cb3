#include "extractor/explain_words.h"

#include <algorithm>
#include <set>

namespace casebook {
namespace {

constexpr std::size_t kMostChoices = 5;
constexpr std::size_t kMostExamples = 2;

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

// "number + labunit": what the first rule that makes such a phrase asks for.
std::string made_of(const std::string& cls, const CompiledGrammar& grammar) {
  for (const Rule* one : grammar.rules()) {
    const Rule& rule = *one;
    if (rule.type != RuleType::kPhrase ||
        std::find(rule.classes.begin(), rule.classes.end(), cls) ==
            rule.classes.end() ||
        rule.patterns.empty())
      continue;
    std::string parts;
    const PatternNode& node = rule.patterns.front().second;
    for (const PatternNode& part : node.children) {
      if (part.kind != PatternNode::Kind::kClass || part.is_without()) continue;
      const std::string& name = part.classes().front();
      parts +=
          (parts.empty() ? "" : " + ") +
          (name.starts_with('=') ? "“" + name.substr(1) + "”" : spaced(name));
    }
    return parts;
  }
  return "";
}

// "ng/mL, mg/dL, …": the first things of a list.
std::string examples_of(const std::string& cls,
                        const CompiledGrammar& grammar) {
  std::string all;
  std::size_t told = 0;
  const ConceptStore& concepts = grammar.concepts;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    const Concept& one = concepts.at(i);
    // A list of one thing only gathers words.
    if (one.cls != cls || spaced(one.name) == spaced(cls)) continue;
    if (told++ == kMostExamples) return all + " …";
    all += (all.empty() ? "" : ", ") + one.name;
  }
  return all;
}

std::string told(const std::string& cls, const CompiledGrammar& grammar) {
  if (cls.starts_with('=')) return "“" + cls.substr(1) + "”";
  std::string within = made_of(cls, grammar);
  if (within.empty()) within = examples_of(cls, grammar);
  return spaced(cls) + (within.empty() ? "" : " (" + within + ")");
}

}  // namespace

std::string in_words(const std::vector<const PatternNode*>& wanted,
                     const CompiledGrammar& grammar) {
  std::vector<std::string> choices;
  for (const PatternNode* node : wanted) {
    if (node->kind == PatternNode::Kind::kEnd)
      choices.emplace_back("the sentence's end");
    for (const std::string& cls : node->classes()) {
      std::string one =
          (node->is_without() ? "anything but " : "") + told(cls, grammar);
      if (std::find(choices.begin(), choices.end(), one) == choices.end())
        choices.push_back(std::move(one));
    }
  }
  std::string all;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i == kMostChoices) return all + " or the like";
    all += (i == 0 ? "" : " or ") + choices[i];
  }
  return all;
}

}  // namespace casebook
