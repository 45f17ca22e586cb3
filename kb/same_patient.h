// Same patient: pairs of cases of different reports that may be one patient,
// by age, parity, fractured levels, scores, country and authors.
//
// Candidates only: nothing is merged. A decision ('same') confirms a pair or
// sets it aside; the last one about a pair holds.
// Threads: as the connection.
//
//   Result<std::vector<PatientPair>> pairs = same_patients(connection);
#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "kb/search.h"
#include "kb/sqlite.h"

namespace casebook {

struct PatientPair {
  CaseKey first, second;                // in order
  std::string first_name, second_name;  // "report 2", "report case 2"
  std::string because;                  // "same age, levels"
  bool decided = false;
  bool same = false;  // decided so
};

// Of current documents, in order.
Result<std::vector<PatientPair>> same_patients(Connection& connection);

// What is compared of a case.
struct PatientTraits {
  std::vector<std::string> ages, parities, levels, scores, countries, authors;
};
// How much speaks for one patient; from kLikeOnePatient on it is a candidate.
// `because` gets what agrees.
inline constexpr int kLikeOnePatient = 5;
int likeness(const PatientTraits& a, const PatientTraits& b,
             std::string& because);

}  // namespace casebook
