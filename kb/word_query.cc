#include "kb/word_query.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "kb/statements.h"
#include "kb/vocabulary_store.h"
#include "kb/word_forms.h"

namespace casebook {
namespace {

using Kind = WordNode::Kind;

constexpr std::size_t kMostNames = 400;  // of what one word may mean
constexpr std::size_t kMostForms = 48;   // of one word
// Names of one word's meaning whose other forms are looked for.
constexpr std::size_t kMostInflected = 96;
constexpr std::size_t kMostTerms = 20000;
constexpr std::size_t kLongestName = 6;  // words
constexpr std::size_t kCommonBytes = 3;  // that two forms of a word begin with

class Widener {
 public:
  Widener(Connection& connection, WordForms forms)
      : connection_(connection), forms_(std::move(forms)) {}

  Status run(WordQuery& query);

 private:
  struct Part {
    std::string expression;
    std::vector<std::string> sites;
  };
  Result<std::vector<Part>> parts_of_all(const WordNode& node);
  Result<std::string> wide(const WordNode& node);
  Result<Part> run_of_words(const std::vector<std::string>& words);
  Result<std::vector<NamedConcept>> named(
      const std::vector<std::string>& words);
  Status add_names(const std::vector<NamedConcept>& concepts, Part& part,
                   std::vector<std::string>& alternatives);
  // Forms in the base that begin with as many bytes.
  Status add_forms(const std::string& word, std::size_t common,
                   std::vector<std::string>& alternatives);
  Result<bool> names_alone(const std::vector<std::string>& words);

  Connection& connection_;
  WordForms forms_;
};

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end())
    list.push_back(item);
}

// A concept that names no fact by itself, such as fracture: a word to search
// for under its names in every language.
bool is_word(const NamedConcept& one) { return one.key == "word"; }

// Where the words that begin like `begin` end.
std::string after_all(std::string begin) {
  begin += '\x7f';
  return begin;
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words)
    joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

Status Widener::add_forms(const std::string& word, std::size_t common,
                          std::vector<std::string>& alternatives) {
  const std::vector<std::string> stems = forms_.stems(word);
  if (stems[0].size() < common) return Ok{};
  Result<SqlStatement> terms = connection_.prepare(sql::kTerms);
  if (!terms) return terms.error();
  const std::string begin = stems[0].substr(0, common);
  const std::string end = after_all(begin);
  terms->bind(1, std::string_view(begin));
  terms->bind(2, std::string_view(end));
  std::vector<std::pair<std::int64_t, std::string>> akin;
  for (std::size_t looked = 0; looked < kMostTerms; ++looked) {
    const Result<bool> row = terms->step();
    if (!row) return row.error();
    if (!*row) break;
    const std::string term(terms->text(0));
    if (term != stems[0] && WordForms::share(stems, forms_.stems(term)))
      akin.emplace_back(-terms->integer(1), term);
  }
  std::sort(akin.begin(), akin.end());
  if (akin.size() > kMostForms) akin.resize(kMostForms);
  for (const auto& [documents, term] : akin)
    add_once(alternatives, quoted_term(term));
  return Ok{};
}

// Whether one of several words names a thing by itself.
Result<bool> Widener::names_alone(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    const auto found = named({word});
    if (!found) return found.error();
    if (!found->empty()) return true;
  }
  return false;
}

// What the words name together; the last may carry endings ("D vitamininin").
// A form that says more than its concept ("vertebral fracture" among those of
// fracture) is no name of it where its words have names of their own.
Result<std::vector<NamedConcept>> Widener::named(
    const std::vector<std::string>& words) {
  Result<std::vector<NamedConcept>> found =
      concepts_named(connection_, joined_words(words));
  if (found && words.size() > 1 &&
      std::any_of(found->begin(), found->end(), is_word)) {
    const Result<bool> alone = names_alone(words);
    if (!alone) return alone.error();
    if (*alone) std::erase_if(*found, is_word);
  }
  if (!found || !found->empty()) return found;
  std::vector<std::string> changed = words;
  for (const std::string& stem : forms_.stems(words.back())) {
    changed.back() = stem;
    found = concepts_named(connection_, joined_words(changed));
    if (found && words.size() > 1) std::erase_if(*found, is_word);
    if (!found || !found->empty()) return found;
  }
  return found;
}

// Names stand in lists in their base form, in texts with endings: of a name
// of one word all forms count that keep it but for its last letter (kırık,
// kırığı).
Status Widener::add_names(const std::vector<NamedConcept>& concepts, Part& part,
                          std::vector<std::string>& alternatives) {
  std::size_t inflected = 0;
  for (const NamedConcept& one : concepts) {
    const auto members = members_of(connection_, one);
    if (!members) return members.error();
    for (const std::string& member : *members) {
      if (one.key == "site") add_once(part.sites, member);
      const auto forms = forms_of(connection_, {one.kind, one.key, member});
      if (!forms) return forms.error();
      for (const std::string& form : *forms) {
        if (alternatives.size() >= kMostNames) return Ok{};
        add_once(alternatives, quoted_term(form));
        if (form.find(' ') != form.npos || form.size() <= kCommonBytes ||
            ++inflected > kMostInflected)
          continue;
        Status done =
            add_forms(form, std::max(kCommonBytes, unaccented(form).size() - 1),
                      alternatives);
        if (!done) return done;
      }
    }
  }
  return Ok{};
}

