#include "kb/query_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "kb/search.h"
#include "kb/searchable.h"

namespace casebook {
namespace {

Error bad_query(const char* code, std::string what, std::string hint) {
  return {Fault::kUsage, code, "search", std::move(what), std::move(hint)};
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
         (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool has_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_word_byte);
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

struct Lexeme {
  enum class Kind : std::uint8_t { kWord, kPhrase, kOpen, kClose, kOperator };
  Kind kind = Kind::kWord;
  std::string text;
};
using Lexemes = std::vector<Lexeme>;

// "(weaning" opens, "PTH(1-34)" does not.
void add_word(std::string_view word, Lexemes& found) {
  const auto count = [&](char mark) {
    return std::count(word.begin(), word.end(), mark);
  };
  while (word.starts_with('(') && count('(') > count(')')) {
    found.push_back({Lexeme::Kind::kOpen, "("});
    word.remove_prefix(1);
  }
  std::size_t closing = 0;
  while (word.ends_with(')') && count(')') > count('(')) {
    ++closing;
    word.remove_suffix(1);
  }
  if (word == "AND" || word == "OR" || word == "NOT") {
    found.push_back({Lexeme::Kind::kOperator, std::string(word)});
  } else if (has_word(word)) {
    found.push_back({Lexeme::Kind::kWord, std::string(word)});
  }
  for (; closing > 0; --closing) found.push_back({Lexeme::Kind::kClose, ")"});
}

Lexemes split(const std::string& words) {
  Lexemes found;
  std::string word;
  bool quoted = false;
  const auto close = [&] {
    if (!quoted) {
      add_word(word, found);
    } else if (has_word(word)) {
      found.push_back({Lexeme::Kind::kPhrase, word});
    }
    word.clear();
  };
  for (const char c : words) {
    if (c == '"') {
      close();
      quoted = !quoted;
    } else if (!quoted && is_space(c)) {
      close();
    } else {
      word += c;
    }
  }
  close();
  return found;
}

// Parentheses that do not close are only marks.
void drop_unbalanced(Lexemes& found) {
  int depth = 0;
  bool balanced = true;
  bool filled = true;
  Lexeme::Kind last = Lexeme::Kind::kWord;
  for (const Lexeme& one : found) {
    if (one.kind == Lexeme::Kind::kOpen) ++depth;
    if (one.kind == Lexeme::Kind::kClose) {
      balanced = balanced && --depth >= 0;
      filled = filled && last != Lexeme::Kind::kOpen;
    }
    last = one.kind;
  }
  if (balanced && filled && depth == 0) return;
  std::erase_if(found, [](const Lexeme& one) {
    return one.kind == Lexeme::Kind::kOpen || one.kind == Lexeme::Kind::kClose;
  });
}

WordNode joined(WordNode::Kind kind, std::vector<WordNode> parts) {
  if (parts.size() == 1) return std::move(parts[0]);
  return {kind, "", std::move(parts)};
}

class Parser {
 public:
  explicit Parser(const Lexemes& lexemes) : lexemes_(lexemes) {}

  Result<WordNode> any() {
    std::vector<WordNode> parts;
    do {
      Result<WordNode> part = all();
      if (!part) return part;
      parts.push_back(std::move(*part));
    } while (take("OR"));
    return joined(WordNode::Kind::kAny, std::move(parts));
  }

 private:
  bool at_operator(std::string_view name) const {
    return at_ < lexemes_.size() &&
           lexemes_[at_].kind == Lexeme::Kind::kOperator &&
           lexemes_[at_].text == name;
  }
  bool take(std::string_view name) {
    if (!at_operator(name)) return false;
    ++at_;
    return true;
  }
  bool ended() const {
    return at_ >= lexemes_.size() ||
           lexemes_[at_].kind == Lexeme::Kind::kClose || at_operator("OR");
  }

  Error dangling(std::string_view name) const {
    return bad_query(
        "E-QUERY-SYNTAX", fmt::format("{} has no word beside it", name),
        fmt::format("write: one {} other; or \"{}\" in quotes to find the "
                    "word",
                    name, name));
  }

  Result<WordNode> all() {
    std::vector<WordNode> wanted;
    std::vector<WordNode> unwanted;
    std::string_view last;
    while (!ended()) {
      const bool without = at_operator("NOT");
      const bool with = at_operator("AND");
      if (without || with) {
        last = without ? "NOT" : "AND";
        if (wanted.empty()) return dangling(last);
        ++at_;
        if (ended()) return dangling(last);
      }
      Result<WordNode> one = item();
      if (!one) return one;
      (without ? unwanted : wanted).push_back(std::move(*one));
    }
    if (wanted.empty()) return dangling("OR");
    WordNode all_of = joined(WordNode::Kind::kAll, std::move(wanted));
    if (unwanted.empty()) return all_of;
    std::vector<WordNode> both;
    both.push_back(std::move(all_of));
    both.push_back(joined(WordNode::Kind::kAny, std::move(unwanted)));
    return WordNode{WordNode::Kind::kWithout, "", std::move(both)};
  }

  Result<WordNode> item() {
    const Lexeme& one = lexemes_[at_];
    if (one.kind == Lexeme::Kind::kOperator) return dangling(one.text);
    ++at_;
    if (one.kind == Lexeme::Kind::kOpen) {
      Result<WordNode> inner = any();
      ++at_;  // the parenthesis that closes: they are balanced
      return inner;
    }
    const bool phrase = one.kind == Lexeme::Kind::kPhrase;
    const bool prefix = !phrase && one.text.ends_with('*');
    return WordNode{phrase   ? WordNode::Kind::kPhrase
                    : prefix ? WordNode::Kind::kPrefix
                             : WordNode::Kind::kWord,
                    one.text};
  }

  const Lexemes& lexemes_;
  std::size_t at_ = 0;
};

// Folds the words; what loses its last letter by that goes.
void fold_words(Lexemes& lexemes) {
  for (Lexeme& one : lexemes) {
    const bool word = one.kind == Lexeme::Kind::kWord;
    if (!word && one.kind != Lexeme::Kind::kPhrase) continue;
    const bool prefix = word && one.text.ends_with('*');
    one.text = searchable_key(one.text);
    // Quotes are split at before; folding may have made one of another kind.
    std::replace(one.text.begin(), one.text.end(), '"', ' ');
    // "pain," is pain; a sign within a word stays.
    while (!one.text.empty() && !is_word_byte(one.text.back()))
      one.text.pop_back();
    while (!one.text.empty() && !is_word_byte(one.text.front()))
      one.text.erase(0, 1);
    if (prefix) one.text += '*';
  }
  std::erase_if(lexemes, [](const Lexeme& one) {
    const bool word =
        one.kind == Lexeme::Kind::kWord || one.kind == Lexeme::Kind::kPhrase;
    return word && !has_word(one.text);
  });
}

}  // namespace

Result<std::optional<WordNode>> parse_words(const std::string& words) {
  if (words.size() > kMaxQueryBytes) {
    return bad_query("E-QUERY-LONG", "the query is longer than 1 KB",
                     "ask for fewer words");
  }
  Lexemes lexemes = split(words);
  fold_words(lexemes);
  drop_unbalanced(lexemes);
  const auto count =
      std::count_if(lexemes.begin(), lexemes.end(), [](const Lexeme& one) {
        return one.kind == Lexeme::Kind::kWord ||
               one.kind == Lexeme::Kind::kPhrase;
      });
  if (static_cast<std::size_t>(count) > kMaxQueryWords) {
    return bad_query(
        "E-QUERY-LONG",
        fmt::format("{} words are more than {}", count, kMaxQueryWords),
        "ask for fewer words");
  }
  if (lexemes.empty()) return std::optional<WordNode>();
  Result<WordNode> tree = Parser(lexemes).any();
  if (!tree) return tree.error();
  return std::optional<WordNode>(std::move(*tree));
}

std::string quoted_term(const std::string& folded) {
  std::string term = folded;
  std::replace(term.begin(), term.end(), '"', ' ');
  return '"' + term + '"';
}

std::string joined_expression(const std::vector<std::string>& parts,
                              const char* by) {
  if (parts.empty()) return "";
  if (parts.size() == 1) return parts[0];
  return fmt::format("({})", fmt::join(parts, fmt::format(" {} ", by)));
}

std::string plain_expression(const WordNode& node) {
  using Kind = WordNode::Kind;
  switch (node.kind) {
    case Kind::kWord:
    case Kind::kPhrase:
      return quoted_term(node.text);
    case Kind::kPrefix:
      return quoted_term(node.text.substr(0, node.text.size() - 1)) + " *";
    case Kind::kAll:
    case Kind::kAny:
    case Kind::kWithout:
      break;
  }
  std::vector<std::string> parts;
  parts.reserve(node.parts.size());
  for (const WordNode& part : node.parts)
    parts.push_back(plain_expression(part));
  return joined_expression(parts, node.kind == Kind::kAll   ? "AND"
                                  : node.kind == Kind::kAny ? "OR"
                                                            : "NOT");
}

}  // namespace casebook
