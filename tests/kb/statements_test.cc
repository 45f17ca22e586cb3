#include "kb/statements.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "kb/decision_statements.h"
#include "scratch.h"

namespace casebook {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Statements, AllOfThemCanBePrepared) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  for (const std::string_view statement : sql::kAll)
    EXPECT_TRUE(kb.connection().prepare(statement)) << statement;
  for (const std::string_view statement : sql::kDecisionStatements)
    EXPECT_TRUE(kb.connection().prepare(statement)) << statement;
}

std::size_t named_in(const char* file) {
  const std::string header =
      bytes_of(std::filesystem::path(CASEBOOK_SOURCE_DIR) / file);
  const std::regex name("constexpr std::string_view k");
  return static_cast<std::size_t>(std::distance(
      std::sregex_iterator(header.begin(), header.end(), name), {}));
}

TEST(Statements, EveryNamedOneIsInTheList) {
  EXPECT_EQ(named_in("kb/statements.h"), sql::kAll.size());
  EXPECT_EQ(named_in("kb/decision_statements.h"),
            sql::kDecisionStatements.size());
}

TEST(Statements, NoneReplacesInSilence) {
  for (const std::string_view statement : sql::kAll)
    EXPECT_EQ(statement.find("OR REPLACE"), std::string_view::npos);
  const std::filesystem::path folder =
      std::filesystem::path(CASEBOOK_SOURCE_DIR) / "kb";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".cc") continue;
    EXPECT_EQ(bytes_of(file.path()).find("INSERT OR"), std::string::npos)
        << file.path();
    if (file.path().filename() == "sqlite.cc" ||
        file.path().filename() == "ranking.cc")
      continue;
    EXPECT_EQ(bytes_of(file.path()).find("sqlite3.h"), std::string::npos)
        << file.path();
  }
}

}  // namespace
}  // namespace casebook
