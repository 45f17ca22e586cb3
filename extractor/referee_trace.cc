#include "extractor/referee_trace.h"

#include <algorithm>

#include "extractor/context.h"

namespace casebook {

void RefereeTrace::saw(const SeenSentence& seen,
                       const std::vector<Statement>& found,
                       std::vector<Statement>& probes) {
  Trace::saw(seen, found, probes);
  const SentenceView& view = seen.view;
  const bool any = std::any_of(
      view.cues().begin(), view.cues().end(), [](const PlacedCue& placed) {
        return placed.cue->effect == Cue::Effect::kSet &&
               placed.cue->key == "assertion";
      });
  if (!any) return;
  const std::size_t sentence = sentences().size() - 1;
  for (std::size_t i = 0; i < view.sequence().size(); ++i) {
    for (const Kind& kind : grammar().kinds.all()) {
      Statement probe;
      probe.fact.kind = kind.name;
      probe.fact.section = seen.section;
      probe.kind = &kind;
      probe.tokens = view.item(view.sequence()[i]).tokens;
      apply_context(view, seen.folded.text, grammar().kinds, probe);
      if (probe.fact.assertion != "present")
        said_[{sentence, i, kind.name}] = probe.fact.assertion;
    }
  }
}

std::string RefereeTrace::assertion(std::size_t sentence, std::size_t item,
                                    const std::string& kind) const {
  const auto known = said_.find({sentence, item, kind});
  return known == said_.end() ? "present" : known->second;
}

}  // namespace casebook
