// Decision: what a person decided about a fact, a case or a document; one line
// of the journal, one row of the base.
//
// It is bound to content: the document's SHA-256, what the fact said and where
// (bytes, quote, words around it), never to a row. `id` is the hash of what the
// decision says and is the same wherever it is kept; `hash` is that of its
// whole line, which names the one before it.
// Threads: values; pure functions.
//
//   std::string line = to_line(decision);  // no line's end
//   Result<Decision> same = decision_from_line(line);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/stored_fact.h"

namespace casebook {

struct Decision {
  std::int64_t sequence = 0;  // from 1
  std::string at;             // UTC with milliseconds; only shown
  std::string by;
  std::string verdict;  // accept reject correct add note move same undo
  std::string sha256;
  // The fact as it was when it was decided on. A document's note has no kind.
  StoredFact fact;
  std::string context;   // context_hash() of the quote
  std::string sentence;  // that holds it
  std::string grammar;   // hash of the one that had found the fact
  // JSON. correct: {"kind","name","assertion","keys"} as it should be;
  // move: {"case"}; same: the other patient's {"sha256","case",…} and "same";
  // undo: {"undoes": id}.
  std::string change = "{}";
  std::string note;
  std::string id;
  std::string previous;  // hash of the decision before; "" for the first
  std::string hash;

  bool operator==(const Decision&) const = default;
};

// Makes id and hash, for the place after `previous`.
void seal(Decision& decision, std::int64_t sequence, std::string previous);
// What id is made of.
std::string id_of(const Decision& decision);

std::string to_line(const Decision& decision);
// Takes a line apart; kInput where it is none. Does not check the hashes.
Result<Decision> decision_from_line(std::string_view line);
// The members that a decision knows of any object; for the second patient of a
// pair, who stands in `change`.
Decision decision_members(std::string_view object);
// Whether id and hash are those of the decision.
bool is_sealed(const Decision& decision);

// The members of one JSON object, values as they are written.
struct JsonMember {
  std::string name;
  std::string_view value;  // of the text that was given
};
std::optional<std::vector<JsonMember>> json_members(std::string_view object);
// A JSON string's text; "" for anything else.
std::string json_text(std::string_view value);
// The text of a member; "" where there is none.
std::string json_field(std::string_view object, std::string_view name);

}  // namespace casebook
