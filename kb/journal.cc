#include "kb/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "kb/creation.h"
#include "kb/lock.h"

namespace casebook {
namespace {

// A line is longer only with a note of a book's length.
constexpr std::size_t kTailBytes = 1U << 16U;

Error cannot(const std::string& path, const char* doing) {
  const int code = errno;
  Error error;
  error.fault = code == EACCES || code == EROFS || code == EPERM
                    ? Fault::kKnowledge
                    : Fault::kDisk;
  error.code =
      code == ENOSPC || code == EDQUOT ? "E-JOURNAL-FULL" : "E-JOURNAL-IO";
  error.where = path;
  error.what = fmt::format("the decisions' journal cannot be {} ({})", doing,
                           std::strerror(code));
  error.hint = "nothing was decided; see to the disk and decide again";
  return error;
}

Error broken(const std::string& path, std::size_t line, std::string what) {
  return {Fault::kKnowledge, "E-JOURNAL", fmt::format("{}:{}", path, line),
          std::move(what),
          "restore the line from a backup or a version control; the base "
          "holds its decisions apart"};
}

// Appends up to `size` bytes from `offset` on; false where reading failed.
bool read_from(int file, off_t offset, std::size_t size, std::string& bytes) {
  bytes.resize(size);
  std::size_t got = 0;
  while (got < size) {
    const ssize_t some = pread(file, bytes.data() + got, size - got,
                               offset + static_cast<off_t>(got));
    if (some < 0 && errno == EINTR) continue;
    if (some < 0) return false;
    if (some == 0) break;
    got += static_cast<std::size_t>(some);
  }
  bytes.resize(got);
  return true;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t some = write(file, bytes.data(), bytes.size());
    if (some < 0 && errno == EINTR) continue;
    if (some < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(some));
  }
  return true;
}

int open_to_read(const std::string& path) {
  return open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
}

Status add_bytes(const std::string& path, std::string_view bytes) {
  struct stat before {};
  const bool there = stat(path.c_str(), &before) == 0;
  const HeldFile file(
      open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW,
           0644));
  if (!file.held()) return cannot(path, "opened");
  if (fstat(file.descriptor(), &before) != 0) return cannot(path, "opened");
  const bool written =
      write_all(file.descriptor(), bytes) && fdatasync(file.descriptor()) == 0;
  if (!written) {
    Error error = cannot(path, "written");
    // What stands there half would be taken for torn; better it is gone.
    if (ftruncate(file.descriptor(), before.st_size) != 0)
      error.hint = "a half written line stays at its end and will be set aside";
    return error;
  }
  if (!there) sync_folder(folder_of(path));
  return Ok{};
}

}  // namespace

std::string journal_path(const std::string& base) {
  return base + ".decisions.jsonl";
}

Result<Journal> parse_journal(std::string_view bytes, const std::string& path) {
  Journal journal;
  std::string previous;
  while (true) {
    const std::size_t end = bytes.find('\n', journal.whole_bytes);
    const std::string_view line =
        bytes.substr(journal.whole_bytes, end - journal.whole_bytes);
    const std::size_t number = journal.decisions.size() + 1;
    if (end == std::string_view::npos) {
      journal.torn = line;
      return journal;
    }
    Result<Decision> decision = decision_from_line(line);
    if (!decision) {
      // A torn write may end in a line's end too, if it is the last.
      if (end + 1 == bytes.size()) {
        journal.torn = bytes.substr(journal.whole_bytes);
        return journal;
      }
      return broken(path, number, decision.error().what);
    }
    if (decision->previous != previous ||
        decision->sequence != static_cast<std::int64_t>(number))
      return broken(path, number, "the chain of decisions is broken here");
    if (!is_sealed(*decision) || to_line(*decision) != line)
      return broken(path, number, "the line was changed");
    previous = decision->hash;
    journal.decisions.push_back(std::move(*decision));
    journal.whole_bytes = end + 1;
  }
}

Result<Journal> read_journal(const std::string& path) {
  const HeldFile file(open_to_read(path));
  if (!file.held()) {
    if (errno == ENOENT) return Journal{};
    return cannot(path, "read");
  }
  struct stat state {};
  std::string bytes;
  if (fstat(file.descriptor(), &state) != 0 ||
      !read_from(file.descriptor(), 0, static_cast<std::size_t>(state.st_size),
                 bytes))
    return cannot(path, "read");
  return parse_journal(bytes, path);
}

Result<JournalTail> journal_tail(const std::string& path) {
  const HeldFile file(open_to_read(path));
  if (!file.held()) {
    if (errno == ENOENT) return JournalTail{};
    return cannot(path, "read");
  }
  struct stat state {};
  if (fstat(file.descriptor(), &state) != 0) return cannot(path, "read");
  const auto size = static_cast<std::size_t>(state.st_size);
  const std::size_t some = std::min(size, kTailBytes);
  std::string bytes;
  if (!read_from(file.descriptor(), static_cast<off_t>(size - some), some,
                 bytes))
    return cannot(path, "read");
  JournalTail tail;
  const std::size_t end = bytes.rfind('\n');
  tail.torn = !bytes.empty() && end + 1 != bytes.size();
  if (end == std::string::npos) return tail;
  const std::size_t before =
      end == 0 ? std::string::npos : bytes.rfind('\n', end - 1);
  const std::size_t from = before == std::string::npos ? 0 : before + 1;
  const Result<Decision> last =
      decision_from_line(std::string_view(bytes).substr(from, end - from));
  if (!last) {
    tail.torn = true;  // or longer than what was read: look at it whole
    return tail;
  }
  tail.sequence = last->sequence;
  tail.hash = last->hash;
  return tail;
}

Status append_to_journal(const std::string& path,
                         const std::vector<Decision>& decisions) {
  std::string lines;
  for (const Decision& decision : decisions) lines += to_line(decision) + "\n";
  return add_bytes(path, lines);
}

Status set_aside_torn(const std::string& path, const Journal& journal) {
  if (journal.torn.empty()) return Ok{};
  std::string aside = path;
  constexpr std::string_view kEnding = ".jsonl";
  aside.replace(aside.size() - kEnding.size(), kEnding.size(), ".torn");
  std::string bytes = journal.torn;
  if (bytes.back() != '\n') bytes += '\n';
  Status kept = add_bytes(aside, bytes);
  if (!kept) return kept;
  const HeldFile file(open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.held() ||
      ftruncate(file.descriptor(), static_cast<off_t>(journal.whole_bytes)) !=
          0 ||
      fdatasync(file.descriptor()) != 0)
    return cannot(path, "mended");
  return Ok{};
}

}  // namespace casebook
