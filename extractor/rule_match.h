// RuleMatch: what a rule has found in a sentence: its items from `begin` to
// `end` of the sequence and what its captures took.
//
// Invariant: it lives as long as the view shows the sentence.
// Threads: values.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace casebook {

struct CompiledRule;

using ItemId = std::uint32_t;

struct Capture {
  std::string_view name;
  ItemId item = 0;
};

struct RuleMatch {
  const CompiledRule* rule = nullptr;
  std::uint32_t begin = 0, end = 0;   // of the sequence
  std::span<const Capture> captures;  // in the view's arena

  // The item that a capture took; nothing where it took none.
  std::optional<ItemId> captured(std::string_view name) const;
};

}  // namespace casebook
