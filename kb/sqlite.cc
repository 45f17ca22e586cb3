#include "kb/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <time.h>

#include <mutex>
#include <thread>
#include <utility>

namespace casebook {

struct Connection::Clock {
  std::chrono::nanoseconds deadline{};  // of thread_time()
};

namespace {

// What the thread has worked: on a busy machine a question may have to wait
// for its turn, and that is not its fault.
std::chrono::nanoseconds thread_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) +
         std::chrono::nanoseconds(now.tv_nsec);
}

// How long a writer waits for another connection's transaction.
constexpr std::chrono::milliseconds kBusyWait{10'000};
// SQLite's own handler sleeps up to 100 ms between two looks and so starves
// beside a busy ingest; a short even step does not.
constexpr std::chrono::microseconds kBusyStep{500};
// Instructions of SQLite's machine between two looks at the clock.
constexpr int kInstructionsPerLook = 5000;

int wait_and_ask_again(void*, int looks) {
  if (looks * kBusyStep >= kBusyWait) return 0;
  std::this_thread::sleep_for(kBusyStep);
  return 1;
}

Fault fault_of(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Fault::kBusy;
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return Fault::kDisk;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return Fault::kKnowledge;
    case SQLITE_INTERRUPT:
      return Fault::kUsage;
    default:
      return Fault::kBug;
  }
}

struct Saying {
  const char* code;
  const char* what;
  const char* hint;
};

Saying saying_of(int code) {
  if (code == SQLITE_READONLY_ROLLBACK) {
    return {"E-KB-READONLY", "an interrupted write must be undone first",
            "open it once where it can be written"};
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"E-KB-BUSY", "the knowledge base is busy",
              "another program is writing to it; try again"};
    case SQLITE_FULL:
      return {"E-KB-FULL", "disk full", "free some space and run again"};
    case SQLITE_IOERR:
      return {"E-KB-IO", "the disk could not be read or written",
              "check the disk, then run again"};
    case SQLITE_CORRUPT:
      // FTS5 says so too where the disk could not be read.
      return {"E-KB-DAMAGED", "the knowledge base is damaged",
              "check the disk, then run casebook doctor"};
    case SQLITE_NOTADB:
      return {"E-KB-FOREIGN",
              "not a knowledge base, or one whose first page is damaged", ""};
    case SQLITE_READONLY:
      return {"E-KB-READONLY", "the knowledge base cannot be written",
              "check the rights of the file and its folder"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {"E-KB-OPEN", "the knowledge base cannot be opened",
              "check the rights of the file and its folder"};
    case SQLITE_INTERRUPT:
      return {"E-KB-TIME", "the question took too long",
              "ask for something narrower"};
    default:
      return {"E-KB-BUG", "the knowledge base refused a statement",
              "this is a mistake of casebook"};
  }
}

Error error_of(sqlite3* connection, int code) {
  const Saying saying = saying_of(code);
  const char* name =
      connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main");
  const char* detail =
      connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection);
  Error error;
  error.fault = fault_of(code);
  error.code = saying.code;
  error.where = name == nullptr ? "" : name;
  error.what = fmt::format("{} ({}, SQLite {})", saying.what, detail, code);
  error.hint = saying.hint;
  return error;
}

// The settings of every connection, in one place.
Status configure(Connection& connection, sqlite3* handle,
                 Connection::Mode mode) {
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_handler(handle, wait_and_ask_again, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  Status done = connection.run(
      "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;"
      // Without it OR REPLACE slips past the guards of decisions.
      "PRAGMA recursive_triggers=ON;"
      // No patient's text in temporary files; no read through a mapping that
      // a damaged disk turns into a signal.
      "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;"
      "PRAGMA cache_size=-65536;");
  if (!done) return done;
  if (mode == Connection::Mode::kRead)
    return connection.run("PRAGMA query_only=ON;");
  if (mode == Connection::Mode::kCreate) {
    done = connection.run("PRAGMA page_size=16384; PRAGMA encoding='UTF-8';");
    if (!done) return done;
  }
  // Not WAL: SQLite before 3.51.3 can lose commits there. A new file is made
  // under another name, so its journal need not outlive a kill.
  return connection.run(mode == Connection::Mode::kCreate
                            ? "PRAGMA journal_mode=MEMORY;"
                            : "PRAGMA journal_mode=TRUNCATE;"
                              "PRAGMA synchronous=EXTRA;");
}

// SQLite counts its memory under a lock at each allocation; nobody asks.
void without_accounts() {
  static std::once_flag once;
  std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

int progress(void* clock) {
  const auto* deadline = static_cast<const std::chrono::nanoseconds*>(clock);
  return thread_time() > *deadline ? 1 : 0;
}

}  // namespace

void SqlStatement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void SqlStatement::bind(int parameter, std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_.get(), parameter, value);
  if (code != SQLITE_OK) bind_error_ = code;
}

void SqlStatement::bind(int parameter, double value) {
  const int code = sqlite3_bind_double(statement_.get(), parameter, value);
  if (code != SQLITE_OK) bind_error_ = code;
}

