#include "corpus/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

namespace casebook {
namespace {

constexpr std::size_t kMaxEntries = 100'000;
constexpr std::size_t kMaxEntry = 200'000'000;
constexpr std::size_t kMaxRatio = 200;
constexpr std::size_t kSmall = 10'000'000;  // too small to be a bomb
constexpr std::size_t kPiece = 65536;

struct Close {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, Close>;

Error refused(const std::string& where, std::string code, std::string what,
              std::string hint = "") {
  return {Fault::kInput, std::move(code), where, std::move(what),
          std::move(hint)};
}

Error damaged(const std::string& where, archive* reader) {
  const char* reason = archive_error_string(reader);
  return refused(where, "E-ZIP-DAMAGED",
                 std::string("the archive is damaged: ") +
                     (reason == nullptr ? "it ends early" : reason),
                 "fetch it anew, or save it again with the program it is from");
}

Result<Reader> open(std::string_view bytes, const std::string& where) {
  Reader reader(archive_read_new());
  if (reader == nullptr) {
    return refused(where, "E-MEMORY", "there is not enough memory for it");
  }
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) !=
      ARCHIVE_OK) {
    return damaged(where, reader.get());
  }
  return reader;
}

Result<std::string> unpack(archive* reader, std::size_t packed,
                           const std::string& where) {
  std::string bytes;
  std::array<char, kPiece> piece{};
  while (true) {
    const la_ssize_t size =
        archive_read_data(reader, piece.data(), piece.size());
    if (size == 0) return bytes;
    if (size < 0) return damaged(where, reader);
    bytes.append(piece.data(), static_cast<std::size_t>(size));
    const bool bomb =
        bytes.size() > kSmall && bytes.size() / kMaxRatio > packed;
    if (bomb || bytes.size() > kMaxEntry) {
      return refused(where, "E-ZIP-BOMB",
                     "it unpacks to far more than a document holds");
    }
  }
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<std::string> zip_entry(std::string_view bytes, std::string_view name,
                              const std::string& where) {
  Result<Reader> reader = open(bytes, where);
  if (!reader) return reader.error();
  archive_entry* entry = nullptr;
  for (std::size_t seen = 0; seen < kMaxEntries; ++seen) {
    const int state = archive_read_next_header(reader->get(), &entry);
    if (state == ARCHIVE_EOF) {
      return refused(where, "E-ZIP-ENTRY",
                     "the archive holds no " + std::string(name));
    }
    if (state < ARCHIVE_WARN) return damaged(where, reader->get());
    const char* path = archive_entry_pathname(entry);
    if (path == nullptr || path != name) continue;
    if (archive_entry_is_encrypted(entry) != 0) {
      return refused(where, "E-ZIP-PASSWORD", "it is locked with a password",
                     "save it without one");
    }
    return unpack(reader->get(), bytes.size(), where);
  }
  return refused(where, "E-ZIP-BOMB", "it has more than 100,000 entries");
}

}  // namespace casebook
