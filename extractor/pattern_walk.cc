#include "extractor/pattern_walk.h"

#include <algorithm>

namespace casebook {
namespace {

using Kind = PatternNode::Kind;

// A gap says nothing; a figure little, since every text is full of them.
int weight_of(const PatternNode& node) {
  if (node.is_without()) return 0;
  const auto figure = [](const std::string& cls) {
    return cls == "number" || cls == "integer" || cls == "decimal" ||
           cls == "small" || cls == "word" || cls == "letter";
  };
  const std::vector<std::string>& classes = node.classes();
  return std::any_of(classes.begin(), classes.end(), figure) ? 1 : 2;
}

int least_weight(const PatternNode& node) {
  if (node.kind == Kind::kClass) return weight_of(node);
  if (node.kind == Kind::kRepeat && node.least == 0) return 0;
  int sum = 0;
  int least = -1;
  for (const PatternNode& child : node.children) {
    const int weight = least_weight(child);
    sum += weight;
    least = least < 0 ? weight : std::min(least, weight);
  }
  return node.kind == Kind::kChoice ? std::max(least, 0) : sum;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    if (name == "stop" && names.size() > 1) continue;
    all += (all.empty() ? "" : "|") +
           (name.starts_with('=') ? name.substr(1) : name);
  }
  return all;
}

}  // namespace

std::string PatternWalk::shown(const PatternNode& node) {
  if (node.kind == Kind::kBegin) return "the sentence's begin";
  if (node.kind == Kind::kEnd) return "the sentence's end";
  const ItemTest& test = *node.test;
  const bool literal = test.classes.size() == 1 && !test.without &&
                       test.classes[0].starts_with('=');
  if (literal) return "“" + test.classes[0].substr(1) + "”";
  std::string text = test.without ? "{!" : "{";
  text += joined(test.classes);
  if (!test.also.empty()) text += "&" + joined(test.also);
  if (!test.excluded.empty()) text += "^" + joined(test.excluded);
  return text + "}";
}

bool PatternWalk::fits(const PatternNode& node, std::uint32_t item) const {
  const auto holds = [&](const std::string& cls) { return test_(item, cls); };
  const ItemTest& test = *node.test;
  const bool any = std::any_of(test.classes.begin(), test.classes.end(), holds);
  if (any == test.without) return false;
  return std::all_of(test.also.begin(), test.also.end(), holds) &&
         std::none_of(test.excluded.begin(), test.excluded.end(), holds);
}

bool PatternWalk::asks_for(const PatternNode& node, std::uint32_t item) const {
  if (node.kind == Kind::kClass) return !node.is_without() && fits(node, item);
  return std::any_of(
      node.children.begin(), node.children.end(),
      [&](const PatternNode& child) { return asks_for(child, item); });
}

bool PatternWalk::match(const PatternNode& node, std::uint32_t from) {
  steps_ = 0;
  weight_ = 0;
  captures_.clear();
  begin_ = end_ = from;
  optional_ = false;
  best_ = {from, from};
  best_rank_ = 0;
  return step(node, from, [&](std::uint32_t at) {
    end_ = at;
    return true;
  });
}

PatternProgress PatternWalk::progress(const PatternNode& node,
                                      std::uint32_t from) {
  noting_ = true;
  if (match(node, from)) best_ = {from, end_, weight_, 0, captures_.size()};
  noting_ = false;
  best_.needed = least_weight(node);
  return best_;
}

bool PatternWalk::step(const PatternNode& node, std::uint32_t at,
                       const Next& next) {
  if (++steps_ > kMostSteps) return false;
  const bool optional = optional_;
  switch (node.kind) {
    case Kind::kBegin:
      return at == 0 && next(at);
    case Kind::kEnd:
      if (at == items_) return next(at);
      note_failure(node, at, optional);
      return false;
    case Kind::kClass:
      return step_class(node, at, next);
    case Kind::kRepeat:
      return step_repeat(node, 0, at, next);
    case Kind::kChoice:
      return std::any_of(node.children.begin(), node.children.end(),
                         [&](const PatternNode& child) {
                           optional_ = optional;
                           return step(child, at, next);
                         });
    case Kind::kSequence:
      break;
  }
  return step_all(node.children, 0, at, next);
}

// Of failures that came equally far the one tells most that nothing could
// have stood in for: not a gap's, nor that of what may be left out.
void PatternWalk::note_failure(const PatternNode& node, std::uint32_t at,
                               bool optional) {
  if (!noting_) return;
  const int rank = node.is_without() ? 0 : optional ? 1 : 2;
  const bool equal = weight_ == best_.weight && !best_.wanted.empty();
  if (weight_ > best_.weight || best_.wanted.empty() ||
      (equal && rank > best_rank_)) {
    best_ = {begin_, at, weight_, 0, captures_.size(), {&node}};
    best_rank_ = rank;
  } else if (equal && rank == best_rank_ && at == best_.stopped &&
             std::none_of(
                 best_.wanted.begin(), best_.wanted.end(),
                 [&](const PatternNode* one) { return *one == node; })) {
    best_.wanted.push_back(&node);
  }
}

bool PatternWalk::step_class(const PatternNode& node, std::uint32_t at,
                             const Next& next) {
  const bool optional = optional_;
  optional_ = false;
  if (at >= items_ || !fits(node, at)) {
    note_failure(node, at, optional);
    return false;
  }
  const std::size_t taken = captures_.size();
  if (!node.capture.empty()) captures_.emplace_back(node.capture, at);
  weight_ += weight_of(node);
  if (next(at + 1)) return true;
  weight_ -= weight_of(node);
  captures_.resize(taken);
  return false;
}

bool PatternWalk::step_all(PatternNodes nodes, std::size_t first,
                           std::uint32_t at, const Next& next) {
  if (first == nodes.size()) return next(at);
  return step(nodes[first], at, [&](std::uint32_t then) {
    return step_all(nodes, first + 1, then, next);
  });
}

bool PatternWalk::step_repeat(const PatternNode& node, int done,
                              std::uint32_t at, const Next& next) {
  if (++steps_ > kMostSteps) return false;
  const bool enough = done >= node.least;
  const bool outer = optional_;
  if (node.lazy && enough && next(at)) return true;
  if (node.most < 0 || done < node.most) {
    optional_ = outer || enough;
    const bool more = step_all(node.children, 0, at, [&](std::uint32_t then) {
      return then > at && step_repeat(node, done + 1, then, next);
    });
    if (more) return true;
  }
  optional_ = outer;
  return !node.lazy && enough && next(at);
}

}  // namespace casebook
