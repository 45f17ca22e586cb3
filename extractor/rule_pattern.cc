#include "extractor/rule_pattern.h"

#include <algorithm>

#include "corpus/fold.h"
#include "extractor/token.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

constexpr int kMostRepeats = 40;
constexpr int kMostDepth = 24;  // of <let>s in <let>s
// Words have their bounds already, and {number} is any figure.
constexpr const char* kEscapedLetter = "'\\' before a letter means nothing";
constexpr int kMostNested = 40;  // of '(' in '('
constexpr const char* kGapWithoutEnd = "a gap without an end (write _*6)";

bool is_name(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') ||
         ('0' <= c && c <= '9') || c == '_' || c == '-';
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

class PatternParser {
 public:
  PatternParser(std::string_view text, const Macros& macros, ItemTests& tests,
                int depth)
      : text_(text), macros_(macros), tests_(tests), depth_(depth) {}

  Result<PatternNode> parse() {
    PatternNode node = choice();
    if (error_.empty() && at_ < text_.size()) fail("unexpected ')'");
    if (!error_.empty())
      return Error{Fault::kGrammar, "E-RULE-PATTERN", "", error_, ""};
    return node;
  }

 private:
  void fail(const std::string& what) {
    if (!error_.empty()) return;
    const std::size_t from = at_ > 12 ? at_ - 12 : 0;
    error_ = what + " at «" + std::string(text_.substr(from, 28)) + "»";
  }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  bool at_end() {
    skip_space();
    return at_ >= text_.size() || !error_.empty();
  }

  PatternNode choice() {
    PatternNode node{.kind = PatternNode::Kind::kChoice};
    node.children.push_back(sequence());
    while (!at_end() && text_[at_] == '|') {
      ++at_;
      node.children.push_back(sequence());
    }
    return alone(std::move(node));
  }

  PatternNode sequence() {
    PatternNode node;
    while (!at_end() && text_[at_] != '|' && text_[at_] != ')') {
      const std::size_t first = node.children.size();
      element(node.children);
      if (node.children.size() > first) repeat(node.children, first);
    }
    // A gap in brackets is no gap to repeat().
    const bool gap = node.children.size() == 1 && node.children[0].is_without();
    return gap ? std::move(node) : alone(std::move(node));
  }

  // Of one child, that child.
  static PatternNode alone(PatternNode&& node) {
    if (node.children.size() != 1) return std::move(node);
    PatternNode only = std::move(node.children[0]);
    return only;
  }

  // One element; a literal may be several tokens.
  void element(std::vector<PatternNode>& out) {
    const char c = text_[at_];
    if (c == '{') return out.push_back(class_reference());
    if (c == '(') {
      const std::size_t open = at_++;
      if (++nested_ > kMostNested)
        return fail("more than 40 '(' in each other");
      PatternNode inner = choice();
      --nested_;
      if (at_end() || text_[at_] != ')') {
        at_ = std::min(open + 12, text_.size());
        return fail("a '(' is not closed");
      }
      ++at_;
      return out.push_back(std::move(inner));
    }
    if (c == '@') return macro(out);
    if (c == '^' || c == '$') {
      ++at_;
      return out.push_back({.kind = c == '^' ? PatternNode::Kind::kBegin
                                             : PatternNode::Kind::kEnd});
    }
    if (c == '_') {
      ++at_;
      return out.push_back(any_item());
    }
    literal(out);
  }

  PatternNode any_item() {
    return {.kind = PatternNode::Kind::kClass, .test = &tests_.any()};
  }

  PatternNode class_reference() {
    const std::size_t close = text_.find('}', at_);
    PatternNode node{.kind = PatternNode::Kind::kClass};
    if (close == std::string_view::npos) {
      fail("a '{' is not closed");
      return node;
    }
    std::string_view inner = text_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    const std::size_t colon = inner.find(':');
    if (colon != std::string_view::npos) {
      node.capture = trimmed(inner.substr(colon + 1));
      inner = inner.substr(0, colon);
    }
    node.test = &tests_.classes(inner);
    if (node.test->classes.empty()) fail("a class has no name");
    return node;
  }

  void macro(std::vector<PatternNode>& out) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_name(text_[end])) ++end;
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    const auto found = macros_.find(name);
    if (found == macros_.end()) return fail("no <let> of that name");
    if (depth_ > kMostDepth) return fail("a <let> that uses itself");
    at_ = end;
    Result<PatternNode> inner =
        PatternParser(found->second, macros_, tests_, depth_ + 1).parse();
    if (!inner) {
      error_ = inner.error().what;
      return;
    }
    out.push_back(std::move(*inner));
  }

  void literal(std::vector<PatternNode>& out) {
    std::string word;
    constexpr std::string_view kSpecial = "{}()|?*+@^$_ \n\t\r";
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        c = text_[++at_];
        if (is_name(c) && c != '-' && c != '_') return fail(kEscapedLetter);
      } else if (kSpecial.find(c) != std::string_view::npos) {
        break;
      }
      word += c;
      ++at_;
    }
    if (word.empty()) {
      fail("not understood");
      ++at_;
      return;
    }
    if (is_plain_word(word)) return add_literal(word, out);
    const std::string folded = fold_key(word);
    std::vector<Token> tokens;
    tokenize(
        folded, {0, static_cast<std::uint32_t>(folded.size())},
        [](std::string_view) { return false; }, tokens);
    for (const Token& token : tokens)
      add_literal(token_text(folded, token), out);
  }

  // One token, and folded: most words are, and need not be looked at again.
  static bool is_plain_word(std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return 'a' <= c && c <= 'z'; });
  }

  void add_literal(std::string_view word, std::vector<PatternNode>& out) {
    PatternNode& node = out.emplace_back();
    node.kind = PatternNode::Kind::kClass;
    node.test = &tests_.literal(word);
  }

  void repeat(std::vector<PatternNode>& out, std::size_t first) {
    if (at_ >= text_.size()) return;
    const char c = text_[at_];
    if (c != '?' && c != '*' && c != '+') return;
    ++at_;
    PatternNode node{.kind = PatternNode::Kind::kRepeat};
    node.least = c == '+' ? 1 : 0;
    node.most = c == '?' ? 1 : -1;
    if (c == '*' && at_ < text_.size() && '0' <= text_[at_] &&
        text_[at_] <= '9') {
      int most = 0;
      while (at_ < text_.size() && '0' <= text_[at_] && text_[at_] <= '9' &&
             most <= kMostRepeats)
        most = most * 10 + (text_[at_++] - '0');
      if (most > kMostRepeats) return fail("more than 40 repeats");
      node.most = static_cast<std::int8_t>(most);
    }
    // The whole of a literal of several tokens is repeated.
    node.children.assign(
        std::make_move_iterator(out.begin() + static_cast<long>(first)),
        std::make_move_iterator(out.end()));
    out.erase(out.begin() + static_cast<long>(first), out.end());
    const bool gap = node.children.size() == 1 && node.children[0].is_without();
    if (node.most < 0 && gap) return fail(kGapWithoutEnd);
    // A gap takes as little as it can: the nearest wins.
    node.lazy = c == '*' && node.most > 0 && gap;
    out.push_back(std::move(node));
  }

  std::string_view text_;
  const Macros& macros_;
  ItemTests& tests_;
  int depth_;
  int nested_ = 0;
  std::size_t at_ = 0;
  std::string error_;
};

