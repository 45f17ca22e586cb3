// Ingest: documents and their facts into the knowledge base.
//
// Several producers (read a file, extract its facts) feed one writer through
// a bounded queue; the writer keeps the inputs' order, so the base holds the
// same documents and facts in the same order for any number of jobs. Writes
// are grouped into transactions: a kill loses at most the one in hand, and
// running again goes on from there. What is there already stays as it is.
//
// Same bytes are one document, under however many paths. New bytes under a
// known path and name are a new version: the old one stays, not current. The
// same bytes with another grammar get new facts and stay the same document.
// Threads: ingest() starts and joins its own; the producer is called from
// `jobs` threads at once, `progress` from the caller's only.
//
//   Producer produce = [&](const IngestInput& input, IngestSink& sink) {
//     return read_path(input.path, input.name, {}, grammar.profiles,
//       [&](Document&& d) {
//         if (sink.holds(d.sha256)) return sink.unchanged(d);
//         Extraction found = extract(d, grammar, {});
//         return sink.add(std::move(d), std::move(found));
//       });
//   };
//   IngestReport report = ingest(*kb, inputs, produce, options);
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"
#include "extractor/extract.h"
#include "kb/knowledge_base.h"

namespace casebook {

struct IngestInput {
  std::string path;  // "./a.txt" and "a.txt" are the same
  std::string name;  // the document's id, where the input holds one
};

// Where a producer hands over what it made of one input, in the input's order.
// Each call returns false when the run is stopping: the producer then returns.
class IngestSink {
 public:
  virtual ~IngestSink() = default;
  // Whether the base had this document, read with this grammar, when the run
  // began: reading on is needless, say unchanged().
  virtual bool holds(std::string_view sha256) const = 0;
  // The SHA-256 of the one document that this input led to, where the base
  // holds it, read with this grammar; "" where it led to none or to several.
  // Bytes of that hash need not be read: say unchanged().
  virtual std::string_view expected() const = 0;
  virtual bool unchanged() = 0;
  virtual bool add(Document document, Extraction extraction) = 0;
  // Of `document` only id, path and sha256 are needed.
  virtual bool unchanged(const Document& document) = 0;
  // Left out on purpose, with a reason for the list.
  virtual bool skip(const std::string& name, const Error& reason) = 0;
  // A part of the input (a record of many) that was refused.
  virtual bool refuse(const std::string& name, const Error& reason) = 0;
};

// Produces the documents of one input. An Error refuses the input; what the
// sink had taken before stays.
using Producer = std::function<Status(const IngestInput&, IngestSink&)>;

struct IngestCounts {
  std::size_t added = 0;      // documents that are new
  std::size_t updated = 0;    // new version of a path, or facts made again
  std::size_t unchanged = 0;  // there already
  std::size_t skipped = 0;    // left out on purpose
  std::size_t failed = 0;     // refused
  std::size_t facts = 0;      // written
  std::size_t bytes = 0;      // of text written

  bool operator==(const IngestCounts&) const = default;
  std::size_t documents() const {
    return added + updated + unchanged + skipped + failed;
  }
};

struct IngestProgress {
  std::size_t inputs_done = 0;
  std::size_t inputs = 0;
  IngestCounts counts;  // includes what is not committed yet
};

struct IngestReport;

struct IngestOptions {
  std::string grammar_version;
  std::string grammar_hash;
  std::string program;  // "casebook 0.1.0", kept with the run
  std::map<std::string, std::string> rules;  // of the grammar, with hashes
  std::string note;  // kept with the run: what was overridden
  int jobs = 1;
  std::size_t queue_bytes = 64U << 20;  // of text waiting for the writer
  std::size_t batch_bytes = 32U << 20;  // of text in a transaction
  std::chrono::milliseconds batch_time{1000};
  // While somebody reads beside us (see ReaderMark in kb/lock.h).
  std::chrono::milliseconds batch_time_shared{100};
  std::chrono::milliseconds wait{0};        // for another ingest to end
  const std::atomic<bool>* stop = nullptr;  // set by a signal's handler
  std::function<void(const IngestProgress&)> progress;  // may be empty
  // Called when the run has stopped, all that is done is stored, and producers
  // have not come back for `patience`: they may be deep in a huge document. It
  // may end the process. Empty: they are waited for.
  std::function<void(const IngestReport&)> overdue;
  std::chrono::milliseconds patience{1000};
  bool dry_run = false;  // counts only, writes nothing
};

struct IngestFailure {
  std::string path;
  std::string name;
  bool skipped = false;  // on purpose
  Error reason;

  bool operator==(const IngestFailure&) const = default;
};

struct IngestReport {
  IngestCounts counts;      // of what is committed
  std::size_t waiting = 0;  // inputs not done when the run ended early
  std::vector<IngestFailure> failures;  // in input order
  bool stopped = false;                 // by the stop flag
  // Why the run ended early: kBusy (another ingest), kDisk ("disk full: N
  // stored, M waiting"), kKnowledge. What `counts` says is stored all the same.
  std::optional<Error> error;
};

// The version of a grammar that has written to the base before, by its hash;
// "" of another.
Result<std::string> known_grammar(KnowledgeBase& kb, std::string_view hash);

IngestReport ingest(KnowledgeBase& kb, const std::vector<IngestInput>& inputs,
                    const Producer& produce, const IngestOptions& options);

}  // namespace casebook
