#include "kb/show.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "corpus/how_many.h"
#include "kb/decide.h"
#include "kb/fact_json.h"
#include "tools/base_opening.h"
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

// A document for people: each fact, and below it who decided what of it.
class DocumentText {
 public:
  DocumentText(const ShownDocument& document, std::string only_case)
      : document_(document), only_(std::move(only_case)) {}

  std::string write() {
    out_ =
        fmt::format("{} ({:.12}{}), {}, {}\n", document_.name, document_.sha256,
                    document_.current ? "" : ", an old version",
                    how_many(document_.facts.size(), "fact"),
                    how_many(document_.decisions.size(), "decision"));
    for (const StoredFact& fact : document_.facts) add(fact, "");
    for (const StoredFact& fact : document_.aside)
      if (!is_shown(fact)) add(fact, " [rejected]");
    for (const Decision& decision : document_.decisions) {
      if (!told_.contains(&decision))
        out_ += "  decision " + decision_text(decision) + "\n";
    }
    return out_;
  }

 private:
  bool is_shown(const StoredFact& aside) const {
    return std::any_of(document_.facts.begin(), document_.facts.end(),
                       [&](const StoredFact& fact) {
                         return fact.position == aside.position;
                       });
  }

  void add(const StoredFact& fact, std::string_view mark) {
    const std::string id = fact_id(document_.sha256, fact);
    const auto about = decisions_about(document_.decisions, id);
    told_.insert(about.begin(), about.end());
    if (!only_.empty() && fact.case_id != only_) return;
    out_ += fmt::format("  {}  {:>3}  {}{}  “{}”{}\n", id, fact.case_id,
                        fact_text(fact), mark, fact.quote,
                        behind_comma(page_at(document_.pages, fact.begin)));
    for (const Decision* decision : about)
      out_ += "      decision " + decision_text(*decision) + "\n";
  }

  const ShownDocument& document_;
  std::string only_;
  std::string out_;
  std::set<const Decision*> told_;
};

void show_document(const ShownDocument& document, const Words& words,
                   Console& console) {
  const std::string only = words.get("--case");
  if (words.get("--format") != "jsonl")
    return console.print(DocumentText(document, only).write());
  for (const StoredFact& fact : document.facts) {
    if (!only.empty() && fact.case_id != only) continue;
    console.print(fact_json(document.name, document.sha256, fact,
                            page_at(document.pages, fact.begin)) +
                  "\n");
  }
}

void run(const Words& words, Console& console) {
  std::optional<KnowledgeBase> kb = open_base(words.get("--kb"), {}, console);
  if (!kb) return;
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
