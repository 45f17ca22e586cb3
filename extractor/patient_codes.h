// PatientCodes: how a report numbers its patients by a mark of its own, "H1",
// "P2", "Pt-3": told in the heads or labels of a table and used in the text,
// or brought in by the text itself, each with an age; or by the names that a
// table's rows have, "Ingrid".
//
// Threads: immutable.
//
//   PatientCodes codes = find_patient_codes(document, numbers_people);
//   codes.number("H2")  →  "2"
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/span.h"
#include "extractor/table_words.h"

namespace casebook {

class PatientCodes {
 public:
  PatientCodes() = default;
  PatientCodes(std::string mark, std::size_t count)
      : mark_(std::move(mark)), count_(count) {}
  explicit PatientCodes(std::vector<std::string> names)
      : names_(std::move(names)) {}

  bool empty() const { return count_ == 0 && names_.empty(); }
  // The patient's number; "" where the words are no code.
  std::string number(std::string_view words) const;

  struct Place {
    Span span;
    std::string number;
  };
  // Where codes stand as words of their own, with endings or without.
  std::vector<Place> places(std::string_view text) const;

 private:
  std::string mark_;
  std::size_t count_ = 0;
  std::vector<std::string> names_;  // of patients 1, 2, …
};

// Where names stand as words of their own, by their number in that order from
// 1; in the order of the text.
std::vector<PatientCodes::Place> places_of(
    const std::vector<std::string>& names, std::string_view text);

// Whether the rows of a table, seen so, that begin with this label are people.
using NumbersPeople =
    std::function<bool(const TableWords& words, const std::string& first)>;

// Those of the first table that has any.
PatientCodes find_patient_codes(const Document& document,
                                const NumbersPeople& numbers_people);

// Whether the first column of a table, seen so, holds the names of people.
using NamesPeople = std::function<bool(const TableWords& words)>;

// The names that head the rows of the first such table: each a word of its
// own, printed as names are.
PatientCodes find_row_names(const Document& document,
                            const NamesPeople& names_people);

// Whether the first code is a word for something else: a vertebra.
using IsOther = std::function<bool(const std::string& first)>;

// Those that sentences bring in one after the other, each with an age close
// behind it: "P1 was 29 years old … P2, 34, …".
PatientCodes find_told_codes(const Document& document, const IsOther& is_other);

}  // namespace casebook
