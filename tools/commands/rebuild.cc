#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "corpus/how_many.h"
#include "kb/base_extras.h"
#include "kb/base_sources.h"
#include "kb/creation.h"
#include "kb/journal.h"
#include "kb/lock.h"
#include "kb/verification.h"
#include "tools/base_reading.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/interruption.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

constexpr Operand kOperands[] = {{"PATH", false, true}};
constexpr Option kOptions[] = {
    kKbOption,
    {"--yes", nullptr, "even if reports of the old base are not found again"},
    kJobsOption,
    kGrammarsOption,
};
constexpr Example kExamples[] = {
    {"casebook rebuild --kb bones.casebook",
     "from the files that it was made of, and the journal of decisions"},
    {"casebook rebuild --kb bones.casebook reports/",
     "when the old base cannot be read any more"},
};

// What the old base knows, if it can be opened.
struct Old {
  bool readable = false;
  std::vector<BaseSource> sources;
  BaseExtras extras;
};

Old look_at(const std::string& path, Console& console) {
  Old old;
  Result<KnowledgeBase> kb = KnowledgeBase::open(path, {});
  if (!kb) {
    console.say(kb.error().to_text());
    return old;
  }
  for (const std::string& warning : kb->warnings()) console.say(warning);
  Result<std::vector<BaseSource>> sources = base_sources(*kb);
  if (!sources) {
    console.say(sources.error().to_text());
    return old;
  }
  Result<BaseExtras> extras = base_extras(*kb);
  if (!extras) {
    console.say(extras.error().to_text());
    return old;
  }
  old.readable = true;
  old.sources = std::move(*sources);
  old.extras = std::move(*extras);
  return old;
}

void remove_base(const std::string& path) {
  std::error_code ignored;
  for (const char* ending :
       {"", "-journal", ".lock", ".readers", ".decisions.jsonl", ".schema-1"})
    fs::remove(path + ending, ignored);
}

// The decisions first: facts are then placed as they come in.
Status begin_new(const std::string& path, const std::string& from) {
  remove_base(path);
  const Result<Journal> journal = read_journal(journal_path(from));
  if (!journal) return journal.error();
  if (journal->decisions.empty()) return Ok{};
  return append_to_journal(journal_path(path), journal->decisions);
}

std::vector<IngestInput> inputs_of(const Words& words, const Old& old,
                                   Console& console) {
  std::vector<IngestInput> inputs;
  for (const InputFile& file : list_reports(words.operands(), console))
    inputs.push_back({file.path, file.id});
  if (!words.operands().empty()) return inputs;
  return BaseReading("", old.sources).inputs();
}

Status read_one(const IngestInput& input, IngestSink& sink,
                const Grammar& grammar) {
  return read_input({input.path, input.name}, {}, grammar.profiles,
                    [&](Document&& document) {
                      Extraction found = extract(document, grammar, {});
                      return sink.add(std::move(document), std::move(found));
                    });
}

// Reports of the old base that the new one does not have.
Result<std::vector<std::string>> missing(KnowledgeBase& kb, const Old& old) {
  const Result<std::vector<BaseSource>> now = base_sources(kb);
  if (!now) return now.error();
  std::set<std::string> there;
  for (const BaseSource& source : *now) {
    for (const BaseSource::Held& held : source.documents)
      there.insert(held.sha256);
  }
  std::vector<std::string> gone;
  for (const BaseSource& source : old.sources) {
    for (const BaseSource::Held& held : source.documents) {
      if (!there.contains(held.sha256))
        gone.push_back(source.path + " (" + held.name + ")");
    }
  }
  return gone;
}

Status move_file(const std::string& from, const std::string& to) {
  if (rename(from.c_str(), to.c_str()) == 0 || errno == ENOENT) return Ok{};
  return Error{Fault::kDisk, "E-KB-IO", from, std::strerror(errno), ""};
}

