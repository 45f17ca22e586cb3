// LimitedChild: runs a foreign program over bytes of ours, within limits, so
// that whatever those bytes do to it is over when it is.
//
// The child gets the bytes as its standard input, no shell, no other open
// file, no core file, and limits of processor time, memory, wall time and
// output; where the kernel can (Landlock, seccomp), it may write no file,
// open nothing outside of the system's own folders, reach no network and
// start no other program. The parent goes on whatever happens to it.
// Threads: call from as many as you like; it blocks for the child's life.
//
//   ChildReport report = run_limited({"/usr/bin/pdftotext", "-tsv", "-", "-"},
//                                    bytes, {});
//   if (report.end == ChildEnd::kDone && report.code == 0) use(report.output);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casebook {

struct ChildLimits {
  int cpu_seconds = 10;
  int wall_seconds = 30;
  std::size_t memory = std::size_t{2} << 30;   // address space, bytes
  std::size_t output = std::size_t{50} << 20;  // bytes
};

enum class ChildEnd {
  kDone,        // it ended by itself; see `code`
  kNotStarted,  // there is no such program, or no memory for it
  kTimedOut,    // of either time
  kTooMuch,     // its output passed the limit
  kCrashed,     // by a signal; see `signal`
};

struct ChildReport {
  ChildEnd end = ChildEnd::kNotStarted;
  int code = 0;
  int signal = 0;
  std::string output;  // standard output, up to where it ended
  std::string errors;  // the first 64 KB of standard error
};

// `words[0]` is the program's path; see find_program().
ChildReport run_limited(const std::vector<std::string>& words,
                        std::string_view input, const ChildLimits& limits);

// The program's absolute path by PATH; "" where there is none.
std::string find_program(std::string_view name);

}  // namespace casebook
