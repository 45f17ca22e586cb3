// The initials by which a report calls its patients, "E.K.", "N.D.": two at
// least, each coming again, one with an age close behind it somewhere.
//
// Threads: pure.
//
//   const auto places = find_told_initials(document);
#pragma once

#include <vector>

#include "corpus/document.h"
#include "extractor/patient_codes.h"

namespace casebook {

// Where they stand, in order, numbered from 1 as they come in; none where
// they are not those of several patients.
std::vector<PatientCodes::Place> find_told_initials(const Document& document);

}  // namespace casebook
