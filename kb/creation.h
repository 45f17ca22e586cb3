// Creation: a new, empty base; and what files beside a base need.
//
// A base is made under another name and then given its own, so that nobody
// ever meets half of one, whenever the making is interrupted.
// Threads: any; two that make the same base give one.
//
//   Status made = create_base("bones.casebook");
#pragma once

#include <string>

#include "corpus/result.h"

namespace casebook {

// kKnowledge where the folder cannot be written, kDisk.
Status create_base(const std::string& path);

// "." for a bare name.
std::string folder_of(const std::string& path);
bool may_write(const std::string& path);
// Makes a new or renamed file of the folder outlive a power cut.
void sync_folder(const std::string& folder);

}  // namespace casebook
