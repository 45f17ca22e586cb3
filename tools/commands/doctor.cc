#include <fmt/format.h>

#include "corpus/child_walls.h"
#include "corpus/pdf.h"
#include "kb/knowledge_base.h"
#include "kb/verification.h"
#include "tools/base_opening.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/shared_options.h"
#include "tools/version.h"

namespace casebook {
namespace {

constexpr Option kOptions[] = {
    {"--kb", "FILE", "look at this knowledge base too"},
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook doctor", "whether casebook has what it needs"},
    {"casebook doctor --kb bones.casebook", "and whether a base is sound"},
};

void good(Console& console, const std::string& line) {
  console.print("ok       " + line + "\n");
}

void bad(Console& console, const Error& error) {
  console.print("trouble  " + error.to_text() + "\n");
  console.raise(exit_code(error.fault));
}

// The hash of the grammar; "" where there is none that is sound.
std::string check_grammar(const std::string& named, Console& console) {
  const Result<std::filesystem::path> folder = find_grammars(named);
  if (!folder) {
    bad(console, folder.error());
    return "";
  }
  const GrammarLoad load = load_grammar(*folder);
  for (const Error& error : load.errors) bad(console, error);
  if (!load.errors.empty()) return "";
  good(console, fmt::format("grammar {} in {}, {} languages, hash {:.12}",
                            load.grammar.version, folder->string(),
                            load.grammar.profiles.size(), load.grammar.hash));
  return load.grammar.hash;
}

// Damage within the file shows only when all of it is read.
void check_contents(KnowledgeBase& kb, Console& console) {
  const Result<Verification> found = verify(kb, nullptr);
  if (!found) return bad(console, found.error());
  std::size_t troubles = 0;
  for (const Error& trouble : found->troubles) {
    if (trouble.code == "E-KB-INDEX") continue;  // told of, and mended, apart
    bad(console, trouble);
    ++troubles;
  }
  if (troubles == 0) return good(console, "what it holds");
  console.print(
      "note     a backup is the way back; or 'casebook rebuild', which makes "
      "the base again from its sources and the decisions' journal\n");
}

void check_kb(const std::string& path, const std::string& grammar_hash,
              Console& console) {
  Result<KnowledgeBase> kb = KnowledgeBase::open(path, {});
  if (!kb) {
    bad(console, kb.error());
    return;
  }
  for (const std::string& warning : kb->warnings()) {
    console.print("note     " + warning + "\n");
  }
  good(console, fmt::format("knowledge base {}", path));
  const std::string others = read_by_others(*kb, grammar_hash);
  if (!others.empty()) console.print("note     " + others + "\n");
  kb = KnowledgeBase::open(path, {.write = true});
  if (!kb) {
    console.print("note     its search index was not looked at: " +
                  kb.error().to_text() + "\n");
    return;
  }
  const Status index = check_index(*kb);
  check_contents(*kb, console);
  if (index) return good(console, "its search index");
  if (index.error().code != "E-KB-INDEX") return bad(console, index.error());
  const Status mended = rebuild_index(*kb);
  if (!mended) return bad(console, mended.error());
  good(console,
       "its search index, made anew: it did not hold what the reports say");
}

// What the operating system lends; without it the rest works.
void check_pdf(Console& console) {
  const std::string program = pdf_program();
  if (program.empty()) {
    console.print(
        "note     PDFs cannot be read: pdftotext is not there; install "
        "poppler-utils\n");
    return;
  }
  good(console,
       fmt::format("PDFs through {}, {}", program,
                   ChildWalls::has_landlock()
                       ? "walled in"
                       : "without walls (this kernel has no Landlock)"));
}

void run(const Words& words, Console& console) {
  good(console, program_version());
  const std::string hash =
      check_grammar(words.get(kGrammarsOption.name), console);
  check_pdf(console);
  if (words.given("--kb")) check_kb(words.get("--kb"), hash, console);
}

}  // namespace

constexpr Command kDoctorCommand = {
    "doctor",
    "Check that casebook has what it needs",
    "Looks at the program, its grammar and, with --kb, a knowledge base, and\n"
    "prints a line for each; the exit code is that of the gravest trouble. A\n"
    "search index that is out of step is made anew.",
    {},
    kOptions,
    kExamples,
    run};

}  // namespace casebook