class Translator {
 public:
  explicit Translator(const SymbolTable& symbols) : symbols_(symbols) {}

  TranslatedPattern run(const PatternNode& node) {
    result_.expression = text(node);
    require(node);
    return std::move(result_);
  }

 private:
  std::vector<ClassId> ids(const std::vector<std::string>& names) {
    std::vector<ClassId> all;
    all.reserve(names.size());
    for (const std::string& name : names) {
      if (const int id = symbols_.find_class(name); id >= 0)
        all.push_back(static_cast<ClassId>(id));
    }
    return all;
  }

  std::string text(const PatternNode& node) {
    using Kind = PatternNode::Kind;
    switch (node.kind) {
      case Kind::kBegin:
        return "^";
      case Kind::kEnd:
        return "$";
      case Kind::kClass:
        return class_text(node);
      case Kind::kRepeat:
        return repeat_text(node);
      case Kind::kSequence:
      case Kind::kChoice:
        break;
    }
    std::string all;
    for (const PatternNode& child : node.children) {
      if (node.kind == Kind::kChoice && &child != &node.children[0]) all += '|';
      all += text(child);
    }
    return node.kind == Kind::kChoice ? "(?:" + all + ")" : all;
  }

  std::string class_text(const PatternNode& node) {
    std::string set =
        symbols_.expression({ids(node.classes()), ids(node.test->also),
                             ids(node.test->excluded), node.test->without});
    if (node.capture.empty()) return set;
    result_.captures.push_back(node.capture);
    return "(" + set + ")";
  }

