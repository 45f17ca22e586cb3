// GrammarFiles: the data files of a grammar folder (.xml, .tsv, .xsd), each
// read once, and the hash of what they say.
//
// Of their names and bytes in sorted order: folders of the same hash load to
// the same grammar.
// Threads: reading is pure but for the file system; immutable afterwards.
//
//   const GrammarFiles files("grammars");
//   parse(files.bytes("kinds.xml"));
//   for (const auto& [name, bytes] : files.in("en/rules/", ".xml")) …
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casebook {

class GrammarFiles {
 public:
  // No files where the folder cannot be read.
  explicit GrammarFiles(const std::filesystem::path& folder,
                        std::string_view leave_out = {});

  // By their names in the folder, with '/'.
  bool has(std::string_view name) const;
  // "" where there is no such file, or none that can be read.
  std::string_view bytes(std::string_view name) const;
  struct File {
    std::string_view name, bytes;
  };
  // Those that stand in this folder itself ("en/rules/"), sorted by name.
  std::vector<File> in(std::string_view folder,
                       std::string_view extension) const;
  // All, sorted.
  std::vector<std::string_view> names() const;
  // Folders of the first level that hold a file of this name, sorted.
  std::vector<std::string> folders_with(std::string_view file) const;
  // Hexadecimal; "" where there are none.
  std::string hash() const;

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace casebook
