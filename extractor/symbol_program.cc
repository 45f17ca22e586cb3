#include "extractor/symbol_program.h"

#include <algorithm>
#include <map>
#include <optional>

namespace casebook {
namespace {

constexpr std::size_t kMostInstructions = 20'000;
// A search that took so many steps is begun again with a memory of its
// states: no pattern may take exponential time.
constexpr std::uint32_t kBudget = 4096;

bool nullable(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  const auto empty = [](const PatternNode& child) { return nullable(child); };
  switch (node.kind) {
    case Kind::kClass:
      return false;
    case Kind::kRepeat:
      return node.least == 0 ||
             std::all_of(node.children.begin(), node.children.end(), empty);
    case Kind::kChoice:
      return std::any_of(node.children.begin(), node.children.end(), empty);
    case Kind::kSequence:
      return std::all_of(node.children.begin(), node.children.end(), empty);
    case Kind::kBegin:
    case Kind::kEnd:
      break;
  }
  return true;
}

}  // namespace

// Emits backwards: each piece is told what follows it.
class SymbolProgramCompiler {
 public:
  explicit SymbolProgramCompiler(const SymbolTable& symbols)
      : symbols_(symbols) {}

  SymbolProgram run(const PatternNode& node) {
    number_captures(node);
    const std::uint32_t match = add({});
    made_.start_ = emit(node, match);
    made_.required_ = required(node);
    begin_with(made_.start_);
    return std::move(made_);
  }

 private:
  using Kind = SymbolProgram::Kind;
  using Instruction = SymbolProgram::Instruction;

