// OrderedQueue: what many producers made, in the order of the inputs.
//
// Bounded by bytes: a producer that is ahead waits; the one whose turn it is
// may always go on, so nobody waits for ever.
// Threads: put() and finish() from any, take() from one, close() from any.
//
//   queue.put(3, std::move(item));  queue.finish(3);
//   while (queue.take(item, 100ms) != OrderedQueue::Taken::kEnd) …
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "corpus/document.h"
#include "corpus/result.h"
#include "extractor/extract.h"

namespace casebook {

struct IngestItem {
  enum class Kind : std::uint8_t { kDocument, kUnchanged, kSkipped, kRefused };

  Kind kind = Kind::kDocument;
  std::size_t input = 0;  // its place among the inputs
  Document document;      // of an unchanged one only id, path and sha256
  Extraction extraction;
  std::string name;  // of what was skipped or refused
  Error reason;

  std::size_t cost() const;  // in bytes, roughly
};

class OrderedQueue {
 public:
  enum class Taken : std::uint8_t {
    kItem,
    kInputDone,
    kInputUnchanged,  // done, and its one document is there already
    kTimeout,
    kEnd
  };

  OrderedQueue(std::size_t inputs, std::size_t bytes)
      : inputs_(inputs), limit_(bytes) {}

  // False when the queue was closed: the item is dropped.
  bool put(std::size_t input, IngestItem item);
  // No more items of this input will come.
  void finish(std::size_t input, bool unchanged = false);
  // Waits while nothing is there: until there is some work, or at most so
  // long. Being woken for each little thing would cost more than the thing.
  Taken take(IngestItem& item, std::chrono::milliseconds wait);
  // Wakes everybody; puts fail and take() ends.
  void close();

 private:
  struct Slot {
    std::deque<IngestItem> items;
    std::size_t bytes = 0;
    bool done = false;
    bool unchanged = false;
  };
  bool may_put(std::size_t input) const;
  bool may_take() const;
  bool worth_waking() const;

  const std::size_t inputs_;
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable room_, work_;
  std::map<std::size_t, Slot> slots_;
  std::size_t next_ = 0;  // the input whose turn it is
  std::size_t bytes_ = 0;
  std::size_t finished_ = 0;   // inputs, all in all
  std::size_t looked_at_ = 0;  // of those, when take() last waited
  std::size_t waiting_ = 0;    // for room
  bool closed_ = false;
};

}  // namespace casebook
