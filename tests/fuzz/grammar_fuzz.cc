// Any bytes as a file of a grammar folder: the folder loads, or every mistake
// has a place and words. The first byte says which file they are.
#include <stdlib.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "extractor/extract.h"

namespace {

namespace fs = std::filesystem;

// A small grammar in a folder of the process's own.
const fs::path& folder() {
  static const fs::path made = [] {
    std::string name = fs::temp_directory_path() / "grammarXXXXXX";
    fs::path path = mkdtemp(name.data());
    fs::create_directories(path / "en/rules");
    fs::create_directories(path / "en/lexicon");
    fs::create_directories(path / "concepts");
    fs::copy_file(CASEBOOK_SOURCE_DIR "/grammars/grammar.xsd",
                  path / "grammar.xsd");
    return path;
  }();
  return made;
}

struct File {
  const char* name;
  const char* sound;
};
constexpr std::array<File, 8> kFiles = {{
    {"kinds.xml",
     "<kinds version='1'><kind name='age'><key name='value'/></kind></kinds>"},
    {"en/rules/1.xml", "<rules></rules>"},
    {"en/lexicon/drug.tsv", "name\tforms\n"},
    {"concepts/drug.tsv", "name\n"},
    {"en/cues.tsv", ""},
    {"en/suffixes.tsv", ""},
    {"en/headings.tsv", "case\tcase report\n"},
    {"en/language.tsv", "decimal\t.\n"},
}};

void write(const File& file, const std::string& bytes) {
  std::ofstream(folder() / file.name, std::ios::binary) << bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const bool ready = [] {
    for (const File& file : kFiles) write(file, file.sound);
    return true;
  }();
  if (!ready || size == 0) return 0;
  const File& file = kFiles[data[0] % kFiles.size()];
  write(file, std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  const casebook::GrammarLoad load = casebook::load_grammar(folder());
  for (const casebook::Error& error : load.errors) {
    if (error.what.empty() || error.where.empty()) std::abort();
  }
  write(file, file.sound);
  return 0;
}
