#include "corpus/file_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdint>
#include <new>
#include <optional>
#include <system_error>

namespace casebook {
namespace {

// Positions are 32 bits, and a made text may be longer than its source.
constexpr std::uint64_t kLargest = 2'000'000'000;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Error refused(const std::string& where, std::string code, std::string what,
              std::string hint = "") {
  return {Fault::kInput, std::move(code), where, std::move(what),
          std::move(hint)};
}

Error failed(const std::string& where, int number) {
  const bool io = number == EIO;
  return {io ? Fault::kDisk : Fault::kInput, "E-READ", where,
          std::generic_category().message(number), ""};
}

std::optional<Error> not_regular(const std::string& where,
                                 const struct stat& state) {
  if (S_ISREG(state.st_mode)) return std::nullopt;
  const char* kind = "a device";
  if (S_ISDIR(state.st_mode)) kind = "a folder";
  if (S_ISFIFO(state.st_mode)) kind = "a pipe";
  if (S_ISSOCK(state.st_mode)) kind = "a socket";
  return refused(where, "E-NOT-A-FILE",
                 std::string("this is ") + kind + ", not a file");
}

// Of a regular file the size is known: it is read to that, and whoever asks
// for its state afterwards sees whether it has grown.
Result<std::string> read_all(int descriptor, const std::string& where,
                             std::size_t expected, bool regular) {
  std::string bytes;
  std::size_t size = 0;
  bytes.resize(expected + 1);
  while (true) {
    if (size == bytes.size()) bytes.resize(bytes.size() * 2 + 65536);
    const ssize_t got =
        ::read(descriptor, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(where, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > kLargest) {
      return refused(where, "E-TOO-LARGE", "the file is larger than 2 GB",
                     "split it");
    }
    if (regular && size == expected) break;
  }
  bytes.resize(size);
  return bytes;
}

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec && a.st_ino == b.st_ino;
}

struct Reading {
  Result<std::string> bytes;
  bool changed = false;
};

// What may be no file must not even be opened: its writer would wake up.
std::optional<Error> not_a_file(const std::filesystem::path& path,
                                const std::string& where) {
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) return failed(where, errno);
  return not_regular(where, state);
}

Reading read_once(const std::filesystem::path& path, bool listed) {
  const std::string where = path.string();
  if (!listed) {
    if (auto error = not_a_file(path, where)) return {*error, false};
  }
  const Descriptor file(
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) return {failed(where, errno), false};
  struct stat opened {};
  if (::fstat(file.number(), &opened) != 0) {
    return {failed(where, errno), false};
  }
  if (auto error = not_regular(where, opened)) return {*error, false};
  if (static_cast<std::uint64_t>(opened.st_size) > kLargest) {
    return {refused(where, "E-TOO-LARGE", "the file is larger than 2 GB",
                    "split it"),
            false};
  }
  Result<std::string> bytes = read_all(
      file.number(), where, static_cast<std::size_t>(opened.st_size), true);
  struct stat after {};
  const bool gone = ::stat(path.c_str(), &after) != 0;
  const bool whole =
      bytes && bytes->size() == static_cast<std::size_t>(opened.st_size);
  return {std::move(bytes), gone || !whole || !same_state(opened, after)};
}

}  // namespace

Result<std::string> load_file(const std::filesystem::path& path, bool listed) {
  try {
    if (path == "-") return read_all(STDIN_FILENO, "-", 65536, false);
    for (int attempt = 0; attempt < 2; ++attempt) {
      Reading reading = read_once(path, listed);
      if (!reading.bytes || !reading.changed) return std::move(reading.bytes);
    }
    return refused(path.string(), "E-CHANGED",
                   "the file changed while it was read, twice",
                   "try again when nobody writes it");
  } catch (const std::bad_alloc&) {
    return refused(path.string(), "E-MEMORY",
                   "the memory does not suffice for this file");
  }
}

std::string load_own_file(const std::filesystem::path& path) {
  const Descriptor file(
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat state {};
  if (file.number() < 0 || ::fstat(file.number(), &state) != 0) return "";
  const auto size = static_cast<std::size_t>(state.st_size);
  Result<std::string> bytes = read_all(file.number(), "", size, true);
  return bytes ? std::move(*bytes) : "";
}

std::string load_head(const std::filesystem::path& path, std::size_t size) {
  const Descriptor file(
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) return "";
  // Most reports are much shorter than what is asked for.
  struct stat state {};
  if (::fstat(file.number(), &state) == 0 && state.st_size > 0)
    size = std::min(size, static_cast<std::size_t>(state.st_size));
  std::string head(size, '\0');
  const ssize_t got = ::read(file.number(), head.data(), head.size());
  head.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return head;
}

std::string extension_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  if (!extension.empty()) extension.erase(0, 1);
  for (char& c : extension) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return extension;
}

}  // namespace casebook
