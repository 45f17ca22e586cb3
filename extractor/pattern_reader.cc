#include "extractor/pattern_reader.h"

#include <algorithm>
#include <span>
#include <utility>

#include "corpus/ascii.h"
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
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || is_digit(c) ||
         c == '_' || c == '-';
}

// What ends a literal.
bool is_special(char c) {
  constexpr std::string_view kSpecial = "{}()|?*+@^$_ \n\t\r";
  return kSpecial.find(c) != std::string_view::npos;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

}  // namespace

// Reads one text, or a <let>'s `depth` deep in others. Nodes that are read wait
// in `open_` until all that stand beside them are there.
class PatternParser {
 public:
  PatternParser(std::string_view text, PatternReader& reader, int depth)
      : text_(text),
        reader_(reader),
        tests_(*reader.tests_),
        open_(reader.open_),
        depth_(depth) {}

  Result<PatternNode> parse() {
    const std::size_t first = open_.size();
    const PatternNode node = choice();
    if (error_.empty() && at_ < text_.size()) fail("unexpected ')'");
    open_.resize(first);
    if (!error_.empty()) return mistake();
    return node;
  }

  // The same of a <let>, which is then known.
  Result<PatternNode> parse(PatternReader::Let& let) {
    if (!read(let)) return mistake();
    return let.node;
  }

 private:
  void fail(const std::string& what) {
    if (!error_.empty()) return;
    const std::size_t from = at_ > 12 ? at_ - 12 : 0;
    error_ = what + " at «" + std::string(text_.substr(from, 28)) + "»";
  }

  Error mistake() const {
    return {Fault::kGrammar, "E-RULE-PATTERN", "", error_, ""};
  }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  bool at_end() {
    skip_space();
    return at_ >= text_.size() || !error_.empty();
  }

  PatternNode choice() {
    const std::size_t first = open_.size();
    open_.push_back(sequence());
    while (!at_end() && text_[at_] == '|') {
      ++at_;
      open_.push_back(sequence());
    }
    return alone(PatternNode::Kind::kChoice, first);
  }

  PatternNode sequence() {
    const std::size_t first = open_.size();
    while (!at_end() && text_[at_] != '|' && text_[at_] != ')') {
      const std::size_t before = open_.size();
      element();
      if (open_.size() > before) repeat(before);
    }
    // A gap in brackets is no gap to repeat().
    if (is_gap(first)) return {.children = close(first)};
    return alone(PatternNode::Kind::kSequence, first);
  }

  bool is_gap(std::size_t first) const {
    return open_.size() == first + 1 && open_.back().is_without();
  }

  // Of one node, that one.
  PatternNode alone(PatternNode::Kind kind, std::size_t first) {
    if (open_.size() != first + 1)
      return {.kind = kind, .children = close(first)};
    const PatternNode only = open_.back();
    open_.pop_back();
    return only;
  }

  // Those from `first` on are all that stand beside each other.
  PatternNodes close(std::size_t first) {
    const std::span<const PatternNode> kept =
        tests_.room().keep(std::span<const PatternNode>(open_).subspan(first));
    open_.resize(first);
    return {kept.data(), kept.size()};
  }

  // One element; a literal may be several tokens.
  void element() {
    const char c = text_[at_];
    if (c == '{') return open_.push_back(class_reference());
    if (c == '(') {
      const std::size_t open = at_++;
      if (++nested_ > kMostNested)
        return fail("more than 40 '(' in each other");
      const PatternNode inner = choice();
      --nested_;
      if (at_end() || text_[at_] != ')') {
        at_ = std::min(open + 12, text_.size());
        return fail("a '(' is not closed");
      }
      ++at_;
      return open_.push_back(inner);
    }
    if (c == '@') return let();
    if (c == '^' || c == '$') {
      ++at_;
      return open_.push_back({.kind = c == '^' ? PatternNode::Kind::kBegin
                                               : PatternNode::Kind::kEnd});
    }
    if (c == '_') {
      ++at_;
      return open_.push_back(any_item());
    }
    literal();
  }

  PatternNode any_item() {
    return {.kind = PatternNode::Kind::kClass, .test = &tests_.any()};
  }

