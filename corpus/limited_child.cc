#include "corpus/limited_child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>

#include "corpus/child_walls.h"

namespace casebook {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxErrors = 65536;
constexpr int kNoExec = 127;

class Handle {
 public:
  explicit Handle(int number = -1) : number_(number) {}
  ~Handle() { reset(); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  void reset(int number = -1) {
    if (number_ >= 0) ::close(number_);
    number_ = number;
  }
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }

 private:
  int number_;
};

struct Pipe {
  Handle out;  // the end to read from
  Handle in;

  bool make() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    out.reset(ends[0]);
    in.reset(ends[1]);
    return true;
  }
};

// The input as a file in memory: no pipe that could block on a child that does
// not read, and no file on the disk.
bool hold_input(std::string_view input, Handle& file) {
  file.reset(::memfd_create("input", MFD_CLOEXEC));
  while (file.open() && !input.empty()) {
    const ssize_t put = ::write(file.number(), input.data(), input.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    input.remove_prefix(static_cast<std::size_t>(put));
  }
  return file.open() && ::lseek(file.number(), 0, SEEK_SET) == 0;
}

void set_limit(__rlimit_resource kind, rlim_t soft, rlim_t hard) {
  const struct rlimit limit = {soft, hard};
  ::setrlimit(kind, &limit);
}

struct Start {
  char* const* words = nullptr;
  int input = -1, output = -1, errors = -1;
  ChildLimits limits;
  const ChildWalls* walls = nullptr;
};

// Between fork and exec: nothing but system calls, for other threads may hold
// any lock at this moment.
[[noreturn]] void become(const Start& start) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setpgid(0, 0);  // Ctrl-C is the parent's to answer
  ::dup2(start.input, STDIN_FILENO);
  ::dup2(start.output, STDOUT_FILENO);
  ::dup2(start.errors, STDERR_FILENO);
  const auto seconds = static_cast<rlim_t>(start.limits.cpu_seconds);
  set_limit(RLIMIT_CPU, seconds, seconds + 1);
  set_limit(RLIMIT_AS, start.limits.memory, start.limits.memory);
  set_limit(RLIMIT_FSIZE, 0, 0);
  set_limit(RLIMIT_CORE, 0, 0);
  start.walls->raise();
  // The constant environment: no locale, no preloaded library.
  char language[] = "LC_ALL=C.UTF-8";
  char* const environment[] = {language, nullptr};
  ::execve(start.words[0], start.words, environment);
  ::_exit(kNoExec);
}

// Reads both pipes until they end, a limit is passed or time is over.
class Listener {
 public:
  Listener(ChildReport& report, const ChildLimits& limits)
      : report_(report),
        limits_(limits),
        deadline_(Clock::now() + std::chrono::seconds(limits.wall_seconds)) {}

  void listen(Handle& output, Handle& errors) {
    while (output.open() || errors.open()) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          deadline_ - Clock::now());
      if (left.count() <= 0) {
        report_.end = ChildEnd::kTimedOut;
        return;
      }
      // A negative number is passed over by poll().
      std::array<struct pollfd, 2> ends = {
          {{output.number(), POLLIN, 0}, {errors.number(), POLLIN, 0}}};
      const int ready =
          ::poll(ends.data(), ends.size(), static_cast<int>(left.count()));
      if (ready <= 0) continue;
      if (ends[0].revents != 0) take(output, report_.output, limits_.output);
      if (ends[1].revents != 0) take(errors, report_.errors, kMaxErrors);
      if (report_.output.size() >= limits_.output) {
        report_.end = ChildEnd::kTooMuch;
        return;
      }
    }
  }

  // The deadline holds for a child that closed its pipes and lives on, too.
  bool late() const { return Clock::now() >= deadline_; }

 private:
  static void take(Handle& from, std::string& to, std::size_t limit) {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(from.number(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) return;
    if (got <= 0) {
      from.reset();
      return;
    }
    const std::size_t room = limit - std::min(limit, to.size());
    to.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
  }

  ChildReport& report_;
  const ChildLimits& limits_;
  Clock::time_point deadline_;
};

// Waits for the child, and kills it where it must not go on.
void reap(pid_t child, const Listener& listener, ChildReport& report) {
  bool kill_it = report.end != ChildEnd::kDone;
  int state = 0;
  while (true) {
    if (kill_it) ::kill(child, SIGKILL);
    const pid_t got = ::waitpid(child, &state, kill_it ? 0 : WNOHANG);
    if (got == child) break;
    if (got < 0 && errno != EINTR) return;
    if (got == 0) ::usleep(1000);
    if (!kill_it && listener.late()) {
      kill_it = true;
      report.end = ChildEnd::kTimedOut;
    }
  }
  if (report.end != ChildEnd::kDone) return;
  if (WIFEXITED(state)) {
    report.code = WEXITSTATUS(state);
    if (report.code == kNoExec) report.end = ChildEnd::kNotStarted;
  } else if (WIFSIGNALED(state)) {
    report.signal = WTERMSIG(state);
    const bool time = report.signal == SIGXCPU;
    report.end = time ? ChildEnd::kTimedOut : ChildEnd::kCrashed;
  }
}

}  // namespace

ChildReport run_limited(const std::vector<std::string>& words,
                        std::string_view input, const ChildLimits& limits) {
  ChildReport report;
  Handle held;
  Pipe output;
  Pipe errors;
  if (words.empty() || words[0].empty() || !hold_input(input, held) ||
      !output.make() || !errors.make()) {
    return report;
  }
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (const std::string& word : words) {
    pointers.push_back(const_cast<char*>(word.c_str()));
  }
  pointers.push_back(nullptr);
  const ChildWalls walls(words[0]);
  const Start start = {pointers.data(),    held.number(), output.in.number(),
                       errors.in.number(), limits,        &walls};
  const pid_t child = ::fork();
  if (child < 0) return report;
  if (child == 0) become(start);
  output.in.reset();
  errors.in.reset();
  report.end = ChildEnd::kDone;
  Listener listener(report, limits);
  listener.listen(output.out, errors.out);
  reap(child, listener, report);
  return report;
}

std::string find_program(std::string_view name) {
  const char* path = std::getenv("PATH");  // NOLINT: nobody sets it
  std::string_view folders = path == nullptr ? "/usr/bin:/bin" : path;
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    std::string found(folders.substr(0, end));
    folders.remove_prefix(std::min(end + 1, folders.size()));
    if (!found.starts_with('/')) continue;  // never from where we stand
    found += '/';
    found += name;
    if (::access(found.c_str(), X_OK) == 0) return found;
  }
  return "";
}

}  // namespace casebook
