// OrderedOutput: what workers write about inputs 0, 1, 2 … in any order comes
// out in the inputs' order, whatever the number of workers.
//
// Invariant: the bytes on stdout and stderr are those of one worker. The input
// whose turn it is goes straight through; later ones wait in memory, and no
// worker runs more than a window ahead.
// Threads: safe; each input is written by one thread.
//
//   OrderedOutput output(console, 8);
//   output.begin(i);           // may wait
//   output.print(i, line);
//   output.complain(i, error);
//   output.finish(i);
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "tools/console.h"

namespace casebook {

class OrderedOutput {
 public:
  OrderedOutput(Console& console, std::size_t window)
      : console_(console), window_(window) {}

  // False when nobody reads the output any more.
  bool begin(std::size_t input);
  bool print(std::size_t input, std::string_view data);
  void complain(std::size_t input, const Error& error);
  void say(std::size_t input, const std::string& line);
  void finish(std::size_t input);

 private:
  struct Waiting {
    std::string data;
    std::vector<Error> errors;
    std::vector<std::string> lines;  // for people
    bool finished = false;
  };
  void release(Waiting& waiting);

  Console& console_;
  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable turned_;
  std::size_t turn_ = 0;
  std::map<std::size_t, Waiting> waiting_;
};

// Runs `work(input)` for 0 … count-1, begun in order, on `jobs` threads.
void for_each_input(std::size_t count, int jobs,
                    const std::function<void(std::size_t)>& work);

}  // namespace casebook