void SqlStatement::bind(int parameter, std::string_view value) {
  // A null pointer would bind NULL instead of the empty text.
  const char* data = value.data() == nullptr ? "" : value.data();
  const int code =
      sqlite3_bind_text64(statement_.get(), parameter, data, value.size(),
                          SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) bind_error_ = code;
}

void SqlStatement::bind_null(int parameter) {
  const int code = sqlite3_bind_null(statement_.get(), parameter);
  if (code != SQLITE_OK) bind_error_ = code;
}

Result<bool> SqlStatement::step() {
  sqlite3* handle = sqlite3_db_handle(statement_.get());
  if (bind_error_ != 0) return error_of(handle, bind_error_);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return error_of(handle, code);
}

Status SqlStatement::run() {
  const Result<bool> stepped = step();
  if (!stepped) {
    Error error = stepped.error();  // before reset() overwrites the message
    reset();
    return error;
  }
  reset();
  return Ok{};
}

void SqlStatement::reset() {
  sqlite3_reset(statement_.get());
  bind_error_ = 0;
}

std::int64_t SqlStatement::integer(int column) {
  return sqlite3_column_int64(statement_.get(), column);
}

double SqlStatement::real(int column) {
  return sqlite3_column_double(statement_.get(), column);
}

bool SqlStatement::null(int column) {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string_view SqlStatement::text(int column) {
  const unsigned char* data = sqlite3_column_text(statement_.get(), column);
  if (data == nullptr) return {};
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)};
}

void Connection::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

Result<Connection> Connection::open(const std::string& path, Mode mode) {
  // A reader asks for write access too: only so can it undo what a killed
  // writer left half done. query_only keeps it from writing anything else.
  // A connection belongs to one thread at a time: no lock at each call.
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (mode == Mode::kCreate) flags |= SQLITE_OPEN_CREATE;
  Connection connection;
  connection.path_ = path;
  without_accounts();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  connection.connection_.reset(handle);
  if (code != SQLITE_OK) {
    Error error = error_of(handle, code);
    error.where = path;
    return error;
  }
  const Status done = configure(connection, handle, mode);
  if (!done) return done.error();
  return connection;
}

Result<SqlStatement> Connection::prepare(std::string_view sql) {
  sqlite3_stmt* prepared = nullptr;
  const int code =
      sqlite3_prepare_v3(connection_.get(), sql.data(),
                         static_cast<int>(sql.size()), 0, &prepared, nullptr);
  SqlStatement statement;
  statement.statement_.reset(prepared);
  if (code != SQLITE_OK) return error_of(connection_.get(), code);
  return statement;
}

Status Connection::run(std::string_view sql) {
  const std::string script(sql);
  const int code = sqlite3_exec(connection_.get(), script.c_str(), nullptr,
                                nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(connection_.get(), code);
  return Ok{};
}

Result<std::int64_t> Connection::integer(std::string_view sql) {
  Result<SqlStatement> statement = prepare(sql);
  if (!statement) return statement.error();
  const Result<bool> row = statement->step();
  if (!row) return row.error();
  return *row ? statement->integer(0) : 0;
}

Result<std::string> Connection::text(std::string_view sql) {
  Result<SqlStatement> statement = prepare(sql);
  if (!statement) return statement.error();
  const Result<bool> row = statement->step();
  if (!row) return row.error();
  return *row ? std::string(statement->text(0)) : std::string();
}

std::int64_t Connection::last_row() const {
  return sqlite3_last_insert_rowid(connection_.get());
}

Status Connection::begin() { return run("BEGIN IMMEDIATE"); }

Status Connection::commit() { return run("COMMIT"); }

void Connection::roll_back() {
  if (!in_transaction()) return;
  sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Connection::in_transaction() const {
  return connection_ != nullptr &&
         sqlite3_get_autocommit(connection_.get()) == 0;
}

Status Connection::copy_to(const std::string& path) {
  const Result<std::int64_t> reading = integer("PRAGMA query_only");
  if (!reading) return reading.error();
  // VACUUM attaches the new file, and counts as a write even so.
  sqlite3_limit(connection_.get(), SQLITE_LIMIT_ATTACHED, 1);
  Status done = run("PRAGMA query_only=OFF");
  if (done) {
    Result<SqlStatement> copy = prepare("VACUUM INTO ?1");
    if (copy) {
      copy->bind(1, std::string_view(path));
      done = copy->run();
    } else {
      done = copy.error();
    }
  }
  sqlite3_limit(connection_.get(), SQLITE_LIMIT_ATTACHED, 0);
  if (*reading == 0) return done;
  const Status restored = run("PRAGMA query_only=ON");
  return done ? restored : done;
}

void Connection::limit_time(std::chrono::milliseconds limit) {
  if (limit.count() == 0) {
    sqlite3_progress_handler(connection_.get(), 0, nullptr, nullptr);
    return;
  }
  if (!clock_) clock_ = std::make_shared<Clock>();
  clock_->deadline = thread_time() + limit;
  sqlite3_progress_handler(connection_.get(), kInstructionsPerLook, progress,
                           &clock_->deadline);
}

bool Connection::read_only() const {
  return sqlite3_db_readonly(connection_.get(), "main") == 1;
}

std::string sqlite_version() { return sqlite3_libversion(); }

}  // namespace casebook
