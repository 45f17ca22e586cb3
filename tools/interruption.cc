#include "tools/interruption.h"

#include <csignal>
#include <cstdlib>

namespace casebook {
namespace {

std::atomic<bool> stop_flag = false;
std::atomic<int> caught_signal = 0;
static_assert(std::atomic<bool>::is_always_lock_free &&
              std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int number) {
  caught_signal = number;
  stop_flag = true;
  // The next one is not to be waited for.
  std::signal(number, SIG_DFL);
}

}  // namespace

void watch_signals() {
  std::signal(SIGINT, note_signal);
  std::signal(SIGTERM, note_signal);
}

const std::atomic<bool>& interrupted() { return stop_flag; }

void end_by_signal() {
  const int number = caught_signal;
  std::signal(number, SIG_DFL);
  std::raise(number);
  std::_Exit(128 + number);
}

}  // namespace casebook
