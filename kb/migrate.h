// Migration: a base of an older schema is taken to this program's.
//
// All steps and the new user_version are one transaction; before it the base
// is copied whole beside itself, as "NAME.schema-1". Interrupted or failing,
// it leaves the older base as it was. A newer schema is never touched.
// Threads: one a base; another program that migrates too is waited for.
//
//   Result<std::string> copy = migrate("bones.casebook");
#pragma once

#include <string>

#include "corpus/result.h"

namespace casebook {

// The path of the copy; "" when there was nothing to do. Faults: kBusy while
// somebody ingests, kDisk, kKnowledge.
Result<std::string> migrate(const std::string& path);

}  // namespace casebook