// One or more words that name one thing, or one word that names none.
Result<Widener::Part> Widener::run_of_words(
    const std::vector<std::string>& words) {
  Part part;
  std::vector<std::string> each;
  for (const std::string& word : words) {
    std::vector<std::string> forms = {quoted_term(word)};
    const Status done = add_forms(word, kCommonBytes, forms);
    if (!done) return done.error();
    each.push_back(joined_expression(forms, "OR"));
  }
  std::vector<std::string> alternatives = {joined_expression(each, "AND")};
  const Result<std::vector<NamedConcept>> concepts = named(words);
  if (!concepts) return concepts.error();
  const Status done = add_names(*concepts, part, alternatives);
  if (!done) return done.error();
  part.expression = joined_expression(alternatives, "OR");
  return part;
}

// Of words that must all be there: runs that name one thing go together, the
// longest first.
Result<std::vector<Widener::Part>> Widener::parts_of_all(const WordNode& node) {
  const std::vector<WordNode> alone = {node};
  const std::vector<WordNode>& nodes =
      node.kind == Kind::kAll ? node.parts : alone;
  std::vector<Part> parts;
  for (std::size_t at = 0; at < nodes.size();) {
    if (nodes[at].kind != Kind::kWord) {
      Result<std::string> expression = wide(nodes[at]);
      if (!expression) return expression.error();
      parts.push_back({std::move(*expression), {}});
      ++at;
      continue;
    }
    std::vector<std::string> words;
    while (at + words.size() < nodes.size() && words.size() < kLongestName &&
           nodes[at + words.size()].kind == Kind::kWord)
      words.push_back(nodes[at + words.size()].text);
    while (words.size() > 1) {
      const auto concepts = named(words);
      if (!concepts) return concepts.error();
      if (!concepts->empty()) break;
      words.pop_back();
    }
    Result<Part> part = run_of_words(words);
    if (!part) return part.error();
    parts.push_back(std::move(*part));
    at += words.size();
  }
  return parts;
}

Result<std::string> Widener::wide(const WordNode& node) {
  std::vector<std::string> expressions;
  switch (node.kind) {
    case Kind::kPhrase:
    case Kind::kPrefix:
      return plain_expression(node);
    case Kind::kWord:
    case Kind::kAll: {
      const Result<std::vector<Part>> parts = parts_of_all(node);
      if (!parts) return parts.error();
      for (const Part& part : *parts) expressions.push_back(part.expression);
      return joined_expression(expressions, "AND");
    }
    case Kind::kAny:
    case Kind::kWithout:
      break;
  }
  for (const WordNode& part : node.parts) {
    // What is not wanted is just what was said.
    const bool unwanted = node.kind == Kind::kWithout && !expressions.empty();
    Result<std::string> expression =
        unwanted ? Result<std::string>(plain_expression(part)) : wide(part);
    if (!expression) return expression;
    expressions.push_back(std::move(*expression));
  }
  return joined_expression(expressions, node.kind == Kind::kAny ? "OR" : "NOT");
}

Status Widener::run(WordQuery& query) {
  const WordNode& tree = query.tree;
  if (tree.kind != Kind::kAll && tree.kind != Kind::kWord) {
    Result<std::string> expression = wide(tree);
    if (!expression) return expression.error();
    query.wide = std::move(*expression);
    return Ok{};
  }
  Result<std::vector<Part>> parts = parts_of_all(tree);
  if (!parts) return parts.error();
  std::vector<std::string> all;
  std::vector<std::string> besides;
  for (Part& part : *parts) {
    all.push_back(part.expression);
    if (part.sites.empty()) {
      besides.push_back(part.expression);
    } else {
      query.places.push_back(
          {std::move(part.expression), std::move(part.sites)});
    }
  }
  query.wide = joined_expression(all, "AND");
  query.besides = joined_expression(besides, "AND");
  return Ok{};
}

}  // namespace

WordQuery said_words(const WordNode& tree) {
  WordQuery query;
  query.tree = tree;
  query.exact = plain_expression(tree);
  return query;
}

Status widen_words(Connection& connection, WordQuery& query) {
  if (query.widened) return Ok{};
  Result<WordForms> forms = WordForms::load(connection);
  if (!forms) return forms.error();
  Status done = Widener(connection, std::move(*forms)).run(query);
  query.widened = static_cast<bool>(done);
  return done;
}

}  // namespace casebook
