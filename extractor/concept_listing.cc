#include "extractor/concept_listing.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "extractor/concept.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> sorted_lists(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(folder, failed))
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

class Lister {
 public:
  explicit Lister(const fs::path& folder) : folder_(folder) {}

  Result<ConceptListing> run() {
    std::vector<SurfaceForm> forms;
    for (const fs::path& path : sorted_lists(folder_ / "concepts")) {
      store_.read_concepts(bytes_of(path), path.filename().string(),
                           path.stem().string(), forms, errors_);
    }
    for (std::size_t i = 0; i < store_.size(); ++i) {
      const Concept& one = store_.at(i);
      listing_.concepts.push_back({one.cls, one.name, one.isa, {}});
    }
    take(forms, "");
    std::vector<fs::path> languages;
    std::error_code failed;
    for (const fs::directory_entry& entry :
         fs::directory_iterator(folder_, failed)) {
      if (fs::is_regular_file(entry.path() / "language.tsv"))
        languages.push_back(entry.path());
    }
    std::sort(languages.begin(), languages.end());
    for (const fs::path& path : languages) read_language(path);
    if (!errors_.empty()) return errors_.front();
    return std::move(listing_);
  }

 private:
  void take(const std::vector<SurfaceForm>& forms,
            const std::string& language) {
    for (const SurfaceForm& form : forms) {
      listing_.concepts[form.concept_index].forms.push_back(
          {form.form, language});
    }
  }

  void read_language(const fs::path& path) {
    const std::string language = path.filename().string();
    std::vector<SurfaceForm> forms;
    for (const fs::path& list : sorted_lists(path / "lexicon")) {
      store_.read_forms(bytes_of(list), list.filename().string(),
                        list.stem().string(), forms, errors_);
    }
    take(forms, language);
    // What search takes off a word beyond what matching does.
    for (const char* name : {"suffixes.tsv", "search_suffixes.tsv"}) {
      const std::string bytes = bytes_of(path / name);
      for (const TsvLine& line : tsv_lines(bytes)) {
        if (line.fields.size() < 2 || line.fields[0] == "suffix") continue;
        for (const std::string& suffix : split_list(line.fields[0], '|')) {
          listing_.endings.push_back({language, suffix,
                                      std::string(line.field(1)),
                                      std::string(line.field(2))});
        }
      }
    }
  }

  fs::path folder_;
  ConceptStore store_;
  ConceptListing listing_;
  std::vector<Error> errors_;
};

}  // namespace

Result<ConceptListing> list_concepts(const fs::path& folder) {
  return Lister(folder).run();
}

}  // namespace casebook
