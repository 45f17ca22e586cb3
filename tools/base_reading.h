// BaseReading: a base's own sources read again, and ingest's options and words
// that ingest, extract --kb and rebuild share.
//
// A file that has gone is made up for by the stored text where that is all the
// source was (plain text); one that has changed since is left for ingest.
// Threads: read() as many as you like.
//
//   BaseReading reading(kb path, sources);
//   reading.read(input, sink, grammar, options);
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "extractor/extract.h"
#include "kb/base_sources.h"
#include "kb/ingest.h"
#include "tools/command.h"
#include "tools/console.h"
#include "tools/progress.h"

namespace casebook {

class BaseReading {
 public:
  BaseReading(std::string kb, const std::vector<BaseSource>& sources);

  // One a file, in the order in which they came into the base.
  const std::vector<IngestInput>& inputs() const { return inputs_; }
  // A producer's work: hands over the facts of those documents that the base
  // knows. Names a file that is gone or has changed.
  Status produce(const IngestInput& input, IngestSink& sink,
                 const Grammar& grammar) const;
  // Every document of the file that the base knows; kInput for a file that is
  // gone ("E-SOURCE-GONE").
  Status read(const std::string& path, const LanguageProfiles& profiles,
              const DocumentSink& sink) const;
  bool knows(const std::string& path, const std::string& sha256) const;

 private:
  Status read_stored(const BaseSource& source, const LanguageProfiles& profiles,
                     const DocumentSink& sink) const;

  std::string kb_;
  std::map<std::string, BaseSource> sources_;
  std::vector<IngestInput> inputs_;
};

// Those documents of the base, by their hashes, read again (all of them where
// none is named), until the sink returns false. Complains of files that are
// gone or have changed.
Status read_again(KnowledgeBase& kb, const std::set<std::string>& hashes,
                  const LanguageProfiles& profiles, Console& console,
                  const DocumentSink& sink);

// Without a grammar, which ingest may not have loaded.
IngestOptions ingest_options(const Words& words, Progress& progress);
IngestOptions ingest_options(const Words& words, const Grammar& grammar,
                             Progress& progress);
// The grammar's words into the base, so that search needs no grammar.
Status keep_words(KnowledgeBase& kb, const Words& words,
                  const std::string& grammar_hash);
void report_failures(const IngestReport& report, Console& console);
// "3 documents added, …", without the line's end.
std::string summary_of(const IngestReport& report);

}  // namespace casebook
