// Interruption: SIGINT and SIGTERM end long work at its next good place, with
// what is done kept and summed up; a second one ends it at once.
//
// The flag is the program's one piece of global state: a signal's handler can
// reach nothing else.
// Threads: safe.
//
//   watch_signals();
//   options.stop = &interrupted();
//   if (interrupted()) end_by_signal();
#pragma once

#include <atomic>

namespace casebook {

void watch_signals();
const std::atomic<bool>& interrupted();
// Ends the process the way the signal would have: exit code 128 + its number.
[[noreturn]] void end_by_signal();

}  // namespace casebook
