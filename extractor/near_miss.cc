#include "extractor/near_miss.h"

#include <algorithm>
#include <optional>

namespace casebook {
namespace {

// A rule that stopped so many items before the place is not near it.
constexpr std::uint32_t kNear = 8;
// One of whose conditions less than a third held is none either.
constexpr int kLeastShare = 3;

class Search {
 public:
  Search(const SentenceView& view, std::uint32_t item)
      : item_(item),
        walk_(static_cast<std::uint32_t>(view.sequence().size()),
              [&view](std::uint32_t at, const std::string& cls) {
                return view.is(view.item(view.sequence()[at]), cls);
              }) {}

  // How far the rule came in the best of its patterns; nothing where none
  // asks for the item or one matches around it.
  std::optional<RuleDistance> distance(const Rule& rule) {
    std::optional<RuleDistance> best;
    for (const auto& [text, node] : rule.patterns) {
      if (!walk_.asks_for(node, item_)) continue;
      const std::uint32_t from = item_ > kNear ? item_ - kNear : 0;
      for (std::uint32_t start = from; start <= item_; ++start) {
        const PatternProgress progress = walk_.progress(node, start);
        if (progress.wanted == nullptr) {
          if (progress.stopped > item_) return std::nullopt;
          continue;
        }
        if (progress.weight * kLeastShare < progress.needed ||
            progress.weight == 0 || progress.stopped + kNear < item_)
          continue;
        if (!best || nearer(progress, best->progress))
          best = RuleDistance{&rule, progress};
      }
    }
    return best;
  }

  // By the share of its conditions that held, then by their number, then by
  // how near the failure is.
  bool nearer(const PatternProgress& a, const PatternProgress& b) const {
    const int left = a.weight * std::max(b.needed, 1);
    const int right = b.weight * std::max(a.needed, 1);
    if (left != right) return left > right;
    if (a.weight != b.weight) return a.weight > b.weight;
    return gap(a) < gap(b);
  }

 private:
  std::uint32_t gap(const PatternProgress& one) const {
    return one.stopped > item_ ? one.stopped - item_ : item_ - one.stopped;
  }

  std::uint32_t item_;
  PatternWalk walk_;
};

}  // namespace

std::vector<RuleDistance> nearest_rules(const SentenceView& view,
                                        std::uint32_t item, std::size_t most) {
  std::vector<RuleDistance> found;
  if (item >= view.sequence().size()) return found;
  Search search(view, item);
  for (const CompiledRule& rule : view.grammar().facts) {
    if (const auto distance = search.distance(*rule.rule))
      found.push_back(*distance);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](const RuleDistance& a, const RuleDistance& b) {
                     return search.nearer(a.progress, b.progress);
                   });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace casebook
