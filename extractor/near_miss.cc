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
      : view_(view),
        item_(item),
        walk_(static_cast<std::uint32_t>(view.sequence().size()),
              [&view](std::uint32_t at, const std::string& cls) {
                return view.is(view.item(view.sequence()[at]), cls);
              }) {}

  // How far the rule came in the best of its patterns; nothing where none
  // asks for the item or one matches around it.
  std::optional<RuleDistance> distance(const Rule& rule) {
    std::optional<RuleDistance> best;
    for (const auto& [text, node] : rule.patterns) {
      const bool asks = walk_.asks_for(node, item_);
      const std::uint32_t from = item_ > kNear ? item_ - kNear : 0;
      for (std::uint32_t start = from; start <= item_; ++start) {
        const PatternProgress progress = walk_.progress(node, start);
        if (progress.wanted.empty()) {
          if (progress.stopped > item_) return std::nullopt;
          continue;
        }
        if (!is_near(progress, asks)) continue;
        if (!best || nearer(progress, best->progress))
          best = RuleDistance{&rule, progress};
      }
    }
    return best;
  }

  // By whether it came to the item, by the share of its conditions that held,
  // then by their number, then by how near the failure is.
  bool nearer(const PatternProgress& a, const PatternProgress& b) const {
    if (comes_to_item(a) != comes_to_item(b)) return comes_to_item(a);
    const int left = a.weight * std::max(b.needed, 1);
    const int right = b.weight * std::max(a.needed, 1);
    if (left != right) return left > right;
    if (a.weight != b.weight) return a.weight > b.weight;
    return gap(a) < gap(b);
  }

 private:
  bool comes_to_item(const PatternProgress& one) const {
    return one.begin <= item_ && item_ <= one.stopped;
  }

  // One that never came to the item must at least have found something that
  // its fact is made of: "she was" alone is near to nothing.
  bool is_near(const PatternProgress& one, bool asks) const {
    if (one.weight * kLeastShare < one.needed || one.weight == 0 ||
        one.stopped + kNear < item_)
      return false;
    const bool holds = one.begin <= item_ && item_ < one.stopped;
    if (holds || one.captured == 0) return holds;
    return asks || (one.stopped == item_ && is_part_of(one.wanted));
  }

  // Whether what was wanted in the item's place is a phrase that is made of
  // such items: the figure of a value that lacks its unit.
  bool is_part_of(const std::vector<const PatternNode*>& wanted) const {
    return std::any_of(
        wanted.begin(), wanted.end(), [&](const PatternNode* node) {
          return !node->is_without() &&
                 std::any_of(node->classes().begin(), node->classes().end(),
                             [&](const std::string& cls) {
                               return makes_of_item(cls);
                             });
        });
  }

  bool makes_of_item(const std::string& cls) const {
    for (const auto& pass : view_.grammar().passes) {
      for (const CompiledRule& phrase : pass) {
        const Rule& rule = *phrase.rule;
        if (std::find(rule.classes.begin(), rule.classes.end(), cls) !=
                rule.classes.end() &&
            std::any_of(rule.patterns.begin(), rule.patterns.end(),
                        [&](const auto& one) {
                          return walk_.asks_for(one.second, item_);
                        }))
          return true;
      }
    }
    return false;
  }

  std::uint32_t gap(const PatternProgress& one) const {
    return one.stopped > item_ ? one.stopped - item_ : item_ - one.stopped;
  }

  const SentenceView& view_;
  std::uint32_t item_;
  PatternWalk walk_;
};

}  // namespace

std::vector<RuleDistance> nearest_rules(const SentenceView& view,
                                        SectionKind section, std::uint32_t item,
                                        std::size_t most,
                                        const RuleFilter& filter) {
  std::vector<RuleDistance> found;
  if (item >= view.sequence().size()) return found;
  Search search(view, item);
  for (const CompiledRule& rule : view.grammar().facts) {
    if (!filter.passes(rule.rule->id, rule.rule->kind)) continue;
    const std::vector<std::string>& sections = rule.rule->sections;
    if (!sections.empty() && std::find(sections.begin(), sections.end(),
                                       to_text(section)) == sections.end())
      continue;
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
