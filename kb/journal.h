// The decisions' journal: NAME.decisions.jsonl beside the base, a line a
// decision, only ever added to. Each line names the hash of the one before.
//
// A decision is here, and forced to the disk, before it is in the base: no
// fault of a database can lose one. A line that a power cut left half written
// is set aside in NAME.decisions.torn, never thrown away. A line in the middle
// that was changed or taken out breaks the chain and is told with its number.
// Threads: writers hold the base's write transaction; reading is free.
//
//   Result<JournalTail> tail = journal_tail(journal_path("bones.casebook"));
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/decision.h"

namespace casebook {

std::string journal_path(const std::string& base);

struct Journal {
  std::vector<Decision> decisions;
  std::size_t whole_bytes = 0;  // of the lines that are whole
  std::string torn;             // what stands after them
};
// Checks every line and the chain: kKnowledge ("E-JOURNAL") with the line's
// number where one is wrong. An absent file is an empty journal.
Result<Journal> read_journal(const std::string& path);
// Of bytes already read.
Result<Journal> parse_journal(std::string_view bytes, const std::string& path);

// The last whole line alone; enough to tell whether a base is up to date.
struct JournalTail {
  std::int64_t sequence = 0;  // 0: the journal is empty
  std::string hash;
  bool torn = false;
};
Result<JournalTail> journal_tail(const std::string& path);

// Adds lines at the end and forces them to the disk; undoes what was written
// where that fails (kDisk, or kKnowledge without the right to write).
Status append_to_journal(const std::string& path,
                         const std::vector<Decision>& decisions);

// Moves a torn end to NAME.decisions.torn.
Status set_aside_torn(const std::string& path, const Journal& journal);

}  // namespace casebook
