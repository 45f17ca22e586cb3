// Reading: from paths to documents, whatever the format.
//
// The formats are one constant table (formats()); a file is sniffed by its
// content first, its extension second. Reading a file either gives one or
// more documents or refuses the file with an Error; a refusal never touches
// the rest of the batch.
// Threads: pure but for the file system; call from as many as you like.
//
//   ReadOptions options;
//   Status done = read_path("report.txt", options, profiles,
//                           [&](Document&& d) { use(d); return true; });
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/language_profile.h"
#include "corpus/result.h"

namespace casebook {

struct ReadOptions {
  std::string format;                  // empty: sniffed
  std::string encoding;                // empty: detected
  bool keep_unknown_entities = false;  // as "&name;" text with a note
};

// Takes a finished document; false stops the reading.
using DocumentSink = std::function<bool(Document&&)>;

struct Source {
  std::string path;   // as given; "-" is standard input
  std::string id;     // for the document, where the format has none
  std::string bytes;  // the whole file
};

struct Format {
  const char* name;
  const char* description;
  // How sure the format is that these first bytes are its: 0 not, 100 is.
  int (*sniff)(std::string_view head, std::string_view extension);
  Status (*read)(const Source&, const ReadOptions&, const LanguageProfiles&,
                 const DocumentSink&);
};

std::span<const Format> formats();

// Reads one file's bytes into documents, sectioned and split into sentences.
Status read_source(const Source& source, const ReadOptions& options,
                   const LanguageProfiles& profiles, const DocumentSink& sink);

// Loads a regular file (by reliability rows 9, 11, 19) and reads it.
Status read_path(const std::filesystem::path& path, const std::string& id,
                 const ReadOptions& options, const LanguageProfiles& profiles,
                 const DocumentSink& sink);

struct InputFile {
  // A hundred thousand of them may be listed, and a filesystem::path is ten
  // times the size of what it says.
  std::string path;
  std::string id;  // unique among the inputs, by the fact contract
};

// The files that paths name: folders are walked in sorted order, loops and
// special files are left out with an Error each.
struct InputList {
  std::vector<InputFile> files;
  std::vector<Error> refused;
};
InputList list_inputs(const std::vector<std::string>& paths);

}  // namespace casebook
