// A small base with any bytes changed or cut off: it opens or is refused, its
// check goes on or says why not, and reading never changes the file.
#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "kb/knowledge_base.h"
#include "kb/verification.h"

namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path made = [] {
    std::string name = fs::temp_directory_path() / "baseXXXXXX";
    return fs::path(mkdtemp(name.data()));
  }();
  return made;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string& sound_base() {
  static const std::string bytes = [] {
    const fs::path path = folder() / "sound.casebook";
    if (!casebook::KnowledgeBase::open_or_create(path.string())) std::abort();
    return bytes_of(path);
  }();
  return bytes;
}

}  // namespace

// Each three bytes are a place (of 64 KB, a byte in each page at most) and what
// stands there; a place beyond the end cuts the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  std::string bytes = sound_base();
  for (std::size_t i = 0; i + 2 < size; i += 3) {
    const std::size_t place = std::size_t{data[i]} << 8U | data[i + 1];
    if (bytes.empty()) break;
    if (place == 0xFFFF) {
      bytes.resize(bytes.size() * data[i + 2] / 256);
    } else {
      bytes[place % bytes.size()] = static_cast<char>(data[i + 2]);
    }
  }
  const fs::path path = folder() / "changed.casebook";
  std::ofstream(path, std::ios::binary) << bytes;
  casebook::Result<casebook::KnowledgeBase> kb =
      casebook::KnowledgeBase::open(path.string(), {});
  if (kb) {
    const casebook::Result<casebook::Verification> found =
        casebook::verify(*kb, nullptr);
    if (!found && found.error().what.empty()) std::abort();
  } else if (kb.error().what.empty()) {
    std::abort();
  }
  if (bytes_of(path) != bytes) std::abort();
  return 0;
}
