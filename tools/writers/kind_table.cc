#include "tools/writers/kind_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <vector>

namespace casebook {
namespace {

constexpr std::size_t kLongest = 80;

// A sentence with one marked fact: what stands before, in and after it.
struct Shown {
  const RuleExample* example = nullptr;

  std::string_view before() const {
    return std::string_view(example->text).substr(0, mark().span.begin);
  }
  std::string_view within() const {
    return std::string_view(example->text)
        .substr(mark().span.begin, mark().span.end - mark().span.begin);
  }
  std::string_view after() const {
    return std::string_view(example->text).substr(mark().span.end);
  }
  const Mark& mark() const { return example->marks.front(); }
};

bool is_of(const Rule& rule, const RuleExample& example,
           const std::string& language) {
  if (!rule.language.empty()) return rule.language == language;
  if (example.languages.empty()) return language == "en";
  return std::find(example.languages.begin(), example.languages.end(),
                   language) != example.languages.end();
}

// Some rules only say that a thing is none of the patient's.
bool is_refusal(const Mark& mark) {
  return std::any_of(mark.keys.begin(), mark.keys.end(),
                     [](const auto& key) { return key.second == "refused"; });
}

// A whole sentence before a table's cell, then the one that says most, then
// the shortest.
auto worth(const RuleExample& example) {
  const bool sentence = example.text.ends_with('.');
  return std::make_tuple(sentence, example.marks.front().keys.size(),
                         kLongest - std::min(kLongest, example.text.size()));
}

Shown example_of(const CompiledGrammar& grammar, const std::string& kind,
                 const std::string& language) {
  Shown best;
  for (const Rule* one : grammar.rules()) {
    const Rule& rule = *one;
    if (rule.kind != kind) continue;
    for (const RuleExample& example : rule.examples) {
      if (!example.hit || example.marks.size() != 1 ||
          example.text.size() > kLongest || is_refusal(example.marks.front()) ||
          !is_of(rule, example, language))
        continue;
      if (best.example == nullptr || worth(example) > worth(*best.example))
        best.example = &example;
    }
  }
  return best;
}

std::string keys_text(const Shown& shown) {
  std::string text;
  for (const auto& [key, value] : shown.mark().keys)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", key, value);
  return text;
}

std::string cell(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == '|' || c == '*' || c == '_') made += '\\';
    made += c;
  }
  return made;
}

std::string sentence(const Shown& shown, bool markdown) {
  if (shown.example == nullptr) return "";
  if (!markdown) return shown.example->text;
  return fmt::format("{}**{}**{}", cell(shown.before()), cell(shown.within()),
                     cell(shown.after()));
}

std::string markdown(const CompiledGrammar& grammar) {
  std::string text = "| kind | in English | gives |";
  std::string rule = "| --- | --- | --- |";
  std::vector<std::string> others;
  for (const auto& [code, language] : grammar.languages) {
    if (code == "en") continue;
    others.push_back(code);
    text += fmt::format(" in `{}` |", code);
    rule += " --- |";
  }
  text += "\n" + rule + "\n";
  for (const Kind& kind : grammar.kinds.all()) {
    const Shown english = example_of(grammar, kind.name, "en");
    const char* mark = kind.core ? "**" : "";
    text +=
        fmt::format("| {0}{1}{0} | {2} | {3} |", mark, cell(kind.name),
                    sentence(english, true),
                    english.example == nullptr ? "" : cell(keys_text(english)));
    for (const std::string& code : others) {
      text += fmt::format(" {} |",
                          sentence(example_of(grammar, kind.name, code), true));
    }
    text += '\n';
  }
  return text;
}

std::string lines(const CompiledGrammar& grammar) {
  std::string text;
  for (const Kind& kind : grammar.kinds.all()) {
    text += fmt::format("{}{}\n", kind.name, kind.core ? " (core)" : "");
    for (const auto& [code, language] : grammar.languages) {
      const Shown shown = example_of(grammar, kind.name, code);
      if (shown.example == nullptr) continue;
      text += fmt::format("  {}  {}\n      {}\n", code, sentence(shown, false),
                          keys_text(shown));
    }
  }
  return text;
}

}  // namespace

std::string kind_table(const CompiledGrammar& grammar,
                       std::string_view format) {
  return format == "md" ? markdown(grammar) : lines(grammar);
}

}  // namespace casebook
