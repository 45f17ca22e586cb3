#include "kb/ingest_run.h"

#include <array>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string_view>
#include <thread>
#include <utility>

#include "kb/decision_statements.h"
#include "kb/lock.h"
#include "kb/statements.h"

namespace casebook {
namespace {

using Clock = std::chrono::steady_clock;

// Between two batches, so that somebody who waits gets the file's lock.
constexpr std::chrono::milliseconds kGap{2};
// How often it looks whether somebody has come meanwhile.
constexpr std::chrono::milliseconds kLookForReaders{20};

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

IngestCounts sum(const IngestCounts& a, const IngestCounts& b) {
  return {a.added + b.added,         a.updated + b.updated,
          a.unchanged + b.unchanged, a.skipped + b.skipped,
          a.failed + b.failed,       a.facts + b.facts,
          a.bytes + b.bytes};
}

Result<std::int64_t> grammar_row(Connection& connection,
                                 const IngestOptions& options, bool add) {
  if (add) {
    Result<SqlStatement> insert = connection.prepare(sql::kAddGrammar);
    if (!insert) return insert.error();
    insert->bind(1, std::string_view(options.grammar_version));
    insert->bind(2, std::string_view(options.grammar_hash));
    const Status done = insert->run();
    if (!done) return done.error();
  }
  Result<SqlStatement> find = connection.prepare(sql::kFindGrammar);
  if (!find) return find.error();
  find->bind(1, std::string_view(options.grammar_hash));
  const Result<bool> row = find->step();
  if (!row) return row.error();
  return *row ? find->integer(0) : 0;
}

}  // namespace

std::string normal_ingest_path(const std::string& path) {
  // Most are in normal form already.
  const bool odd = path.empty() || path.front() == '.' || path.back() == '.' ||
                   path.find("//") != std::string::npos ||
                   path.find("/.") != std::string::npos;
  if (!odd) return path;
  return std::filesystem::path(path).lexically_normal().generic_string();
}

Status IngestRun::open() {
  Connection& connection = kb_.connection();
  Result<DocumentWriter> writer = DocumentWriter::make(connection);
  if (!writer) return writer.error();
  writer_ = std::make_unique<DocumentWriter>(std::move(*writer));
  const bool writing = !options_.dry_run;
  if (writing) {
    Status begun = connection.begin();
    if (!begun) return begun;
  }
  const Result<std::int64_t> grammar =
      grammar_row(connection, options_, writing);
  if (!grammar) return grammar.error();
  key_.grammar = *grammar;
  if (!writing) return Ok{};
  Status ruled = add_rules();
  if (!ruled) return ruled;
  Result<SqlStatement> add_run = connection.prepare(sql::kAddRun);
  if (!add_run) return add_run.error();
  const std::string now = utc_now();
  add_run->bind(1, std::string_view(now));
  add_run->bind(2, std::string_view(options_.program));
  add_run->bind(3, key_.grammar);
  add_run->bind(4, std::string_view(options_.note));
  const Result<bool> row = add_run->step();
  if (!row) return row.error();
  key_.run = add_run->integer(0);
  add_run->reset();
  const std::array<std::pair<SqlStatement*, std::string_view>, 3> all = {{
      {&add_log_, sql::kAddLog},
      {&count_run_, sql::kCountRun},
      {&end_run_, sql::kEndRun},
  }};
  for (const auto& [statement, text] : all) {
    Result<SqlStatement> prepared = connection.prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return connection.commit();
}

Status IngestRun::add_rules() {
  Result<SqlStatement> insert = kb_.connection().prepare(sql::kAddRule);
  if (!insert) return insert.error();
  insert->bind(1, key_.grammar);
  for (const auto& [rule, hash] : options_.rules) {
    insert->bind(2, std::string_view(rule));
    insert->bind(3, std::string_view(hash));
    Status done = insert->run();
    if (!done) return done;
  }
  return Ok{};
}

Result<std::string> known_grammar(KnowledgeBase& kb, std::string_view hash) {
  Result<SqlStatement> find = kb.connection().prepare(sql::kKnownGrammar);
  if (!find) return find.error();
  find->bind(1, hash);
  const Result<bool> row = find->step();
  if (!row) return row.error();
  return *row ? std::string(find->text(0)) : std::string();
}

std::string_view IngestRun::Known::expected(const std::string& path) const {
  if (by_path.empty()) return {};
  const auto found = by_path.find(normal_ingest_path(path));
  return found == by_path.end() ? std::string_view() : found->second;
}

IngestRun::Known IngestRun::known() {
  Known known;
  Result<SqlStatement> all = kb_.connection().prepare(sql::kKnownDocuments);
  Result<SqlStatement> paths = kb_.connection().prepare(sql::kKnownPaths);
  if (!all || !paths) return known;  // then everything is read, and found
  all->bind(1, key_.grammar);
  for (Result<bool> row = all->step(); row && *row; row = all->step())
    known.documents.emplace(all->text(0));
  paths->bind(1, key_.grammar);
  for (Result<bool> row = paths->step(); row && *row; row = paths->step())
    known.by_path.emplace(paths->text(0), paths->text(1));
  return known;
}

Status IngestRun::begin() {
  if (options_.dry_run || kb_.connection().in_transaction()) return Ok{};
  shared_ = has_readers(kb_.path());
  if (shared_ || counts_.bytes > 0) std::this_thread::sleep_for(kGap);
  Status begun = kb_.connection().begin();
  began_ = Clock::now();
  batch_bytes_ = 0;
  return begun;
}

Status IngestRun::take(IngestItem& item) {
  Status begun = begin();
  if (!begun) return begun;
  switch (item.kind) {
    case IngestItem::Kind::kSkipped:
    case IngestItem::Kind::kRefused:
      return note_failure(item, item.kind == IngestItem::Kind::kSkipped,
                          item.reason);
    case IngestItem::Kind::kDocument:
    case IngestItem::Kind::kUnchanged:
      break;
  }
  if (item.document.id.empty()) item.document.id = inputs_[item.input].name;
  return store(item);
}

Result<Written> IngestRun::foresee(const IngestItem& item) {
  if (!foreseen_.insert(item.document.sha256).second)
    return Written::kUnchanged;
  return writer_->foresee(item.document, key_);
}

Status IngestRun::store(IngestItem& item) {
  const bool whole = item.kind == IngestItem::Kind::kDocument;
  if (whole) {
    const Status storable = check_storable(item.document, item.extraction);
    if (!storable) return note_failure(item, false, storable.error());
  }
  const Result<Written> written =
      options_.dry_run ? foresee(item)
      : whole          ? writer_->write(item.document, item.extraction, key_)
                       : writer_->touch(item.document, key_);
  if (!written) return written.error();
  return count(item, *written);
}

Status IngestRun::count(const IngestItem& item, Written written) {
  batch_bytes_ += item.document.text.size();
  if (written == Written::kUnchanged) {
    ++batch_.unchanged;
    return Ok{};
  }
  batch_.facts += item.extraction.facts.size();
  batch_.bytes += item.document.text.size();
  const bool added = written == Written::kAdded;
  ++(added ? batch_.added : batch_.updated);
  Error note;  // of what was stored all the same
  if (!item.extraction.slow_rules.empty()) {
    note.code = "N-RULE-SLOW";
    note.what = "took too long for rules that were left out then:";
    for (const std::string& rule : item.extraction.slow_rules)
      note.what += " " + rule;
  }
  return log(item, added ? "added" : "updated", note);
}

Status IngestRun::note_failure(const IngestItem& item, bool skipped,
                               const Error& reason) {
  IngestFailure failure;
  failure.path = inputs_[item.input].path;
  failure.name = item.document.id.empty() ? item.name : item.document.id;
  failure.skipped = skipped;
  failure.reason = reason;
  batch_failures_.push_back(std::move(failure));
  ++(skipped ? batch_.skipped : batch_.failed);
  return log(item, skipped ? "skipped" : "failed", reason);
}

Status IngestRun::log(const IngestItem& item, const char* outcome,
                      const Error& reason) {
  if (options_.dry_run) return Ok{};
  const std::string path = normal_ingest_path(inputs_[item.input].path);
  const std::string& name =
      item.document.id.empty() ? item.name : item.document.id;
  const std::string what =
      reason.what.empty() ? std::string() : reason.to_text();
  add_log_.bind(1, key_.run);
  add_log_.bind(2, std::string_view(path));
  add_log_.bind(3, std::string_view(name));
  add_log_.bind(4, std::string_view(outcome));
  add_log_.bind(5, std::string_view(reason.code));
  add_log_.bind(6, std::string_view(what));
  return add_log_.run();
}

Status IngestRun::maybe_commit() {
  if (options_.dry_run || !kb_.connection().in_transaction()) return Ok{};
  if (!shared_ && Clock::now() - looked_ >= kLookForReaders) {
    shared_ = has_readers(kb_.path());
    looked_ = Clock::now();
  }
  const auto limit = shared_ ? options_.batch_time_shared : options_.batch_time;
  if (batch_bytes_ < options_.batch_bytes && Clock::now() - began_ < limit)
    return Ok{};
  return commit();
}

Status IngestRun::commit() {
  const IngestCounts all = sum(counts_, batch_);
  if (!options_.dry_run && kb_.connection().in_transaction()) {
    count_run_.bind(1, key_.run);
    int parameter = 2;
    for (const std::size_t figure :
         {all.added, all.updated, all.unchanged, all.skipped, all.failed})
      count_run_.bind(parameter++, static_cast<std::int64_t>(figure));
    Status done = count_run_.run();
    if (!done) return done;
    done = kb_.connection().commit();
    if (!done) return done;
  }
  counts_ = all;
  inputs_kept_ = inputs_done_;
  batch_ = {};
  for (IngestFailure& failure : batch_failures_)
    report.failures.push_back(std::move(failure));
  batch_failures_.clear();
  return Ok{};
}

Status IngestRun::close(const char* ended) {
  // What was only counted has opened no transaction.
  Status done = begin();
  if (done) done = commit();
  if (!done || options_.dry_run) return done;
  const std::string now = utc_now();
  done = kb_.connection().begin();
  if (!done) return done;
  end_run_.bind(1, key_.run);
  end_run_.bind(2, std::string_view(now));
  end_run_.bind(3, std::string_view(ended));
  done = end_run_.run();
  return done ? kb_.connection().commit() : done;
}

void IngestRun::roll_back() {
  kb_.connection().roll_back();
  batch_ = {};
  batch_failures_.clear();
}

void IngestRun::input_done() {
  ++inputs_done_;
  if (options_.progress)
    options_.progress({inputs_done_, inputs_.size(), sum(counts_, batch_)});
}

}  // namespace casebook
