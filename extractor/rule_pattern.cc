#include "extractor/rule_pattern.h"

#include <algorithm>

namespace casebook {
namespace {

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
    result_.captures.emplace_back(node.capture);
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
         capture == other.capture &&
         std::equal(children.begin(), children.end(), other.children.begin(),
                    other.children.end());
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
