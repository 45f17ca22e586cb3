// Options that several commands share, so that they read the same everywhere.
// Threads: constants.
#pragma once

#include <algorithm>
#include <thread>

#include "corpus/reader.h"
#include "tools/command.h"

namespace casebook {

inline constexpr Option kGrammarsOption = {
    "--grammars", "DIR", "the grammar folder, if not casebook's own"};
inline constexpr Option kEncodingOption = {
    "--encoding", "NAME", "the files' encoding, if not to be detected"};
inline constexpr Option kInputFormatOption = {
    "--input-format", "NAME", "the files' format, if not to be detected"};
inline constexpr Option kEntitiesOption = {
    "--keep-unknown-entities", nullptr,
    "keep an unknown &name; as text instead of refusing the file"};
inline constexpr Option kJobsOption = {
    "--jobs", "N", "files at a time; 0 is one a processor", "", "0"};
inline constexpr Option kFilesFromOption = {
    "--files-from", "FILE", "also the paths in it, one a line; - is stdin"};
inline constexpr Option kLimitOption = {
    "--limit", "N", "only the first N files; 0 is all", "", "0"};
inline constexpr Option kKbOption = {"--kb", "FILE", "the knowledge base",
                                     "",     "",     true};

inline ReadOptions read_options(const Words& words) {
  ReadOptions options;
  options.format = words.get(kInputFormatOption.name);
  options.encoding = words.get(kEncodingOption.name);
  options.keep_unknown_entities = words.given(kEntitiesOption.name);
  return options;
}

inline int jobs(const Words& words) {
  const int asked = words.number(kJobsOption.name);
  const auto processors = static_cast<int>(std::thread::hardware_concurrency());
  return asked > 0 ? std::min(asked, 256) : std::max(processors, 1);
}

}  // namespace casebook
