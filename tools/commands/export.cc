#include "kb/show.h"

#include <fmt/format.h>

#include "kb/base_sources.h"
#include "kb/decision_rows.h"
#include "kb/fact_json.h"
#include "kb/knowledge_base.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Option kOptions[] = {
    kKbOption,
    {"--what", "WHAT", "decisions, or facts as they are after them",
     "decisions|facts", "decisions"},
};
constexpr Example kExamples[] = {
    {"casebook export --kb bones.casebook > decisions.jsonl",
     "all decisions, for another base or a version control"},
    {"casebook export --kb bones.casebook --what facts > facts.jsonl",
     "all facts of current reports with their ids"},
};

void print_facts(const ShownDocument& document, Console& console) {
  for (const StoredFact& fact : document.facts) {
    console.print(fact_json(document.name, document.sha256, fact,
                            page_at(document.pages, fact.begin)) +
                  "\n");
  }
}

void export_facts(KnowledgeBase& kb, Console& console) {
  const Result<std::vector<BaseSource>> sources = base_sources(kb);
  if (!sources) return console.complain(sources.error());
  for (const BaseSource& source : *sources) {
    for (const BaseSource::Held& held : source.documents) {
      const auto shown = show_documents(kb, held.sha256);
      if (!shown) return console.complain(shown.error());
      for (const ShownDocument& document : *shown) {
        // The same bytes may have several names; they are one document.
        if (document.name == held.name) print_facts(document, console);
      }
      if (!console.open()) return;
    }
  }
}

void run(const Words& words, Console& console) {
  std::optional<KnowledgeBase> kb = open_base(words.get("--kb"), {}, console);
  if (!kb) return;
  if (words.get("--what") == "facts") return export_facts(*kb, console);
  const auto decisions = decisions_after(kb->connection(), 0);
  if (!decisions) return console.complain(decisions.error());
  for (const Decision& decision : *decisions)
    console.print(to_line(decision) + "\n");
}

}  // namespace

constexpr Command kExportCommand = {
    "export",
    "Print a base's decisions, or its facts, as JSON Lines",
    "Decisions come out as they stand in the journal; 'casebook import' takes\n"
    "them into another base.",
    {},
    kOptions,
    kExamples,
    run};

}  // namespace casebook
