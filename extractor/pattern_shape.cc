#include "extractor/pattern_shape.h"

namespace casebook {
namespace {

std::uint32_t times(std::uint32_t many, std::uint32_t length) {
  constexpr std::uint32_t kFar = 1000;  // no sentence is so long
  return length == Length::kAny || length * many > kFar ? Length::kAny
                                                        : length * many;
}

std::uint32_t sum(std::uint32_t a, std::uint32_t b) {
  return a == Length::kAny || b == Length::kAny ? Length::kAny
                                                : times(1, a + b);
}

}  // namespace

bool may_be_empty(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  const auto empty = [](const PatternNode& child) {
    return may_be_empty(child);
  };
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

bool is_anchored(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  if (node.kind == Kind::kBegin) return true;
  if (node.kind == Kind::kSequence)
    return !node.children.empty() && is_anchored(node.children[0]);
  return node.kind == Kind::kChoice && !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(), is_anchored);
}

void Length::append(const Length& next) {
  least += next.least;
  most = sum(most, next.most);
}

Length length_of(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  if (node.kind == Kind::kClass) return {1, 1};
  Length all;
  if (node.kind == Kind::kChoice) {
    all.least = Length::kAny;
    for (const PatternNode& child : node.children) {
      const Length one = length_of(child);
      all = {std::min(all.least, one.least), std::max(all.most, one.most)};
    }
    return node.children.empty() ? Length{} : all;
  }
  for (const PatternNode& child : node.children) all.append(length_of(child));
  if (node.kind != Kind::kRepeat) return all;
  if (node.most < 0) {
    all.most = all.most == 0 ? 0 : Length::kAny;
    if (node.least == 0) all.least = 0;
    return all;
  }
  const auto turns = static_cast<std::uint8_t>(node.most);
  return {0, times(turns, all.most)};
}

ProgramBound bound_of(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  constexpr std::size_t kPerNode = 3;  // splits, and the item itself
  constexpr std::size_t kEnough = 1'000'000;
  ProgramBound all{kPerNode, node.capture.empty() ? 0U : 1U};
  for (const PatternNode& child : node.children) {
    const ProgramBound one = bound_of(child);
    all.instructions += one.instructions + 1;
    all.groups += one.groups;
  }
  if (node.kind == Kind::kRepeat && node.most > 0)
    all.instructions *= static_cast<std::size_t>(node.most);
  all.instructions = std::min(all.instructions, kEnough);
  return all;
}

}  // namespace casebook
