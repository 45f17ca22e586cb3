#include "tools/base_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "corpus/how_many.h"
#include "corpus/reader.h"
#include "extractor/concept_listing.h"
#include "extractor/rule_hash.h"
#include "kb/show.h"
#include "kb/vocabulary_store.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/interruption.h"
#include "tools/shared_options.h"
#include "tools/version.h"

namespace casebook {
namespace {

Error gone(const std::string& path) {
  return {Fault::kInput, "E-SOURCE-GONE", path,
          "the file is not there any more; its facts stay as they are",
          "put it back, or run casebook where ingest was run"};
}

}  // namespace

BaseReading::BaseReading(std::string kb, const std::vector<BaseSource>& sources)
    : kb_(std::move(kb)) {
  for (const BaseSource& source : sources) {
    sources_[source.path] = source;
    inputs_.push_back({source.path, source.documents.front().name});
  }
}

bool BaseReading::knows(const std::string& path,
                        const std::string& sha256) const {
  const auto source = sources_.find(path);
  if (source == sources_.end()) return false;
  const auto& held = source->second.documents;
  return std::any_of(held.begin(), held.end(), [&](const auto& document) {
    return document.sha256 == sha256;
  });
}

Status BaseReading::read_stored(const BaseSource& source,
                                const LanguageProfiles& profiles,
                                const DocumentSink& sink) const {
  const BaseSource::Held& held = source.documents.front();
  if (source.documents.size() != 1 || held.format != "text")
    return gone(source.path);
  Result<KnowledgeBase> kb = KnowledgeBase::open(kb_, {});
  if (!kb) return kb.error();
  Result<std::string> text = stored_text(*kb, held.sha256);
  if (!text) return text.error();
  ReadOptions options;
  options.format = "text";
  options.encoding = "UTF-8";
  const std::string stored = *text;
  return read_source({source.path, held.name, std::move(*text)}, options,
                     profiles, [&](Document&& document) {
                       if (document.text != stored) return true;
                       document.sha256 = held.sha256;
                       return sink(std::move(document));
                     });
}

Status BaseReading::read(const std::string& path,
                         const LanguageProfiles& profiles,
                         const DocumentSink& sink) const {
  const auto source = sources_.find(path);
  if (source == sources_.end()) return gone(path);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    return read_stored(source->second, profiles, sink);
  return read_input({path, source->second.documents.front().name}, {}, profiles,
                    sink);
}

Status BaseReading::produce(const IngestInput& input, IngestSink& sink,
                            const Grammar& grammar) const {
  bool changed = false;
  const Status done =
      read(input.path, grammar.profiles, [&](Document&& document) {
        if (sink.holds(document.sha256)) return sink.unchanged(document);
        if (!knows(input.path, document.sha256)) {
          changed = true;
          return true;
        }
        Extraction found = extract(document, grammar, {});
        return sink.add(std::move(document), std::move(found));
      });
  if (!done) return done.error();
  if (changed) {
    return Error{Fault::kInput, "E-SOURCE-CHANGED", input.path,
                 "the file has changed since it was read; the old version's "
                 "facts stay as they are",
                 "casebook ingest takes in the new version"};
  }
  return Ok{};
}

Status read_again(KnowledgeBase& kb, const std::set<std::string>& hashes,
                  const LanguageProfiles& profiles, Console& console,
                  const DocumentSink& sink) {
  const Result<std::vector<BaseSource>> sources = base_sources(kb);
  if (!sources) return sources.error();
  const BaseReading reading(kb.path(), *sources);
  const auto asked = [&hashes](const std::string& sha256) {
    return hashes.empty() || hashes.contains(sha256);
  };
  bool more = true;
  for (const BaseSource& source : *sources) {
    if (!more || interrupted()) break;
    if (std::none_of(source.documents.begin(), source.documents.end(),
                     [&](const auto& one) { return asked(one.sha256); }))
      continue;
    std::size_t found = 0;
    const Status done =
        reading.read(source.path, profiles, [&](Document&& document) {
          if (!reading.knows(source.path, document.sha256)) return true;
          ++found;
          if (!asked(document.sha256)) return true;
          more = sink(std::move(document));
          return more;
        });
    if (!done) console.complain(done.error());
    if (done && found == 0) {
      console.complain({Fault::kInput, "E-SOURCE-CHANGED", source.path,
                        "the file has changed since it was read; it is left "
                        "out",
                        "casebook ingest takes in the new version"});
    }
  }
  return Ok{};
}

IngestOptions ingest_options(const Words& words, const Grammar& grammar,
                             Progress& progress) {
  IngestOptions options = ingest_options(words, progress);
  options.grammar_version = grammar.version;
  options.grammar_hash = grammar.hash;
  options.rules = rule_hashes(grammar);
  return options;
}

IngestOptions ingest_options(const Words& words, Progress& progress) {
  IngestOptions options;
  options.program = program_version();
  options.jobs = jobs(words);
  options.wait = std::chrono::seconds(words.number("--wait"));
  options.stop = &interrupted();
  options.dry_run = words.given("--dry-run");
  options.progress = [&progress](const IngestProgress& now) {
    progress.show(now.inputs_done, now.inputs);
  };
  return options;
}

Status keep_words(KnowledgeBase& kb, const Words& words,
                  const std::string& grammar_hash) {
  const Result<bool> there = holds_vocabulary(kb, grammar_hash);
  if (!there) return there.error();
  if (*there) return Ok{};
  const Result<std::filesystem::path> folder =
      find_grammars(words.get(kGrammarsOption.name));
  if (!folder) return folder.error();
  const Result<ConceptListing> listing = list_concepts(*folder);
  if (!listing) return listing.error();
  return store_vocabulary(kb, *listing, grammar_hash);
}

void report_failures(const IngestReport& report, Console& console) {
  std::size_t refused = 0;
  for (const IngestFailure& failure : report.failures) {
    if (failure.skipped) {
      console.say(failure.reason.to_text());
      continue;
    }
    console.complain(failure.reason);
    ++refused;
  }
  if (report.error) console.complain(*report.error);
  if (refused > 0) console.say(how_many(refused, "input") + " refused");
}

std::string summary_of(const IngestReport& report) {
  const IngestCounts& counts = report.counts;
  std::string line = fmt::format(
      "{} added, {} updated, {} unchanged, {} skipped, {} refused; {}",
      how_many(counts.added, "document"), counts.updated, counts.unchanged,
      counts.skipped, counts.failed, how_many(counts.facts, "fact"));
  if (report.waiting > 0) line += fmt::format("; {} waiting", report.waiting);
  return line;
}

}  // namespace casebook
