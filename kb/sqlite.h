// SQLite, the one door to it: connections and statements that close
// themselves, the settings every connection gets, and its errors as ours.
//
// Invariant: every connection has the same settings (see configure() in
// sqlite.cc): rollback journal that is truncated, synchronous=EXTRA, foreign
// keys, no trust in the file's schema, no ATTACH, a busy handler that asks
// again every half millisecond.
// Threads: a connection and its statements belong to one thread at a time.
//
//   Result<SqlStatement> find = connection.prepare("SELECT …  WHERE x = ?1");
//   find->bind(1, "T12");
//   while (true) {
//     Result<bool> row = find->step();
//     if (!row) return row.error();
//     if (!*row) break;
//     use(find->text(0));
//   }
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace casebook {

class Ranker;  // see kb/ranking.cc

class SqlStatement {
 public:
  SqlStatement() = default;

  // Parameters count from 1, columns from 0. A bind that fails (out of memory,
  // no such parameter) is reported by the next step().
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, double value);
  // Copies nothing: `value` must live until reset() or the next bind.
  void bind(int parameter, std::string_view value);
  void bind_null(int parameter);

  // True with a row, false when done.
  Result<bool> step();
  // Steps a statement that gives no row to its end and resets it.
  Status run();
  void reset();

  std::int64_t integer(int column);
  double real(int column);
  bool null(int column);
  // Valid until the next step() or reset().
  std::string_view text(int column);

 private:
  friend class Connection;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bind_error_ = 0;
};

class Connection {
 public:
  enum class Mode { kRead, kWrite, kCreate };

  Connection() = default;
  // Opens the file and applies the settings; a file that is no database is
  // found at the first statement, not here.
  static Result<Connection> open(const std::string& path, Mode mode);

  Result<SqlStatement> prepare(std::string_view sql);
  // Runs a script of one or more statements; rows are dropped.
  Status run(std::string_view sql);
  // The first column of the first row, 0 where there is none.
  Result<std::int64_t> integer(std::string_view sql);
  Result<std::string> text(std::string_view sql);

  // Of the last INSERT into a table with row ids.
  std::int64_t last_row() const;

  // Writers always begin so: a deferred transaction that reads first cannot
  // wait for another writer.
  Status begin();
  Status commit();
  // Undoes what is left of a transaction; after a full disk SQLite has done so.
  void roll_back();
  bool in_transaction() const;

  // A whole, compact copy as a new file, taken between other people's writes.
  Status copy_to(const std::string& path);

  // Statements that work longer than this from now on, by the thread's clock,
  // fail with E-KB-TIME; zero: no limit.
  void limit_time(std::chrono::milliseconds limit);
  bool read_only() const;

  // For kb/ranking.cc, which gives FTS5 a function.
  sqlite3* handle() const { return connection_.get(); }
  std::shared_ptr<Ranker>& ranker() { return ranker_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  struct Clock;

  // Before connection_, so that it outlives it.
  std::shared_ptr<Clock> clock_;
  std::shared_ptr<Ranker> ranker_;
  std::unique_ptr<sqlite3, Close> connection_;
  std::string path_;
};

// "3.40.1", for `casebook --version`.
std::string sqlite_version();

}  // namespace casebook
