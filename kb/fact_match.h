// FactMatch: whether a fact of today is the one that was decided on.
//
// Facts say the same when kind, name, assertion and all keys that carry
// meaning are equal; figures are compared as numbers. Where they stand is
// compared by bytes, and where a text's bytes have shifted by the quote and
// the words around it.
// Threads: values; a FactMatch belongs to one text and its facts.
//
//   FactMatch match(text, extracted);
//   std::size_t at = match.find(fact, context, free, Likeness::kSame);
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kb/stored_fact.h"

namespace casebook {

enum class Likeness : std::uint8_t {
  kSame,        // says the same of the same case in the same place
  kMoved,       // says the same, in another place or of another case
  kCompatible,  // says more or less in the same place, and nothing else
  kOther,       // says something else of the same thing in the same place
};

// Keys that carry meaning, in one spelling: two facts that say the same have
// the same.
using KeyValues = std::map<std::string, std::string, std::less<>>;
KeyValues meaning_of(std::string_view keys);
// Kind, name, assertion and meaning.
bool says_the_same(const StoredFact& a, const StoredFact& b);

class FactMatch {
 public:
  // Both must outlive it.
  FactMatch(std::string_view text, const std::vector<StoredFact>& facts);

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  // The best of those facts that `taken` leaves free; kNone.
  std::size_t find(const StoredFact& wanted, const std::string& context,
                   const std::vector<bool>& taken, Likeness likeness) const;
  // The case that a patient's fact now stands in; found is false without one.
  struct Case {
    bool found = false;
    bool moved = false;
    std::string id;
  };
  Case find_case(const StoredFact& wanted, const std::string& context) const;

 private:
  bool same_place(const StoredFact& fact, const StoredFact& wanted,
                  const std::string& context) const;
  // 0: not this one.
  int score(std::size_t index, const StoredFact& wanted,
            const std::string& context, Likeness likeness) const;

  std::string_view text_;
  const std::vector<StoredFact>& facts_;
  std::vector<KeyValues> meanings_;
};

// Where a quote stands in a text that may have shifted; false where it is
// gone. Sets begin and end.
bool find_quote(std::string_view text, const std::string& context,
                StoredFact& fact);

}  // namespace casebook