  // The ':' of "{drug:d}"; that of "{drug|=:}" is a word.
  static std::size_t capture_mark(std::string_view inner) {
    std::size_t at = inner.find(':');
    while (at != inner.npos && at > 0 && inner[at - 1] == '=')
      at = inner.find(':', at + 1);
    return at;
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
    const std::size_t colon = capture_mark(inner);
    if (colon != std::string_view::npos) {
      node.capture = tests_.room().keep(
          std::string_view(trimmed(inner.substr(colon + 1))));
      captures_ = captures_ || !node.capture.empty();
      inner = inner.substr(0, colon);
    }
    node.test = &tests_.classes(inner);
    const auto lacks_name = [](const std::string& name) { return name == "="; };
    if (node.test->classes.empty() ||
        std::ranges::any_of(node.test->classes, lacks_name))
      fail("a class has no name");
    return node;
  }

  void let() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_name(text_[end])) ++end;
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    const auto found = reader_.lets_.find(name);
    if (found == reader_.lets_.end()) return fail("no <let> of that name");
    PatternReader::Let& used = found->second;
    if (depth_ + std::max(used.height, 0) > kMostDepth)
      return fail("a <let> that uses itself");
    at_ = end;
    // A capture is known by its node: each use has one of its own.
    const bool known = used.height >= 0 && !used.captures;
    if (!known && !read(used)) return;
    open_.push_back(used.node);
    height_ = std::max(height_, used.height + 1);
    captures_ = captures_ || used.captures;
  }

  bool read(PatternReader::Let& let) {
    PatternParser inner(let.text, reader_, depth_ + 1);
    const Result<PatternNode> node = inner.parse();
    if (!node) {
      error_ = node.error().what;
      return false;
    }
    let.node = *node;
    let.height = inner.height_;
    let.captures = inner.captures_;
    return true;
  }

  void literal() {
    if (plain_word()) return;
    std::string word;
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        c = text_[++at_];
        if (is_name(c) && c != '-' && c != '_') return fail(kEscapedLetter);
      } else if (is_special(c)) {
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
    const std::string folded = fold_key(word);
    std::vector<Token> tokens;
    tokenize(
        folded, {0, static_cast<std::uint32_t>(folded.size())},
        [](std::string_view) { return false; }, tokens);
    for (const Token& token : tokens) add_literal(token_text(folded, token));
  }

  // One token, and folded: most words are, and need not be looked at again.
  bool plain_word() {
    std::size_t end = at_;
    while (end < text_.size() && 'a' <= text_[end] && text_[end] <= 'z') ++end;
    if (end == at_ || (end < text_.size() && !is_special(text_[end])))
      return false;
    add_literal(text_.substr(at_, end - at_));
    at_ = end;
    return true;
  }

  void add_literal(std::string_view word) {
    open_.push_back(
        {.kind = PatternNode::Kind::kClass, .test = &tests_.literal(word)});
  }

  void repeat(std::size_t first) {
    if (at_ >= text_.size()) return;
    const char c = text_[at_];
    if (c != '?' && c != '*' && c != '+') return;
    ++at_;
    PatternNode node{.kind = PatternNode::Kind::kRepeat};
    node.least = c == '+' ? 1 : 0;
    node.most = c == '?' ? 1 : -1;
    if (c == '*' && at_ < text_.size() && is_digit(text_[at_])) {
      int most = 0;
      while (at_ < text_.size() && is_digit(text_[at_]) && most <= kMostRepeats)
        most = most * 10 + (text_[at_++] - '0');
      if (most > kMostRepeats) return fail("more than 40 repeats");
      node.most = static_cast<std::int8_t>(most);
    }
    const bool gap = is_gap(first);
    if (node.most < 0 && gap) return fail(kGapWithoutEnd);
    // A gap takes as little as it can: the nearest wins.
    node.lazy = c == '*' && node.most > 0 && gap;
    // The whole of a literal of several tokens is repeated.
    node.children = close(first);
    open_.push_back(node);
  }

  std::string_view text_;
  PatternReader& reader_;
  ItemTests& tests_;
  std::vector<PatternNode>& open_;
  int depth_;
  int height_ = 0;
  bool captures_ = false;
  int nested_ = 0;
  std::size_t at_ = 0;
  std::string error_;
};

Result<PatternNode> PatternReader::define(std::string_view name,
                                          std::string text) {
  const auto [known, fresh] = lets_.try_emplace(std::string(name));
  Let& let = known->second;
  if (!fresh && let.text != text) {
    // It may stand in any of them.
    for (auto& [other, one] : lets_) one.height = -1;
  }
  let.text = std::move(text);
  constexpr int kInNone = -1;
  return PatternParser("", *this, kInNone).parse(let);
}

Result<PatternNode> PatternReader::read(std::string_view text) {
  return PatternParser(text, *this, 0).parse();
}

}  // namespace casebook
