#include "extractor/audit_trace.h"

#include <algorithm>

#include "corpus/finish.h"
#include "extractor/pattern_walk.h"

namespace casebook {
namespace {

bool has_digit(std::string_view words) {
  return std::any_of(words.begin(), words.end(),
                     [](char c) { return '0' <= c && c <= '9'; });
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
  for (const Dismissal& one : grammar().audit.dismissals()) {
    const bool spoken =
        one.language.empty() || one.language == seen.view.grammar().language;
    if (spoken && !one.patterns.empty() && told_in(one, seen.section))
      dismiss(seen, one);
  }
}

void AuditTrace::dismiss(const SeenSentence& seen, const Dismissal& dismissal) {
  const AuditRules& rules = grammar().audit;
  const SentenceView& view = seen.view;
  const std::vector<TracedItem>& items = sentences().back().items;
  PatternWalk walk(static_cast<std::uint32_t>(items.size()),
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
  for (const auto& [text, node] : dismissal.patterns) {
    for (std::uint32_t from = 0; from < items.size(); ++from) {
      if (!walk.match(node, from)) continue;
      if (walk.captures().empty()) {
        for (std::uint32_t i = walk.matched().begin; i < walk.matched().end;
             ++i)
          dismissed_.emplace_back(items[i].span, &dismissal);
      }
      for (const auto& [name, item] : walk.captures())
        dismissed_.emplace_back(items[item].span, &dismissal);
    }
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
  return gone;
}

}  // namespace casebook
