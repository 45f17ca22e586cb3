// Kinds: what kinds.xml declares of facts. The engine knows no kind by name
// but for those few that the ledger of cases needs (see ledger.h).
//
// Threads: immutable after reading.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/vocabulary.h"

namespace casebook {

struct KindKey {
  std::string name;
  bool number = false;
};

// A figure outside of [low, high] is doubted. `signed_below`: a figure above
// it was most likely printed without its minus.
struct Plausible {
  std::string name;  // of the fact; empty: any
  std::string unit;  // empty: any
  double low = 0, high = 0;
  bool minus_expected = false;
  bool refuse = false;  // outside it is no such fact at all
};

struct Kind {
  std::string name;
  bool core = false;
  bool once = false;         // a patient has one: the first told is kept
  bool personal = false;     // its figure is somebody's own
  bool of_document = false;  // belongs to the document, not to a case
  bool named = false;        // a fact of it is nothing without its name
  bool of_group = false;     // only a group of patients has it
  // Of all patients where a title names it; of none outside of tables.
  bool front_of_group = false, of_setting = false;
  // Told before several who are then told apart, it is of each of them.
  bool ahead_of_each = false;
  bool in_caption = false;    // what a caption names, each row's patient has
  bool counts_sites = false;  // `value` counts places: "seven fractures"
  // What is measured or counted is not negated: "had not changed (−2.5)".
  bool negatable = true;
  // Its names say yes or no themselves ("pain-free"): a cue within them is
  // theirs.
  bool polar = false;
  std::string placed;      // a key; denied from beside only, where it is told
  std::string largest_of;  // the name of which only the largest value stands
  std::vector<KindKey> keys;
  std::vector<Plausible> plausible;

  bool has_key(std::string_view key) const;
};

class Kinds {
 public:
  static Kinds read(std::string_view bytes, const std::string& where,
                    std::string_view schema, std::vector<Error>& errors);
  const Kind* find(std::string_view name) const;
  const std::vector<Kind>& all() const { return kinds_; }
  const std::string& version() const { return version_; }

 private:
  // Where a name is looked for first: every fact is asked for its kind again
  // and again, and kinds are few.
  static std::size_t slot_of(std::string_view name) {
    return (3 * name.size() + static_cast<unsigned char>(name.front()) +
            std::size_t{5} * static_cast<unsigned char>(name.back())) %
           kSlots;
  }

  static constexpr std::size_t kSlots = 256;
  std::vector<Kind> kinds_;
  Vocabulary numbers_;                   // one more than the kind's place
  std::array<WordId, kSlots> likely_{};  // of the first kind of each slot
  std::string version_;
};

}  // namespace casebook
