// From the command line's paths to files.

#include "corpus/inputs.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <functional>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "corpus/file_bytes.h"
#include "corpus/reader.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

// In a folder only files of which a format is fairly sure are taken: a text
// file among data may be anything.
constexpr int kSureInFolder = 20;
constexpr std::size_t kHead = 65536;

using Identity = std::pair<dev_t, ino_t>;

class Lister {
 public:
  explicit Lister(const KnownReport& known) : known_(known) {}

  InputList run(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) named(path);
    give_ids();
    return std::move(list_);
  }

 private:
  void refuse(const fs::path& path, std::string code, std::string what) {
    list_.refused.push_back(
        {Fault::kInput, std::move(code), path.string(), std::move(what), ""});
  }

  void no_reports(const fs::path& path) {
    list_.refused.push_back(
        {Fault::kInput, "E-NO-REPORTS", path.string(),
         "holds no report that can be read",
         "what can be: PDF, DOCX, .txt, HTML, XML of journals, PubMed and "
         "BioC, NBIB and RIS with abstracts"});
  }

  void named(const std::string& path) {
    if (path == "-") {
      add("-");
      return;
    }
    struct stat state {};
    if (::stat(path.c_str(), &state) != 0) {
      const bool loop = errno == ELOOP;
      refuse(path, loop ? "E-LOOP" : "E-READ",
             loop ? "its links lead in a circle"
                  : std::generic_category().message(errno));
    } else if (S_ISDIR(state.st_mode)) {
      const std::size_t before = found_ + list_.refused.size();
      folder(path, {state.st_dev, state.st_ino});
      if (found_ + list_.refused.size() == before) no_reports(path);
    } else if (S_ISREG(state.st_mode)) {
      add(path);
    } else {
      refuse(path, "E-NOT-A-FILE", "this is neither a file nor a folder");
    }
  }

  // Of a folder; only their last names differ.
  struct Entry {
    std::string name;
    bool file = false;  // a regular one for sure
  };

  void folder(const fs::path& path, Identity identity) {
    if (!open_.insert(identity).second) {
      refuse(path, "E-LOOP", "this folder leads back to itself");
      return;
    }
    std::error_code failed;
    std::vector<Entry> entries;
    for (fs::directory_iterator at(path, failed), end; !failed && at != end;
         at.increment(failed)) {
      // The folder says what most of its entries are.
      std::error_code ignored;
      const bool file =
          !at->is_symlink(ignored) && at->is_regular_file(ignored);
      entries.push_back({at->path().filename().native(), file});
    }
    if (failed) refuse(path, "E-READ", failed.message());
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
    for (const Entry& entry : entries) within(path, entry);
    open_.erase(identity);
  }

  void within(const fs::path& folder_path, const Entry& found) {
    if (found.name[0] == '.') return;
    const fs::path entry = folder_path / found.name;
    if (found.file) {
      take(entry);
      return;
    }
    struct stat state {};
    if (::stat(entry.c_str(), &state) != 0) {
      refuse(entry, errno == ELOOP ? "E-LOOP" : "E-READ",
             std::generic_category().message(errno));
    } else if (S_ISDIR(state.st_mode)) {
      folder(entry, {state.st_dev, state.st_ino});
    } else if (S_ISREG(state.st_mode)) {
      take(entry);
    } else {
      refuse(entry, "E-NOT-A-FILE", "this is neither a file nor a folder");
    }
  }

  // Data among reports is passed over; what is named as papers are is not, or
  // a review would miss one unseen.
  void take(const fs::path& path) {
    static constexpr std::array<std::string_view, 6> kPapers = {
        "pdf", "docx", "doc", "rtf", "odt", "nxml"};
    if (is_report(path)) return add(path);
    if (std::find(kPapers.begin(), kPapers.end(), extension_of(path)) ==
        kPapers.end())
      return;
    std::error_code failed;
    const bool empty = fs::file_size(path, failed) == 0;
    list_.refused.push_back(
        {Fault::kInput, empty ? "E-EMPTY" : "E-FORMAT", path.string(),
         empty ? "the file is empty" : "this is in no format that is read",
         empty ? "fetch it again"
               : "save it as PDF, DOCX or plain text, or name it alone"});
  }

  bool is_report(const fs::path& path) const {
    if (known_ && known_(path.lexically_normal().native())) return true;
    return sniffed(path, kSureInFolder);
  }

  // Whether some format is at least so sure of the file.
  static bool sniffed(const fs::path& path, int at_least) {
    const std::string head = load_head(path, kHead);
    const std::string extension = extension_of(path);
    return std::any_of(formats().begin(), formats().end(),
                       [&](const Format& format) {
                         return format.sniff(head, extension) >= at_least;
                       });
  }

  void add(const fs::path& path) {
    ++found_;
    list_.files.push_back({path.native(), ""});
    if (!seen_.insert(list_.files.size() - 1).second) list_.files.pop_back();
  }

  // Of files by their numbers: the same where their paths mean the same.
  struct SamePath {
    const std::vector<InputFile>& files;

    std::string normal(std::size_t number) const {
      return fs::path(files[number].path).lexically_normal().native();
    }
    std::size_t operator()(std::size_t number) const {
      return std::hash<std::string>()(normal(number));
    }
    bool operator()(std::size_t a, std::size_t b) const {
      return normal(a) == normal(b);
    }
  };

  // The file's name without its last extension; of those that share it, as
  // much of the path as tells them apart.
  void give_ids() {
    std::vector<InputFile*> by_stem;
    by_stem.reserve(list_.files.size());
    for (InputFile& file : list_.files) {
      file.id =
          file.path == "-" ? "stdin" : fs::path(file.path).stem().string();
      by_stem.push_back(&file);
    }
    std::stable_sort(
        by_stem.begin(), by_stem.end(),
        [](const InputFile* a, const InputFile* b) { return a->id < b->id; });
    for (auto first = by_stem.begin(); first != by_stem.end();) {
      const auto last = std::find_if(
          first, by_stem.end(),
          [&](const InputFile* one) { return one->id != (*first)->id; });
      std::vector<InputFile*> files(first, last);
      if (files.size() > 1) set_unreadable_apart(files);
      if (files.size() > 1) tell_apart(files);
      first = last;
    }
  }

  // "report.json" beside "report.txt" takes nothing from the report's name.
  static void set_unreadable_apart(std::vector<InputFile*>& files) {
    const auto unreadable = [](InputFile* file) {
      if (file->path == "-" || sniffed(file->path, 1)) return false;
      file->id = fs::path(file->path).filename().string();
      return true;
    };
    if (!std::all_of(files.begin(), files.end(), unreadable)) {
      std::erase_if(files, unreadable);
    }
  }

  static void tell_apart(const std::vector<InputFile*>& files) {
    for (const bool with_extension : {false, true}) {
      for (int folders = with_extension ? 0 : 1; folders < 64; ++folders) {
        std::set<std::string> ids;
        for (const InputFile* file : files) {
          ids.insert(long_id(file->path, folders, with_extension));
        }
        if (ids.size() < files.size()) continue;
        for (InputFile* file : files) {
          file->id = long_id(file->path, folders, with_extension);
        }
        return;
      }
    }
  }

  static std::string long_id(const fs::path& path, int folders,
                             bool with_extension) {
    const fs::path normal = path.lexically_normal();
    std::string id =
        (with_extension ? normal.filename() : normal.stem()).string();
    fs::path parent = normal.parent_path();
    for (int i = 0; i < folders && !parent.filename().empty(); ++i) {
      id.insert(0, parent.filename().string() + "/");
      parent = parent.parent_path();
    }
    return id;
  }

  InputList list_;
  std::size_t found_ = 0;    // with those that were named before
  std::set<Identity> open_;  // the folders that are being walked
  // Few bytes a file: see InputFile.
  std::unordered_set<std::size_t, SamePath, SamePath> seen_{
      0, SamePath{list_.files}, SamePath{list_.files}};
  const KnownReport& known_;
};

}  // namespace

InputList list_inputs(const std::vector<std::string>& paths) {
  return list_inputs(paths, {});
}

InputList list_inputs(const std::vector<std::string>& paths,
                      const KnownReport& known) {
  return Lister(known).run(paths);
}

}  // namespace casebook
