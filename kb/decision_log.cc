#include "kb/decision_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "kb/decided_facts.h"
#include "kb/decision_rows.h"
#include "kb/decision_statements.h"
#include "kb/journal.h"
#include "kb/lock.h"

namespace casebook {
namespace {

// Ends a transaction that was not committed.
class RollBack {
 public:
  explicit RollBack(Connection& connection) : connection_(connection) {}
  RollBack(const RollBack&) = delete;
  RollBack& operator=(const RollBack&) = delete;
  ~RollBack() { connection_.roll_back(); }

 private:
  Connection& connection_;
};

Error apart(const std::string& path, std::int64_t sequence) {
  return {Fault::kKnowledge, "E-JOURNAL-APART", path,
          fmt::format("the journal and the knowledge base tell different "
                      "decisions from number {} on",
                      sequence),
          "keep both files, then move one aside and take its decisions in "
          "with casebook import"};
}

// Documents whose facts the decisions touch.
Status place_touched(Connection& connection,
                     const std::vector<Decision>& decisions) {
  std::set<std::string> touched;
  for (const Decision& decision : decisions) touched.insert(decision.sha256);
  for (const std::string& sha256 : touched) {
    Status done = place_document(connection, sha256);
    if (!done) return done;
  }
  return Ok{};
}

Status replay(Connection& connection, const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions) {
    Status done = add_decision(connection, decision);
    if (!done) return done;
  }
  return place_touched(connection, decisions);
}

// The hash of the base's decision of that number; "" without one.
Result<std::string> hash_at(Connection& connection, std::int64_t sequence) {
  Result<SqlStatement> find = connection.prepare(sql::kHashOfDecision);
  if (!find) return find.error();
  find->bind(1, sequence);
  const Result<bool> row = find->step();
  if (!row) return row.error();
  return *row ? std::string(find->text(0)) : std::string();
}

std::int64_t first_difference(Connection& connection, const Journal& journal) {
  for (const Decision& line : journal.decisions) {
    const Result<std::string> hash = hash_at(connection, line.sequence);
    if (!hash || *hash != line.hash) return line.sequence;
  }
  return static_cast<std::int64_t>(journal.decisions.size()) + 1;
}

// Within a write transaction, so that nobody else adds to either.
Status even_out(Connection& connection, const std::string& base,
                std::vector<std::string>& notes) {
  const std::string path = journal_path(base);
  const Result<Journal> journal = read_journal(path);
  if (!journal) return journal.error();
  const Result<LastDecision> last = last_decision(connection);
  if (!last) return last.error();
  const auto lines = static_cast<std::int64_t>(journal->decisions.size());
  const std::int64_t common = std::min(lines, last->sequence);
  if (common > 0) {
    const Result<std::string> hash = hash_at(connection, common);
    if (!hash) return hash.error();
    if (*hash != journal->decisions[static_cast<std::size_t>(common - 1)].hash)
      return apart(path, first_difference(connection, *journal));
  }
  if (!journal->torn.empty()) {
    Status done = set_aside_torn(path, *journal);
    if (!done) return done;
    notes.push_back(path + ": its last line was incomplete and was set aside");
  }
  if (lines > common) {
    const std::vector<Decision> missing(journal->decisions.begin() + common,
                                        journal->decisions.end());
    Status done = replay(connection, missing);
    if (!done) return done;
    notes.push_back(fmt::format("{}: {} decisions were taken from the journal",
                                base, missing.size()));
  }
  if (last->sequence > common) {
    const auto missing = decisions_after(connection, common);
    if (!missing) return missing.error();
    Status done = append_to_journal(path, *missing);
    if (!done) return done;
    notes.push_back(fmt::format("{}: {} decisions were written to the journal",
                                path, missing->size()));
  }
  return Ok{};
}

Result<bool> is_there(Connection& connection, const std::string& id) {
  const auto found = read_decisions(connection, sql::kDecisionById, id);
  if (!found) return found.error();
  return !found->empty();
}

Status seal_all(Connection& connection, std::vector<Decision>& decisions) {
  const Result<LastDecision> last = last_decision(connection);
  if (!last) return last.error();
  std::int64_t sequence = last->sequence;
  std::string previous = last->hash;
  std::vector<Decision> fresh;
  std::set<std::string> ids;
  for (Decision& decision : decisions) {
    const std::string id = id_of(decision);
    const Result<bool> known = is_there(connection, id);
    if (!known) return known.error();
    if (*known || !ids.insert(id).second) continue;
    seal(decision, ++sequence, previous);
    previous = decision.hash;
    fresh.push_back(std::move(decision));
  }
  decisions = std::move(fresh);
  return Ok{};
}

}  // namespace

Result<bool> is_even(Connection& connection, const std::string& base) {
  const Result<JournalTail> tail = journal_tail(journal_path(base));
  if (!tail) return tail.error();
  const Result<LastDecision> last = last_decision(connection);
  if (!last) return last.error();
  return !tail->torn && tail->sequence == last->sequence &&
         tail->hash == last->hash;
}

Status synchronise(Connection& connection, const std::string& base,
                   std::vector<std::string>& notes) {
  const RollBack guard(connection);
  Status done = connection.begin();
  if (!done) return done;
  done = even_out(connection, base, notes);
  if (!done) return done;
  return connection.commit();
}

Result<std::vector<Decision>> keep(Connection& connection,
                                   const std::string& base,
                                   std::vector<Decision> decisions) {
  // An ingest beside us then writes in short batches. Without the mark it only
  // takes longer.
  const Result<ReaderMark> mark = ReaderMark::set(base);
  const RollBack guard(connection);
  Status done = connection.begin();
  if (!done) return done.error();
  const Result<bool> even = is_even(connection, base);
  if (!even) return even.error();
  if (!*even) {
    std::vector<std::string> notes;
    done = even_out(connection, base, notes);
    if (!done) return done.error();
  }
  done = seal_all(connection, decisions);
  if (!done) return done.error();
  if (decisions.empty()) {
    done = connection.commit();
    if (!done) return done.error();
    return decisions;
  }
  // What the base refuses must not be in the journal: so the rows first, then
  // the journal, and the commit last.
  done = replay(connection, decisions);
  if (!done) return done.error();
  done = append_to_journal(journal_path(base), decisions);
  if (!done) return done.error();
  done = connection.commit();
  if (!done) {
    Error error = done.error();
    error.hint =
        "the decision is safe in the journal and enters the base when it is "
        "opened next";
    return error;
  }
  return decisions;
}

}  // namespace casebook
