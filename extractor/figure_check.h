// Figure checks: whether figures of one sentence fit together: a share and
// its percentage, a change and the figures before and after, a sum and its
// parts.
//
// A figure is taken for anything that may have been rounded, or cut, to it.
// Threads: pure.
//
//   if (const auto misfit = misfit_of(rule, figures)) show(misfit->why);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractor/audit_rules.h"
#include "extractor/conflict.h"

namespace casebook {

// What a check's pattern captured: "part", "whole", "percent" …
struct CheckedFigure {
  std::string name;
  std::string value;  // canonical; "" where it is none
  Span span;
};

// Nothing where they fit, or where one of them is not known.
std::optional<Conflict> misfit_of(const FigureRule& rule,
                                  const std::vector<CheckedFigure>& figures);

}  // namespace casebook
