#include <algorithm>
#include <deque>
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
  explicit SymbolProgramCompiler(ItemSets& items)
      : items_(items), sets_(items.sets()) {}

  SymbolProgram run(const PatternNode& node) {
    number_captures(node);
    const std::uint32_t match = add({});
    made_.start_ = emit(node, match);
    find_branches(node);
    made_.anchored_ = is_anchored(node);
    begin_with(made_.start_);
    made_.first_ = sets_.add(first_);
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
                    .set = items_.id_of(*node.test),
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
    bool any = false;
    std::uint32_t rest = 0;
    const auto put = [&](std::uint32_t branch) {
      rest = any ? split(branch, rest) : branch;
      any = true;
    };
    for (std::size_t left = node.children.size(); left > 0;) {
      const PatternNode& last = node.children[--left];
      const SymbolSet* one = single(last);
      if (one == nullptr) {
        put(emit(last, next));
        continue;
      }
      SymbolSet set = *one;
      for (; left > 0; --left) {
        const SymbolSet* more = single(node.children[left - 1]);
        if (more == nullptr) break;
        set.add(*more);
      }
      put(add({.kind = Kind::kSet, .set = sets_.add(set), .next = next}));
    }
    return rest;
  }

  // What the node takes, where it is one item and nothing captures it.
  const SymbolSet* single(const PatternNode& node) {
    using Node = PatternNode::Kind;
    if (!node.capture.empty()) return nullptr;
    if (node.kind == Node::kClass) return &items_.of(*node.test);
    if (node.kind == Node::kSequence && node.children.size() == 1)
      return single(node.children[0]);
    if (node.kind != Node::kChoice || node.children.empty()) return nullptr;
    SymbolSet all;
    for (const PatternNode& child : node.children) {
      const SymbolSet* one = single(child);
      if (one == nullptr) return nullptr;
      all.add(*one);
    }
    return keep(std::move(all));
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

  const SymbolSet* keep(SymbolSet&& set) {
    return &kept_.emplace_back(std::move(set));
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
    for (const Needed& one : required(node)) {
      const SymbolSets::Id id =
          one.test != nullptr ? items_.id_of(*one.test) : sets_.add(*one.set);
      branch.required.push_back({id, one.offset.least, one.offset.most});
    }
    made_.branches_.push_back(std::move(branch));
  }

  struct Needed {
    const SymbolSet* set = nullptr;
    Length offset;                   // from the node's begin
    const ItemTest* test = nullptr;  // whose set it is; null: of a choice
  };

  // What no match can do without.
  std::vector<Needed> required(const PatternNode& node) {
    using Node = PatternNode::Kind;
    if (node.kind == Node::kClass)
      return {{&items_.of(*node.test), {}, node.test}};
    if (node.kind == Node::kChoice) return required_choice(node);
    std::vector<Needed> all;
    if (node.kind == Node::kRepeat && node.least == 0) return all;
    Length before;
    for (const PatternNode& child : node.children) {
      for (const Needed& one : required(child)) {
        Length offset = before;
        offset.append(one.offset);
        all.push_back({one.set, offset, one.test});
      }
      before.append(length_of(child));
    }
    return all;
  }

  // Each branch needs something: one of these must be there.
  std::vector<Needed> required_choice(const PatternNode& node) {
    SymbolSet any;
    Length offset{Length::kAny, 0};
    for (const PatternNode& child : node.children) {
      const std::vector<Needed> needed = required(child);
      const auto rarest = std::min_element(
          needed.begin(), needed.end(), [](const auto& a, const auto& b) {
            return a.set->size() < b.set->size();
          });
      if (rarest == needed.end()) return {};
      any.add(*rarest->set);
      offset = {std::min(offset.least, rarest->offset.least),
                std::max(offset.most, rarest->offset.most)};
    }
    return {{keep(std::move(any)), offset}};
  }

  void begin_with(std::uint32_t at) {
    visited_.resize(made_.code_.size());
    if (visited_[at]) return;
    visited_[at] = true;
    const Instruction& one = made_.code_[at];
    if (one.kind == Kind::kMatch) {
      made_.anywhere_ = true;
    } else if (one.kind == Kind::kSet) {
      first_.add(sets_.at(one.set));
    } else {
      begin_with(one.next);
      if (one.kind == Kind::kSplit) begin_with(one.other);
    }
  }

  ItemSets& items_;
  SymbolSets& sets_;
  SymbolProgram made_;
  SymbolSet first_;
  std::deque<SymbolSet> kept_;  // they stay where they are
  std::map<const PatternNode*, std::uint8_t> numbers_;
  std::vector<bool> visited_;  // by begin_with(), of the code
};

SymbolProgram SymbolProgram::compile(const PatternNode& node, ItemSets& items) {
  return SymbolProgramCompiler(items).run(node);
}

}  // namespace casebook
