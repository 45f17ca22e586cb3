// FaultySystem: makes the system fail for files of one folder: the n-th call
// of a kind, once or from then on; and a clock and a file system that are not
// what they seem. The calls themselves are in system_faults_test.cc, the one
// file that may define them.
//
// Threads: one.
//
//   FaultySystem faults(scratch.path(""));
//   faults.fail(FaultySystem::Call::kSync, 3, true);
#pragma once

#include <cerrno>
#include <ctime>
#include <string>

namespace casebook {

class FaultySystem {
 public:
  enum class Call { kRead, kWrite, kSync };

  // Of files below it; the only one while it lives.
  explicit FaultySystem(std::string folder) : folder_(std::move(folder)) {
    current() = this;
  }
  FaultySystem(const FaultySystem&) = delete;
  FaultySystem& operator=(const FaultySystem&) = delete;
  ~FaultySystem() { current() = nullptr; }

  // The `at`-th call from now on fails with `error`, and with `always` every
  // one after it.
  void fail(Call call, int at, bool always, int error = EIO) {
    call_ = call;
    left_ = at;
    always_ = always;
    error_ = error;
    struck_ = 0;
  }
  void heal() { left_ = 0; }
  int struck() const { return struck_; }  // how many calls have failed

  std::time_t clock_ahead = 0;  // seconds that the clock is wrong
  long file_system = 0;         // the type that statfs() tells; 0: the truth

  static FaultySystem*& current() {
    static FaultySystem* one = nullptr;
    return one;
  }
  bool holds(int descriptor) const;  // whether it is a file of the folder
  // The error of this call, 0 to let it through.
  int error_of(Call call, int descriptor);

 private:
  std::string folder_;
  Call call_ = Call::kSync;
  int left_ = 0;  // calls until the failing one; 0: none
  bool always_ = false;
  int error_ = EIO;
  int struck_ = 0;
};

}  // namespace casebook
