#include "extractor/grammar_files.h"

#include <system_error>

#include "corpus/file_bytes.h"
#include "corpus/sha256.h"

namespace casebook {

namespace fs = std::filesystem;

GrammarFiles::GrammarFiles(const fs::path& folder, std::string_view leave_out) {
  std::error_code failed;
  constexpr auto kLinks = fs::directory_options::follow_directory_symlink;
  for (fs::recursive_directory_iterator at(folder, kLinks, failed), end;
       !failed && at != end; at.increment(failed)) {
    const fs::path extension = at->path().extension();
    if (extension == ".xml" || extension == ".tsv" || extension == ".xsd") {
      files_.emplace(at->path().lexically_relative(folder).generic_string(),
                     load_own_file(at->path()));
    }
  }
  if (failed) files_.clear();
  if (const auto left = files_.find(leave_out); left != files_.end())
    files_.erase(left);
}

bool GrammarFiles::has(std::string_view name) const {
  return files_.find(name) != files_.end();
}

std::string_view GrammarFiles::bytes(std::string_view name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? std::string_view() : found->second;
}

std::vector<GrammarFiles::File> GrammarFiles::in(
    std::string_view folder, std::string_view extension) const {
  std::vector<File> found;
  for (auto at = files_.lower_bound(folder);
       at != files_.end() && at->first.starts_with(folder); ++at) {
    const std::string_view name = at->first;
    const bool deeper = name.find('/', folder.size()) != std::string_view::npos;
    if (!deeper && name.ends_with(extension))
      found.push_back({name, at->second});
  }
  return found;
}

std::vector<std::string_view> GrammarFiles::names() const {
  std::vector<std::string_view> all;
  all.reserve(files_.size());
  for (const auto& [name, bytes] : files_) all.push_back(name);
  return all;
}

std::vector<std::string> GrammarFiles::folders_with(
    std::string_view file) const {
  std::vector<std::string> folders;
  for (const auto& [name, bytes] : files_) {
    const std::size_t slash = name.find('/');
    if (slash != std::string::npos && name.substr(slash + 1) == file)
      folders.push_back(name.substr(0, slash));
  }
  return folders;
}

std::string GrammarFiles::hash() const {
  if (files_.empty()) return "";
  Sha256 all;
  for (const auto& [name, bytes] : files_) {
    all.add(name + '\0' + std::to_string(bytes.size()) + '\0');
    all.add(bytes);
  }
  return all.hex();
}

}  // namespace casebook