// The old base keeps its file under another name, and a journal that belongs
// to it goes with it: it must not be taken for the new one's.
Status swap(const std::string& path, const std::string& made,
            std::string& kept) {
  std::error_code ignored;
  kept = path + ".before-rebuild";
  for (int i = 2; fs::exists(kept, ignored); ++i)
    kept = fmt::format("{}.before-rebuild-{}", path, i);
  if (!fs::exists(path, ignored)) kept.clear();
  if (!kept.empty()) {
    Status done = move_file(path + "-journal", kept + "-journal");
    if (done) done = move_file(path, kept);
    if (!done) return done;
  }
  Status done = move_file(made, path);
  if (!done) return done;
  if (!fs::exists(journal_path(path), ignored))
    done = move_file(journal_path(made), journal_path(path));
  sync_folder(folder_of(path));
  remove_base(made);
  return done;
}

// True when the new base is whole and may take the old one's place.
bool fill(const std::string& made, const Words& words, const Old& old,
          Console& console) {
  const std::optional<Grammar> grammar =
      open_grammar(words.get(kGrammarsOption.name), console);
  if (!grammar) return false;
  const std::vector<IngestInput> inputs = inputs_of(words, old, console);
  Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(made);
  if (!kb) {
    console.complain(kb.error());
    return false;
  }
  const Status kept = keep_words(*kb, words, grammar->hash);
  if (!kept) console.complain(kept.error());
  IngestReport report;
  {
    Progress progress(stderr, "rebuild");
    report = ingest(
        *kb, inputs,
        [&](const IngestInput& input, IngestSink& sink) {
          return read_one(input, sink, *grammar);
        },
        ingest_options(words, *grammar, progress));
  }
  report_failures(report, console);
  console.print(summary_of(report) + "\n");
  if (report.error || report.stopped) return false;
  const Result<std::vector<std::string>> gone = missing(*kb, old);
  if (!gone) {
    console.complain(gone.error());
    return false;
  }
  for (const std::string& one : *gone) {
    console.complain({Fault::kInput, "E-SOURCE-GONE", one,
                      "is in the old base and was not found again", ""});
  }
  if (!gone->empty() && !words.given("--yes")) {
    console.say("nothing was replaced; --yes goes on without them");
    return false;
  }
  const Status taken = put_extras(*kb, old.extras);
  if (!taken) {
    console.complain(taken.error());
    return false;
  }
  const Result<Verification> sound = verify(*kb, nullptr);
  if (!sound || !sound->troubles.empty()) {
    console.complain(sound ? sound->troubles.front() : sound.error());
    return false;
  }
  console.print(how_many(sound->decisions, "decision") + "\n");
  return true;
}

void run(const Words& words, Console& console) {
  const std::string path = base_file(words.get("--kb"));
  const Result<WriterLock> lock = WriterLock::take(path, {});
  if (!lock) return console.complain(lock.error());
  const Old old = look_at(path, console);
  if (!old.readable && words.operands().empty()) {
    return console.complain(
        {Fault::kKnowledge, "E-REBUILD", path,
         "the old base cannot say which files it was made of",
         "name them: casebook rebuild --kb FILE PATH…"});
  }
  const std::string made = path + ".rebuilding";
  const Status begun = begin_new(made, path);
  if (!begun) return console.complain(begun.error());
  watch_signals();
  const bool whole = fill(made, words, old, console);
  if (!whole) {
    remove_base(made);
    console.flush();
    if (interrupted()) end_by_signal();
    return;
  }
  std::string kept;
  const Status swapped = swap(path, made, kept);
  if (!swapped) return console.complain(swapped.error());
  if (!kept.empty()) console.say("the old base is now " + kept);
}

}  // namespace

constexpr Command kRebuildCommand = {
    "rebuild",
    "Make a whole base again from its sources and the decisions' journal",
    "Reads the files that the base was made of (or PATHs), extracts their\n"
    "facts with the grammar as it is now, and places every decision of\n"
    "NAME.decisions.jsonl. The new base is checked before it takes the old\n"
    "one's place; the old one is kept as NAME.before-rebuild.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
