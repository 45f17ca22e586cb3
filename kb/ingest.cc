#include "kb/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <utility>

#include "kb/ingest_queue.h"
#include "kb/ingest_run.h"
#include "kb/lock.h"

namespace casebook {
namespace {

using Known = IngestRun::Known;

// How often the writer looks up while nothing comes.
constexpr std::chrono::milliseconds kLookUp{20};
bool stopping(const IngestOptions& options) {
  return options.stop != nullptr &&
         options.stop->load(std::memory_order_relaxed);
}

// The sink of one input.
class QueueSink : public IngestSink {
 public:
  QueueSink(OrderedQueue& queue, std::size_t input, const Known& known,
            std::string_view expected)
      : queue_(queue), input_(input), known_(known), expected_(expected) {}

  bool holds(std::string_view sha256) const override {
    return known_.documents.contains(std::string(sha256));
  }
  std::string_view expected() const override { return expected_; }
  bool unchanged() override { return unchanged_ = true; }
  bool all_unchanged() const { return unchanged_; }
  bool add(Document document, Extraction extraction) override {
    IngestItem item;
    item.document = std::move(document);
    item.extraction = std::move(extraction);
    return put(std::move(item), IngestItem::Kind::kDocument);
  }
  bool unchanged(const Document& document) override {
    IngestItem item;
    item.document.id = document.id;
    item.document.path = document.path;
    item.document.sha256 = document.sha256;
    return put(std::move(item), IngestItem::Kind::kUnchanged);
  }
  bool skip(const std::string& name, const Error& reason) override {
    IngestItem item;
    item.name = name;
    item.reason = reason;
    return put(std::move(item), IngestItem::Kind::kSkipped);
  }
  bool refuse(const std::string& name, const Error& reason) override {
    IngestItem item;
    item.name = name;
    item.reason = reason;
    return put(std::move(item), IngestItem::Kind::kRefused);
  }

 private:
  bool put(IngestItem item, IngestItem::Kind kind) {
    item.kind = kind;
    item.input = input_;
    item.document.path = normal_ingest_path(item.document.path);
    return queue_.put(input_, std::move(item));
  }

  OrderedQueue& queue_;
  std::size_t input_;
  const Known& known_;
  const std::string_view expected_;
  bool unchanged_ = false;
};

Status produce_one(const Producer& produce, const IngestInput& input,
                   IngestSink& sink) {
  try {
    return produce(input, sink);
  } catch (const std::bad_alloc&) {
    return Error{Fault::kInput, "E-MEMORY", input.path,
                 "not enough memory for this file", ""};
  } catch (const std::exception& e) {
    return Error{Fault::kBug, "E-BUG", input.path, e.what(),
                 "this is a mistake of casebook"};
  }
}

// The producers' threads; joined by the destructor.
class Workers {
 public:
  Workers(const std::vector<IngestInput>& inputs, const Producer& produce,
          const IngestOptions& options, const Known& known, OrderedQueue& queue)
      : inputs_(inputs),
        produce_(produce),
        options_(options),
        known_(known),
        queue_(queue) {}
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() {
    queue_.close();
    for (std::thread& thread : threads_) thread.join();
  }

  // Whether all have come back within the time.
  bool done_within(std::chrono::milliseconds patience) {
    queue_.close();
    std::unique_lock lock(mutex_);
    return ended_.wait_for(lock, patience, [this] { return running_ == 0; });
  }

  // As many of the jobs as the system gives, at least one.
  Status start() {
    const int jobs = std::max(1, options_.jobs);
    for (int i = 0; i < jobs; ++i) {
      try {
        threads_.emplace_back([this] {
          work();
          const std::lock_guard lock(mutex_);
          --running_;
          ended_.notify_all();
        });
        const std::lock_guard lock(mutex_);
        ++running_;
      } catch (const std::system_error& e) {
        if (i > 0) break;
        return Error{Fault::kBug, "E-THREADS", "", e.what(), ""};
      }
    }
    return Ok{};
  }

 private:
  void work() {
    while (!stopping(options_)) {
      const std::size_t input = next_.fetch_add(1);
      if (input >= inputs_.size()) return;
      QueueSink sink(queue_, input, known_,
                     known_.expected(inputs_[input].path));
      const Status done = produce_one(produce_, inputs_[input], sink);
      if (!done) sink.refuse(inputs_[input].name, done.error());
      queue_.finish(input, done && sink.all_unchanged());
    }
  }

  const std::vector<IngestInput>& inputs_;
  const Producer& produce_;
  const IngestOptions& options_;
  const Known& known_;
  OrderedQueue& queue_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable ended_;
  int running_ = 0;  // may be negative while a thread is being counted in
  std::vector<std::thread> threads_;
};

// Until the inputs end, the flag says stop, or the base refuses.
Status write_all(IngestRun& run, OrderedQueue& queue,
                 const IngestOptions& options) {
  IngestItem item;
  std::size_t given = 0;  // by the input whose turn it is
  while (!stopping(options)) {
    const OrderedQueue::Taken taken = queue.take(item, kLookUp);
    if (taken == OrderedQueue::Taken::kEnd) return run.close("done");
    if (taken == OrderedQueue::Taken::kItem) {
      Status done = run.take(item);
      if (!done) return done;
      // Most inputs hold one document: end the batch after, not within it.
      if (++given == 1) continue;
    }
    if (taken == OrderedQueue::Taken::kInputUnchanged) run.count_unchanged();
    if (taken == OrderedQueue::Taken::kInputDone ||
        taken == OrderedQueue::Taken::kInputUnchanged) {
      run.input_done();
      given = 0;
    }
    Status done = run.maybe_commit();
    if (!done) return done;
  }
  run.report.stopped = true;
  return run.close("stopped");
}

Error explain(Error error, const IngestCounts& counts, std::size_t waiting) {
  if (error.code != "E-KB-FULL") return error;
  error.what =
      fmt::format("disk full: {} stored, {} waiting",
                  counts.added + counts.updated + counts.unchanged, waiting);
  return error;
}

Status run_all(IngestRun& run, const std::vector<IngestInput>& inputs,
               const Producer& produce, const IngestOptions& options) {
  Status opened = run.open();
  if (!opened) return opened;
  const Known known = run.known();
  OrderedQueue queue(inputs.size(), options.queue_bytes);
  Workers workers(inputs, produce, options, known, queue);
  Status started = workers.start();
  if (!started) return started;
  Status written = write_all(run, queue, options);
  if (run.report.stopped && options.overdue &&
      !workers.done_within(options.patience)) {
    run.report.counts = run.counts();
    run.report.waiting = run.waiting();
    options.overdue(run.report);
  }
  return written;
}

}  // namespace

IngestReport ingest(KnowledgeBase& kb, const std::vector<IngestInput>& inputs,
                    const Producer& produce, const IngestOptions& options) {
  IngestRun run(kb, inputs, options);
  std::optional<WriterLock> lock;
  if (!options.dry_run) {
    Result<WriterLock> taken = WriterLock::take(kb.path(), options.wait);
    if (!taken) {
      run.report.error = taken.error();
      run.report.waiting = inputs.size();
      return std::move(run.report);
    }
    lock.emplace(std::move(*taken));
  }
  const Status done = run_all(run, inputs, produce, options);
  if (!done) {
    run.roll_back();
    run.report.error = explain(done.error(), run.counts(), run.waiting());
  }
  run.report.counts = run.counts();
  run.report.waiting = run.waiting();
  return std::move(run.report);
}

}  // namespace casebook
