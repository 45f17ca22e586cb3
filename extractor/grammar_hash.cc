#include "extractor/grammar_hash.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "corpus/sha256.h"
#include "extractor/grammar_file.h"

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
  Sha256 all;
  for (const auto& [name, path] : files) {
    const std::string bytes = read_grammar_file(path);
    all.add(name + '\0' + std::to_string(bytes.size()) + '\0');
    all.add(bytes);
  }
  return all.hex();
}

}  // namespace casebook
