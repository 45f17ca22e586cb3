#include "kb/show.h"

#include <fmt/format.h>

#include "kb/decide.h"
#include "kb/fact_json.h"
#include "tools/commands/commands.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"DOCUMENT"}};
constexpr Option kOptions[] = {
    kKbOption,
    {"--case", "CASE", "only of this case"},
    {"--format", "FORMAT", "how to print", "text|jsonl", "text"},
};
constexpr Example kExamples[] = {
    {"casebook show --kb bones.casebook report-7",
     "its facts with the ids that decisions name them by"},
    {"casebook show --kb bones.casebook 3fa9c1d2-90ab12cd34",
     "one fact, as extracted and as decided"},
};

// ", p. 3" of a PDF.
std::string behind_comma(std::int64_t page) {
  return page == 0 ? "" : ", " + page_text(page);
}

void show_fact(const FoundFact& found, bool jsonl, Console& console) {
  StoredFact original = found.original;
  original.anchor = found.id;
  if (jsonl) {
    console.print(fact_json(found.name, found.sha256,
                            found.shown.value_or(original), found.page) +
                  "\n");
    return;
  }
  console.print(fmt::format("{} in {}, case {}{}\n", found.id, found.name,
                            original.case_id, behind_comma(found.page)));
  console.print("  extracted  " + fact_text(original) + "\n");
  console.print("  shown      " +
                (found.shown ? fact_text(*found.shown) : "not at all") + "\n");
  console.print("  quote      " + original.quote + "\n");
  for (const Decision& decision : found.decisions)
    console.print("  decision   " + decision_text(decision) + "\n");
}

void show_document(const ShownDocument& document, const Words& words,
                   Console& console) {
  const bool jsonl = words.get("--format") == "jsonl";
  const std::string only = words.get("--case");
  if (!jsonl) {
    console.print(
        fmt::format("{} ({:.12}{}), {} facts, {} decisions\n", document.name,
                    document.sha256, document.current ? "" : ", an old version",
                    document.facts.size(), document.decisions.size()));
  }
  for (const StoredFact& fact : document.facts) {
    if (!only.empty() && fact.case_id != only) continue;
    const std::int64_t page = page_at(document.pages, fact.begin);
    if (jsonl) {
      console.print(fact_json(document.name, document.sha256, fact, page) +
                    "\n");
      continue;
    }
    console.print(fmt::format("  {}  {:>3}  {}  “{}”{}\n",
                              fact_id(document.sha256, fact), fact.case_id,
                              fact_text(fact), fact.quote, behind_comma(page)));
  }
  if (jsonl) return;
  for (const Decision& decision : document.decisions)
    console.print("  decision " + decision_text(decision) + "\n");
}

void run(const Words& words, Console& console) {
  Result<KnowledgeBase> kb = KnowledgeBase::open(words.get("--kb"), {});
  if (!kb) return console.complain(kb.error());
  for (const std::string& warning : kb->warnings()) console.say(warning);
  const std::string& named = words.operands().front();
  const Result<std::vector<ShownDocument>> documents =
      show_documents(*kb, named);
  if (documents) {
    for (const ShownDocument& document : *documents)
      show_document(document, words, console);
    return;
  }
  if (documents.error().fault != Fault::kInput)
    return console.complain(documents.error());
  const Result<FoundFact> fact = find_fact(*kb, named);
  if (!fact) {
    return console.complain(named.find('-') == 8 ? fact.error()
                                                 : documents.error());
  }
  show_fact(*fact, words.get("--format") == "jsonl", console);
}

}  // namespace

constexpr Command kShowCommand = {
    "show",
    "Show a document's facts with their ids, or one fact",
    "Prints what the base holds of a document: every fact with the id that\n"
    "'casebook decide' takes, as it is after all decisions, and the "
    "decisions.\n"
    "DOCUMENT is a name, the first digits of a SHA-256, or a fact's id.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
