// WriterLock: one ingest at a time. ReaderMark: somebody reads for long.
//
// The lock is a file NAME.lock beside the base, held by flock() and so free
// again when its holder dies, however it dies. It names the holder for the
// others' message. A single decision does not need it: SQLite's own lock
// serves those.
// Threads: a value that is moved, not shared; two locks in one process exclude
// each other as those of two processes do.
//
//   Result<WriterLock> lock = WriterLock::take("bones.casebook", {});
//   if (!lock) return lock.error();  // "busy: pid 17 on desk since …"
#pragma once

#include <chrono>
#include <string>

#include "corpus/result.h"

namespace casebook {

// An open file that holds a flock(); released with it.
class HeldFile {
 public:
  HeldFile() = default;
  explicit HeldFile(int descriptor) : descriptor_(descriptor) {}
  HeldFile(HeldFile&& other) noexcept;
  HeldFile& operator=(HeldFile&& other) noexcept;
  HeldFile(const HeldFile&) = delete;
  HeldFile& operator=(const HeldFile&) = delete;
  ~HeldFile();

  int descriptor() const { return descriptor_; }
  bool held() const { return descriptor_ >= 0; }

 private:
  int descriptor_ = -1;
};

class WriterLock {
 public:
  // Waits up to `wait`, then kBusy.
  static Result<WriterLock> take(const std::string& base,
                                 std::chrono::milliseconds wait);
  WriterLock(WriterLock&& other) = default;
  WriterLock& operator=(WriterLock&& other) = default;
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  // Removes the file and lets the next one in.
  ~WriterLock();

 private:
  WriterLock() = default;
  std::string path_;
  HeldFile file_;
};

// Held by those who keep a base open to answer people (a server), through the
// file NAME.readers: an ingest beside them writes in short batches.
class ReaderMark {
 public:
  static Result<ReaderMark> set(const std::string& base);

 private:
  HeldFile file_;
};

bool has_readers(const std::string& base);

}  // namespace casebook
