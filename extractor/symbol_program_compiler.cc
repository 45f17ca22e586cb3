#include <algorithm>
#include <map>

#include "extractor/pattern_shape.h"
#include "extractor/symbol_program.h"

namespace casebook {
namespace {

constexpr std::size_t kMostInstructions = 20'000;

}  // namespace

// Emits backwards: each piece is told what follows it.
class SymbolProgramCompiler {
 public:
  explicit SymbolProgramCompiler(ItemSets& items) : items_(items) {}

  SymbolProgram run(const PatternNode& node) {
    number_captures(node);
    const std::uint32_t match = add({});
    made_.start_ = emit(node, match);
    find_branches(node);
    made_.anchored_ = is_anchored(node);
    begin_with(made_.start_);
    made_.first_ = items_.id_of(first_);
    return std::move(made_);
  }

 private:
  using Kind = SymbolProgram::Kind;
  using Instruction = SymbolProgram::Instruction;

  void number_captures(const PatternNode& node) {
    if (!node.capture.empty()) {
      made_.captures_.emplace_back(node.capture);
      numbers_[&node] = static_cast<std::uint8_t>(made_.captures_.size());
      made_.whole_ = made_.whole_ && made_.captures_.size() < UINT8_MAX;
    }
    for (const PatternNode& child : node.children) number_captures(child);
  }

  std::uint32_t add(const Instruction& instruction) {
    if (made_.code_.size() >= kMostInstructions) {
      made_.whole_ = false;
      return 0;
    }
    made_.code_.push_back(instruction);
    return static_cast<std::uint32_t>(made_.code_.size() - 1);
  }

  std::uint32_t split(std::uint32_t first, std::uint32_t second) {
    return add({.kind = Kind::kSplit, .next = first, .other = second});
  }

  std::uint32_t emit(const PatternNode& node, std::uint32_t next) {
    using Node = PatternNode::Kind;
    if (!made_.whole_) return 0;
    switch (node.kind) {
      case Node::kBegin:
        return add({.kind = Kind::kBegin, .next = next});
      case Node::kEnd:
        return add({.kind = Kind::kEnd, .next = next});
      case Node::kClass:
        return add({.kind = Kind::kSet,
                    .capture = node.capture.empty() ? std::uint8_t{0}
                                                    : numbers_[&node],
                    .set = items_.id_of(items_.of(*node.test)),
                    .next = next});
      case Node::kRepeat:
        return emit_repeat(node, next);
      case Node::kChoice:
        return emit_choice(node, next);
      case Node::kSequence:
        break;
    }
    return emit_all(node, next);
  }

  std::uint32_t emit_all(const PatternNode& node, std::uint32_t next) {
    for (std::size_t i = node.children.size(); i-- > 0;)
      next = emit(node.children[i], next);
    return next;
  }

  // Single items side by side are one set: "(the|this|our)" is one step.
  std::uint32_t emit_choice(const PatternNode& node, std::uint32_t next) {
    if (ItemSet* const one = items_.of_single(node)) return step(*one, next);
    bool any = false;
    std::uint32_t rest = 0;
    const auto put = [&](std::uint32_t branch) {
      rest = any ? split(branch, rest) : branch;
      any = true;
    };
    for (std::size_t left = node.children.size(); left > 0;) {
      const PatternNode& last = node.children[--left];
      ItemSet* const one = items_.of_single(last);
      if (one == nullptr) {
        put(emit(last, next));
        continue;
      }
      ItemSet joined{one->symbols};
      const std::size_t first = left;
      for (; left > 0; --left) {
        const ItemSet* more = items_.of_single(node.children[left - 1]);
        if (more == nullptr) break;
        joined.symbols.add(more->symbols);
      }
      put(step(left == first ? *one : joined, next));
    }
    return rest;
  }

  std::uint32_t step(ItemSet& set, std::uint32_t next) {
    return add({.kind = Kind::kSet, .set = items_.id_of(set), .next = next});
  }

  std::uint32_t emit_repeat(const PatternNode& node, std::uint32_t next) {
    if (node.most < 0) return emit_loop(node, next);
    std::uint32_t start = next;
    for (int i = 0; i < node.most && made_.whole_; ++i) {
      const std::uint32_t body = emit_all(node, start);
      start = node.lazy ? split(next, body) : split(body, next);
    }
    return start;
  }

  // Of what may be empty, x* is (x+)?, as in RE2.
  std::uint32_t emit_loop(const PatternNode& node, std::uint32_t next) {
    const std::uint32_t again = split(next, next);
    const std::uint32_t body = emit_all(node, again);
    made_.code_[again].next = body;
    if (node.least > 0) return body;
    const bool empty =
        std::all_of(node.children.begin(), node.children.end(), may_be_empty);
    made_.always_remembers_ = made_.always_remembers_ || empty;
    return empty ? split(body, next) : again;
  }

  void find_branches(const PatternNode& node) {
    using Node = PatternNode::Kind;
    if (node.kind == Node::kSequence && node.children.size() == 1)
      return find_branches(node.children[0]);
    if (node.kind == Node::kChoice && !node.children.empty()) {
      for (const PatternNode& child : node.children) find_branches(child);
      return;
    }
    SymbolProgram::Branch branch{{}, is_anchored(node)};
    std::vector<ItemSets::Needed> needed;
    items_.require(node, {}, needed);
    for (const ItemSets::Needed& one : needed) {
      branch.required.push_back(
          {items_.id_of(*one.set), one.offset.least, one.offset.most});
    }
    made_.branches_.push_back(std::move(branch));
  }

  void begin_with(std::uint32_t at) {
    visited_.resize(made_.code_.size());
    if (visited_[at]) return;
    visited_[at] = true;
    const Instruction& one = made_.code_[at];
    if (one.kind == Kind::kMatch) {
      made_.anywhere_ = true;
    } else if (one.kind == Kind::kSet) {
      first_.add(items_.at(one.set));
    } else {
      begin_with(one.next);
      if (one.kind == Kind::kSplit) begin_with(one.other);
    }
  }

  ItemSets& items_;
  SymbolProgram made_;
  SymbolSet first_;
  std::map<const PatternNode*, std::uint8_t> numbers_;
  std::vector<bool> visited_;  // by begin_with(), of the code
};

SymbolProgram SymbolProgram::compile(const PatternNode& node, ItemSets& items) {
  return SymbolProgramCompiler(items).run(node);
}

}  // namespace casebook
