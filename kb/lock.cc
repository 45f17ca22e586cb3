#include "kb/lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <thread>
#include <utility>

namespace casebook {
namespace {

constexpr std::chrono::milliseconds kLook{20};

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

Error cannot(const std::string& path, const char* doing) {
  const int code = errno;
  Error error;
  error.fault = code == ENOSPC || code == EIO || code == EDQUOT
                    ? Fault::kDisk
                    : Fault::kKnowledge;
  error.code = "E-KB-LOCK";
  error.where = path;
  error.what = fmt::format("the lock file cannot be {} ({})", doing,
                           std::strerror(code));
  error.hint = "check the rights of the folder";
  return error;
}

std::string read_all(int file) {
  std::array<char, 512> text{};
  const ssize_t size = pread(file, text.data(), text.size(), 0);
  return size <= 0 ? "" : std::string(text.data(), static_cast<size_t>(size));
}

Error busy(const std::string& base, std::string holder) {
  while (!holder.empty() && holder.back() == '\n') holder.pop_back();
  return {Fault::kBusy, "E-KB-BUSY", base,
          "busy: " + (holder.empty() ? "another ingest" : holder),
          "wait for it to end, or use --wait"};
}

// Whether the path still names the file that was opened: the holder before us
// removes it on leaving.
bool still_there(int file, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return fstat(file, &opened) == 0 && stat(path.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

Status write_holder(int file, const std::string& path) {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  const std::string text =
      fmt::format("pid {} on {} since {}\n", getpid(), host.data(), utc_now());
  if (ftruncate(file, 0) != 0) return cannot(path, "written");
  const ssize_t written = pwrite(file, text.data(), text.size(), 0);
  if (written != static_cast<ssize_t>(text.size()))
    return cannot(path, "written");
  return Ok{};
}

int open_file(const std::string& path) {
  return open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
}

}  // namespace

HeldFile::HeldFile(HeldFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

HeldFile& HeldFile::operator=(HeldFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

HeldFile::~HeldFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

Result<WriterLock> WriterLock::take(const std::string& base,
                                    std::chrono::milliseconds wait) {
  const auto deadline = std::chrono::steady_clock::now() + wait;
  WriterLock lock;
  lock.path_ = base + ".lock";
  while (true) {
    HeldFile file(open_file(lock.path_));
    if (!file.held()) return cannot(lock.path_, "opened");
    if (flock(file.descriptor(), LOCK_EX | LOCK_NB) == 0) {
      if (!still_there(file.descriptor(), lock.path_)) continue;
      const Status written = write_holder(file.descriptor(), lock.path_);
      if (!written) return written.error();
      lock.file_ = std::move(file);
      return lock;
    }
    if (errno != EWOULDBLOCK && errno != EINTR)
      return cannot(lock.path_, "locked");
    if (std::chrono::steady_clock::now() >= deadline)
      return busy(base, read_all(file.descriptor()));
    std::this_thread::sleep_for(kLook);
  }
}

WriterLock::~WriterLock() {
  if (file_.held()) unlink(path_.c_str());
}

Result<ReaderMark> ReaderMark::set(const std::string& base) {
  const std::string path = base + ".readers";
  ReaderMark mark;
  mark.file_ = HeldFile(open_file(path));
  if (!mark.file_.held()) return cannot(path, "opened");
  if (flock(mark.file_.descriptor(), LOCK_SH | LOCK_NB) != 0)
    return cannot(path, "locked");
  return mark;
}

bool has_readers(const std::string& base) {
  const std::string path = base + ".readers";
  const HeldFile file(open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
  if (!file.held()) return false;
  return flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0;
}

}  // namespace casebook
