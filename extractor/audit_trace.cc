#include "extractor/audit_trace.h"

#include <algorithm>
#include <optional>

#include "corpus/ascii.h"
#include "corpus/finish.h"
#include "extractor/figure_check.h"

namespace casebook {
namespace {

bool has_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(), is_digit);
}

bool told_in(const Dismissal& dismissal, SectionKind section) {
  const std::vector<std::string>& all = dismissal.sections;
  return all.empty() ||
         std::find(all.begin(), all.end(), to_text(section)) != all.end();
}

}  // namespace

void AuditTrace::saw(const SeenSentence& seen,
                     const std::vector<Statement>& found,
                     std::vector<Statement>& probes) {
  Trace::saw(seen, found, probes);
  const AuditRules& rules = grammar().audit;
  const SentenceView& view = seen.view;
  PatternWalk walk(static_cast<std::uint32_t>(sentences().back().items.size()),
                   [&](std::uint32_t at, const std::string& cls) {
                     const Item& item = view.item(view.sequence()[at]);
                     if (cls == "figure") return has_digit(view.words(item));
                     if (rules.is_shape(cls))
                       return rules.has_shape(cls, view.words(item));
                     if (cls.starts_with('=') &&
                         view.words(item) == std::string_view(cls).substr(1))
                       return true;
                     return view.is(item, cls);
                   });
  const auto spoken = [&](const FigureRule& one) {
    return one.language.empty() || one.language == view.grammar().language;
  };
  for (const Dismissal& one : rules.dismissals()) {
    if (!spoken(one) || !told_in(one, seen.section)) continue;
    for (const auto& [text, node] : one.patterns) dismiss(node, walk, one);
  }
  for (const FigureRule& one : rules.checks()) {
    if (!spoken(one)) continue;
    for (const auto& [text, node] : one.patterns) check(node, walk, one);
  }
}

void AuditTrace::dismiss(const PatternNode& node, PatternWalk& walk,
                         const Dismissal& dismissal) {
  const std::vector<TracedItem>& items = sentences().back().items;
  for (std::uint32_t from = 0; from < items.size(); ++from) {
    if (!walk.match(node, from)) continue;
    if (walk.captures().empty()) {
      for (std::uint32_t i = walk.matched().begin; i < walk.matched().end; ++i)
        dismissed_.emplace_back(items[i].span, &dismissal);
    }
    for (const auto& [name, item] : walk.captures())
      dismissed_.emplace_back(items[item].span, &dismissal);
  }
}

// The figures stand in the cell, or in the head of its column.
void AuditTrace::check(const PatternNode& node, PatternWalk& walk,
                       const FigureRule& rule) {
  const TracedSentence& sentence = sentences().back();
  for (std::uint32_t from = 0; from < sentence.items.size(); ++from) {
    if (!walk.match(node, from)) continue;
    std::vector<CheckedFigure> figures;
    for (const auto& [name, at] : walk.captures()) {
      const TracedItem& item = sentence.items[at];
      const Span span = item.span.empty() ? sentence.span : item.span;
      // "from 0.5 to 0.6" is one item that knows both.
      for (const char* end : {"before", "after"}) {
        if (name == "change")
          figures.push_back({end, std::string(item.value(end)), span});
      }
      if (name != "change")
        figures.push_back({name, std::string(item.value("value")), span});
    }
    std::optional<Conflict> misfit = misfit_of(rule, figures);
    if (!misfit) continue;
    const bool known =
        std::any_of(misfits_.begin(), misfits_.end(), [&](const auto& one) {
          return one.first.first.overlaps(misfit->first) &&
                 one.first.second.overlaps(misfit->second);
        });
    if (!known) misfits_.emplace_back(std::move(*misfit), &rule);
  }
}

const Dismissal* AuditTrace::dismissal_of(Span figure) const {
  for (const auto& [span, dismissal] : dismissed_)
    if (span.contains(figure)) return dismissal;
  return nullptr;
}

std::vector<Span> dismissed_in(const Grammar& grammar, const Dismissal& rule,
                               const RuleExample& example,
                               const std::string& language) {
  Document document;
  document.id = "example";
  document.text = example.text;
  Section& whole = document.sections.emplace_back();
  whole.kind = SectionKind::kCase;
  whole.span = {0, static_cast<std::uint32_t>(document.text.size())};
  finish_document(document, grammar.profiles);
  document.language = language;
  for (Sentence& sentence : document.sentences) sentence.language = language;
  AuditTrace trace(document, grammar);
  extract(document, grammar, {.watch = &trace});
  std::vector<Span> gone;
  for (const auto& [span, dismissal] : trace.dismissed())
    if (dismissal == &rule) gone.push_back(span);
  for (const auto& [misfit, check] : trace.misfits())
    if (check == &rule) gone.push_back(cover(misfit.first, misfit.second));
  return gone;
}

}  // namespace casebook
