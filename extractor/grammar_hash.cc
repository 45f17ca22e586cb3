#include "extractor/grammar_hash.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include "corpus/sha256.h"

namespace casebook {

namespace fs = std::filesystem;

std::string grammar_hash(const fs::path& folder) {
  std::vector<std::pair<std::string, fs::path>> files;
  std::error_code failed;
  constexpr auto kLinks = fs::directory_options::follow_directory_symlink;
  for (fs::recursive_directory_iterator at(folder, kLinks, failed), end;
       !failed && at != end; at.increment(failed)) {
    const fs::path extension = at->path().extension();
    if (extension == ".xml" || extension == ".tsv" || extension == ".xsd") {
      files.emplace_back(at->path().lexically_relative(folder).generic_string(),
                         at->path());
    }
  }
  if (failed || files.empty()) return "";
  std::sort(files.begin(), files.end());
  std::string all;
  for (const auto& [name, path] : files) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::string bytes(file ? static_cast<std::size_t>(std::max<std::streamoff>(
                                 0, static_cast<std::streamoff>(file.tellg())))
                           : 0,
                      '\0');
    file.seekg(0);
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    all += name + '\0' + std::to_string(bytes.size()) + '\0' + bytes;
  }
  return sha256_hex(all);
}

}  // namespace casebook