  std::string repeat_text(const PatternNode& node) {
    std::string inner;
    for (const PatternNode& child : node.children) inner += text(child);
    inner = "(?:" + inner + ")";
    if (node.most < 0) return inner + (node.least == 0 ? "*" : "+");
    if (node.most == 1) return inner + (node.lazy ? "??" : "?");
    return inner + "{" + std::to_string(node.least) + "," +
           std::to_string(node.most) + "}" + (node.lazy ? "?" : "");
  }

  // What a match cannot do without: only what stands outside of choices and
  // optional repeats.
  void require(const PatternNode& node) {
    using Kind = PatternNode::Kind;
    if (node.kind == Kind::kClass && !node.is_without())
      result_.required.push_back(ids(node.classes()));
    if (node.kind == Kind::kSequence ||
        (node.kind == Kind::kRepeat && node.least > 0))
      for (const PatternNode& child : node.children) require(child);
    if (node.kind == Kind::kChoice) require_choice(node);
  }

  // Of a choice between single classes, one must be there.
  void require_choice(const PatternNode& node) {
    std::vector<ClassId> any;
    for (const PatternNode& child : node.children) {
      const PatternNode* only = &child;
      while (only->kind == PatternNode::Kind::kSequence &&
             only->children.size() == 1)
        only = &only->children[0];
      if (only->kind != PatternNode::Kind::kClass || only->is_without()) return;
      for (const ClassId id : ids(only->classes())) any.push_back(id);
    }
    result_.required.push_back(std::move(any));
  }

  const SymbolTable& symbols_;
  TranslatedPattern result_;
};

}  // namespace

Result<PatternNode> parse_pattern(std::string_view text, const Macros& macros,
                                  ItemTests& tests) {
  return PatternParser(text, macros, tests, 0).parse();
}

const std::vector<std::string>& PatternNode::classes() const {
  static const std::vector<std::string> none;
  return test == nullptr ? none : test->classes;
}

bool PatternNode::operator==(const PatternNode& other) const {
  const bool alike =
      test == other.test ||
      (test != nullptr && other.test != nullptr && test->is_like(*other.test));
  return alike && kind == other.kind && lazy == other.lazy &&
         least == other.least && most == other.most &&
         capture == other.capture && children == other.children;
}

void make_classes(const ItemTest& test, SymbolTable& symbols) {
  for (const auto* names : {&test.classes, &test.also, &test.excluded})
    for (const std::string& name : *names) symbols.class_of(name);
}

void make_classes(const PatternNode& node, SymbolTable& symbols) {
  if (node.test != nullptr) make_classes(*node.test, symbols);
  for (const PatternNode& child : node.children) make_classes(child, symbols);
}

void collect_classes(const PatternNode& node, std::set<std::string>& classes) {
  classes.insert(node.classes().begin(), node.classes().end());
  for (const PatternNode& child : node.children)
    collect_classes(child, classes);
}

TranslatedPattern translate(const PatternNode& node, SymbolTable& symbols) {
  make_classes(node, symbols);
  return translate_known(node, symbols);
}

TranslatedPattern translate_known(const PatternNode& node,
                                  const SymbolTable& symbols) {
  return Translator(symbols).run(node);
}

}  // namespace casebook
