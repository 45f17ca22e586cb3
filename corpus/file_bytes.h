// FileBytes: a file's bytes as they were at one moment, and nothing that is no
// file: devices, pipes and folders are refused without touching them.
//
// Threads: pure but for the file system.
//
//   Result<std::string> bytes = load_file("report.txt");  // "-": stdin
#pragma once

#include <filesystem>
#include <string>

#include "corpus/result.h"

namespace casebook {

// A file that changes while it is read is read once more, then refused. One
// that a list of inputs has found to be a file is opened without another look.
Result<std::string> load_file(const std::filesystem::path& path,
                              bool listed = false);
// A file of ours, which nobody writes meanwhile; "" where it cannot be read.
std::string load_own_file(const std::filesystem::path& path);
// Up to `size` bytes from its begin; "" where it cannot be read.
std::string load_head(const std::filesystem::path& path, std::size_t size);
// "txt", in small letters; "" where there is none.
std::string extension_of(const std::filesystem::path& path);

}  // namespace casebook
