#include "extractor/rule_hash.h"

#include <string_view>
#include <vector>

#include "corpus/sha256.h"
#include "extractor/compiled_grammar.h"
#include "extractor/rule.h"

namespace casebook {
namespace {

constexpr std::size_t kDigits = 16;

void add(std::string& text, std::string_view part) {
  text += part;
  text += '\x1f';
}

void add_list(std::string& text, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) add(text, part);
  text += '\x1e';
}

void add_expression(std::string& text, const Expression& expression) {
  for (const std::vector<Term>& alternative : expression.alternatives) {
    for (const Term& term : alternative) {
      add(text, term.text);
      add(text, term.attribute);
      text += static_cast<char>('0' + static_cast<int>(term.kind));
      text += term.added ? '+' : '.';
      text += term.negated ? '-' : '.';
      text += term.far ? 'f' : '.';
    }
    text += '|';
  }
}

std::string said_by(const Rule& rule) {
  std::string text;
  for (const std::string* part :
       {&rule.id, &rule.language, &rule.kind, &rule.event, &rule.each,
        &rule.each_class, &rule.zip, &rule.zip_class, &rule.each_key,
        &rule.each_within, &rule.range})
    add(text, *part);
  add(text, std::to_string(static_cast<int>(rule.type)));
  add(text, std::to_string(rule.pass));
  add(text, std::to_string(rule.priority));
  add(text, std::to_string(rule.each_from));
  add_list(text, rule.classes);
  add_list(text, rule.spread);
  add_list(text, rule.each_values);
  add_list(text, rule.sections);
  for (const auto& [pattern, node] : rule.patterns) add(text, pattern);
  for (const Assignment& set : rule.sets) {
    add(text, set.key);
    add_expression(text, set.expression);
  }
  return text;
}

}  // namespace

std::map<std::string, std::string> rule_hashes(const Grammar& grammar) {
  std::map<std::string, std::string> said;
  if (!grammar.compiled) return said;
  for (const Rule* rule : grammar.compiled->rules())
    said[rule->id] += said_by(*rule);
  for (auto& [rule, text] : said) text = sha256_hex(text).substr(0, kDigits);
  return said;
}

}  // namespace casebook
