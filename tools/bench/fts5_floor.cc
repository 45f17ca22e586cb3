#include <sqlite3.h>

#include <cstdio>

#include "tools/bench/floor.h"

namespace casebook {
namespace {

bool insert_all(sqlite3* base, const std::vector<std::string>& texts) {
  sqlite3_stmt* insert = nullptr;
  if (sqlite3_exec(base, "CREATE VIRTUAL TABLE floor USING fts5(body); BEGIN",
                   nullptr, nullptr, nullptr) != SQLITE_OK ||
      sqlite3_prepare_v2(base, "INSERT INTO floor VALUES (?1)", -1, &insert,
                         nullptr) != SQLITE_OK) {
    return false;
  }
  bool good = true;
  for (const std::string& text : texts) {
    sqlite3_bind_text(insert, 1, text.data(), static_cast<int>(text.size()),
                      SQLITE_STATIC);
    good = good && sqlite3_step(insert) == SQLITE_DONE;
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  return sqlite3_exec(base, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK &&
         good;
}

}  // namespace

std::size_t fts5_floor(const std::vector<std::string>& texts,
                       const std::string& path) {
  (void)std::remove(path.c_str());
  sqlite3* base = nullptr;
  std::size_t rows = 0;
  if (sqlite3_open(path.c_str(), &base) == SQLITE_OK &&
      insert_all(base, texts)) {
    rows = texts.size();
  }
  sqlite3_close(base);
  return rows;
}

}  // namespace casebook
