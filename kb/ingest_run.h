// IngestRun: the one writer of an ingest, with its transactions, its counts
// and its lines in the log.
//
// Invariant: `counts()` and `report.failures` are of what is committed.
// Threads: one, the caller's of ingest().
//
//   IngestRun run(kb, inputs, options);
//   run.open();  run.take(item);  run.maybe_commit();  run.close("done");
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "corpus/result.h"
#include "kb/document_writer.h"
#include "kb/ingest.h"
#include "kb/ingest_queue.h"
#include "kb/knowledge_base.h"
#include "kb/sqlite.h"

namespace casebook {

// "./a/../b.txt" is "b.txt": one file, one spelling.
std::string normal_ingest_path(const std::string& path);

class IngestRun {
 public:
  IngestRun(KnowledgeBase& kb, const std::vector<IngestInput>& inputs,
            const IngestOptions& options)
      : kb_(kb), inputs_(inputs), options_(options) {}

  Status open();
  // What is there already, read with this grammar, by its SHA-256.
  struct Known {
    std::unordered_set<std::string> documents;
    // Of paths that lead to one document.
    std::unordered_map<std::string, std::string> by_path;
    std::string_view expected(const std::string& path) const;
  };
  Known known();
  Status take(IngestItem& item);
  // Ends the transaction in hand, if there is one that is old or big enough.
  Status maybe_commit();
  Status commit();
  Status close(const char* ended);
  void roll_back();

  // Of an input whose one document need not be looked at.
  void count_unchanged() { ++batch_.unchanged; }
  void input_done();
  // Inputs that are not stored for good.
  std::size_t waiting() const { return inputs_.size() - inputs_kept_; }
  IngestReport report;
  const IngestCounts& counts() const { return counts_; }

 private:
  Status begin();
  Status add_rules();
  Status log(const IngestItem& item, const char* outcome, const Error& reason);
  Status store(IngestItem& item);
  Result<Written> foresee(const IngestItem& item);
  Status note_failure(const IngestItem& item, bool skipped,
                      const Error& reason);
  Status count(const IngestItem& item, Written written);

  KnowledgeBase& kb_;
  const std::vector<IngestInput>& inputs_;
  const IngestOptions& options_;
  std::unique_ptr<DocumentWriter> writer_;
  SqlStatement add_log_, count_run_, end_run_;
  RunKey key_;
  bool shared_ = false;  // somebody reads beside us
  std::chrono::steady_clock::time_point began_, looked_;
  std::size_t batch_bytes_ = 0;
  std::size_t inputs_done_ = 0;
  std::size_t inputs_kept_ = 0;
  IngestCounts counts_;  // committed
  IngestCounts batch_;   // not yet
  std::vector<IngestFailure> batch_failures_;
  std::set<std::string> foreseen_;  // of a dry run
};

}  // namespace casebook