  void number_captures(const PatternNode& node) {
    if (!node.capture.empty()) {
      made_.captures_.push_back(node.capture);
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
                    .set = number_of(symbols_of(node)),
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
    for (auto child = node.children.rbegin(); child != node.children.rend();
         ++child)
      next = emit(*child, next);
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
    const auto end = node.children.rend();
    for (auto child = node.children.rbegin(); child != end;) {
      std::optional<SymbolSet> set = single(*child);
      if (!set) {
        put(emit(*child++, next));
        continue;
      }
      for (++child; child != end; ++child) {
        const std::optional<SymbolSet> more = single(*child);
        if (!more) break;
        set->add(*more);
      }
      put(add({.kind = Kind::kSet,
               .set = number_of(std::move(*set)),
               .next = next}));
    }
    return rest;
  }

  // What the node takes, where it is one item and nothing captures it.
  std::optional<SymbolSet> single(const PatternNode& node) const {
    using Node = PatternNode::Kind;
    if (!node.capture.empty()) return std::nullopt;
    if (node.kind == Node::kClass) return symbols_of(node);
    if (node.kind == Node::kSequence && node.children.size() == 1)
      return single(node.children[0]);
    if (node.kind != Node::kChoice || node.children.empty())
      return std::nullopt;
    SymbolSet all;
    for (const PatternNode& child : node.children) {
      const std::optional<SymbolSet> one = single(child);
      if (!one) return std::nullopt;
      all.add(*one);
    }
    return all;
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
        std::all_of(node.children.begin(), node.children.end(), nullable);
    made_.always_remembers_ = made_.always_remembers_ || empty;
    return empty ? split(body, next) : again;
  }

  SymbolSet symbols_of(const PatternNode& node) const {
    return symbols_.select(
        {ids(node.classes), ids(node.also), ids(node.excluded), node.without});
  }

  std::uint16_t number_of(SymbolSet set) {
    const auto known = std::find(made_.sets_.begin(), made_.sets_.end(), set);
    const auto index = known - made_.sets_.begin();
    if (known == made_.sets_.end()) made_.sets_.push_back(std::move(set));
    return static_cast<std::uint16_t>(index);
  }

  std::vector<ClassId> ids(const std::vector<std::string>& names) const {
    std::vector<ClassId> found;
    for (const std::string& name : names) {
      const int id = symbols_.find_class(name);
      if (id >= 0) found.push_back(static_cast<ClassId>(id));
    }
    return found;
  }

  // What no match can do without.
  std::vector<SymbolSet> required(const PatternNode& node) const {
    using Node = PatternNode::Kind;
    if (node.kind == Node::kClass) return {symbols_of(node)};
    if (node.kind == Node::kChoice) return required_choice(node);
    std::vector<SymbolSet> all;
    if (node.kind == Node::kRepeat && node.least == 0) return all;
    for (const PatternNode& child : node.children) {
      std::vector<SymbolSet> some = required(child);
      std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
  }

  // Each branch needs something: one of these must be there.
  std::vector<SymbolSet> required_choice(const PatternNode& node) const {
    SymbolSet any;
    for (const PatternNode& child : node.children) {
      const std::vector<SymbolSet> sets = required(child);
      const auto rarest = std::min_element(
          sets.begin(), sets.end(), [](const SymbolSet& a, const SymbolSet& b) {
            return a.size() < b.size();
          });
      if (rarest == sets.end()) return {};
      any.add(*rarest);
    }
    return {any};
  }

  void begin_with(std::uint32_t at) {
    if (!visited_.insert({at, true}).second) return;
    const Instruction& one = made_.code_[at];
    if (one.kind == Kind::kMatch) {
      made_.anywhere_ = true;
    } else if (one.kind == Kind::kSet) {
      made_.first_.add(made_.sets_[one.set]);
    } else {
      begin_with(one.next);
      if (one.kind == Kind::kSplit) begin_with(one.other);
    }
  }

  const SymbolTable& symbols_;
  SymbolProgram made_;
  std::map<const PatternNode*, std::uint8_t> numbers_;
  std::map<std::uint32_t, bool> visited_;
};

SymbolProgram SymbolProgram::compile(const PatternNode& node,
                                     const SymbolTable& symbols) {
  return SymbolProgramCompiler(symbols).run(node);
}

bool SymbolProgram::find(std::span<const Symbol> sequence, std::uint32_t from,
                         Scratch& scratch) const {
  scratch.steps_ = 0;
  scratch.visited_.clear();
  if (always_remembers_) remember(sequence.size(), scratch);
  for (std::size_t start = from; start < sequence.size(); ++start) {
    if (!anywhere_ && !first_.has(sequence[start])) continue;
    if (run(sequence, static_cast<std::uint32_t>(start), scratch)) return true;
  }
  return anywhere_ && from <= sequence.size() &&
         run(sequence, static_cast<std::uint32_t>(sequence.size()), scratch);
}

void SymbolProgram::remember(std::size_t length, Scratch& scratch) const {
  scratch.visited_.assign((code_.size() * (length + 1) + 63) / 64, 0);
}

bool SymbolProgram::run(std::span<const Symbol> sequence, std::uint32_t start,
                        Scratch& scratch) const {
  scratch.begin = start;
  scratch.captures.assign(captures_.size(), kNone);
  scratch.jobs_.assign(1, {start_, start, false});
  while (!scratch.jobs_.empty()) {
    const Scratch::Job job = scratch.jobs_.back();
    scratch.jobs_.pop_back();
    if (job.restore) {
      scratch.captures[job.at] = job.place;
      continue;
    }
    if (advance(sequence, job, scratch)) return true;
    if (scratch.steps_ > kBudget && scratch.visited_.empty()) {
      remember(sequence.size(), scratch);
      scratch.captures.assign(captures_.size(), kNone);
      scratch.jobs_.assign(1, {start_, start, false});
    }
  }
  return false;
}

// Follows one branch to its end; what is left to try goes on the stack.
bool SymbolProgram::advance(std::span<const Symbol> sequence, Scratch::Job job,
                            Scratch& scratch) const {
  while (true) {
    ++scratch.steps_;
    if (!scratch.visited_.empty() && seen(job, sequence.size(), scratch))
      return false;
    const Instruction& one = code_[job.at];
    switch (one.kind) {
      case Kind::kMatch:
        scratch.end = job.place;
        return true;
      case Kind::kSplit:
        scratch.jobs_.push_back({one.other, job.place, false});
        break;
      case Kind::kBegin:
        if (job.place != 0) return false;
        break;
      case Kind::kEnd:
        if (job.place != sequence.size()) return false;
        break;
      case Kind::kSet:
        if (job.place >= sequence.size() ||
            !sets_[one.set].has(sequence[job.place]))
          return false;
        if (one.capture != 0) {
          std::uint32_t& taken = scratch.captures[one.capture - 1U];
          scratch.jobs_.push_back({one.capture - 1U, taken, true});
          taken = job.place;
        }
        ++job.place;
        break;
    }
    job.at = one.next;
  }
}

bool SymbolProgram::seen(Scratch::Job job, std::size_t length,
                         Scratch& scratch) const {
  const std::size_t bit = job.at * (length + 1) + job.place;
  std::uint64_t& word = scratch.visited_[bit / 64];
  const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
  const bool was = (word & mask) != 0;
  word |= mask;
  return was;
}

}  // namespace casebook
