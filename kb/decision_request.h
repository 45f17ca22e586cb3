// DecisionRequest: what a person asks to be decided, and whether it can be.
//
// Threads: values; pure but for the clock.
//
//   Status fine = check_request(request);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "extractor/kinds.h"

namespace casebook {

struct DecisionRequest {
  // accept reject correct add note assign same-patient other-patient undo
  std::string verdict;
  std::string target;
  std::string by;
  std::string note;
  // correct, add: "value" → "-3.2"; an empty value takes the key away.
  std::vector<std::pair<std::string, std::string>> keys;
  std::optional<std::string> kind, name, assertion;
  std::optional<std::string> case_id;  // assign, add
  std::string quote;                   // add: words of the document
  std::optional<std::int64_t> at;      // add: where, if they stand there twice
  std::string with;                    // same-patient: the other one
  // The id of the fact's last decision as the person saw it; "none" for a fact
  // without any. Another one since then is E-DECISION-STALE. Empty: unasked.
  std::string seen;
  // What keys a fact of each kind may have; null, or a kind that is not there:
  // any of the contract. Must outlive the request.
  const Kinds* kinds = nullptr;
};

// kUsage where a name is missing or words are no clean text.
Status check_request(const DecisionRequest& request);
// Keys (JSON) of a fact of that kind with those of the request put in or taken
// away. kUsage for a key that the kind does not have, with those it has.
Result<std::string> edited_keys(const std::string& keys,
                                const std::string& kind,
                                const DecisionRequest& request);
// Now, in UTC, with milliseconds.
std::string time_text();

}  // namespace casebook
