// Progress: how far a long run is, for people: a line that renews itself on a
// terminal, a line now and then elsewhere.
// Threads: one.
//
//   Progress progress(stderr, "ingest");
//   progress.show(done, all);
#pragma once

#include <chrono>
#include <cstdio>
#include <string>

namespace casebook {

class Progress {
 public:
  Progress(std::FILE* stream, std::string what);
  // Takes its line away.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t done, std::size_t all);

 private:
  using Clock = std::chrono::steady_clock;

  std::FILE* stream_;
  std::string what_;
  bool terminal_;
  bool shown_ = false;
  Clock::time_point begun_;
  Clock::time_point next_;
};

}  // namespace casebook
