// Scratch: a folder for one test's files, and documents made by hand.
//
// Threads: one.
//
//   Scratch scratch;
//   KnowledgeBase kb = scratch.base();
//   ingest_reports(kb, {report("a", "A 24-year-old woman …")}, 1);
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/ingest.h"
#include "kb/knowledge_base.h"

namespace casebook {

class Scratch {
 public:
  Scratch() {
    std::string name = testing::TempDir() + "casebook_kb_XXXXXX";
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder";
    folder_ = name;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::string path(const std::string& name = "bones.casebook") const {
    return (folder_ / name).string();
  }
  KnowledgeBase base(const std::string& name = "bones.casebook") const {
    Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(path(name));
    if (!kb) ADD_FAILURE() << kb.error().to_text();
    return std::move(*kb);
  }
  std::string write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::filesystem::path folder_;
};

struct Report {
  Document document;
  Extraction extraction;
};

// 64 hexadecimal digits that differ with the text; enough for a test.
inline std::string fake_sha256(std::string_view text) {
  std::string digits;
  for (std::uint64_t round = 0; digits.size() < 64; ++round) {
    std::uint64_t hash = 1469598103934665603ULL + round * 977;
    for (const char c : text)
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    for (int i = 0; i < 16; ++i, hash >>= 4)
      digits += "0123456789abcdef"[hash & 15];
  }
  return digits;
}

inline Report report(const std::string& name, const std::string& text) {
  Report made;
  made.document.id = name;
  made.document.path = name + ".txt";
  made.document.format = "text";
  made.document.encoding = "UTF-8";
  made.document.language = "en";
  made.document.sha256 = fake_sha256(text);
  made.document.text = text;
  made.document.meta.title = "Report " + name;
  return made;
}

// A fact whose quote is the first place of `quote` in the text. Keys come as
// "value=24"; a value that begins like a number is one.
// NOLINTNEXTLINE(readability-function-size): a fact in one line of a test
inline void add_fact(Report& made, const std::string& case_id,
                     const std::string& kind, const std::string& name,
                     const std::string& quote,
                     const std::vector<std::string>& keys,
                     const std::string& assertion = "present") {
  Fact fact;
  fact.case_id = case_id;
  fact.kind = kind;
  fact.name = name;
  fact.assertion = assertion;
  const std::size_t at = made.document.text.find(quote);
  if (at == std::string::npos) ADD_FAILURE() << "no such quote: " << quote;
  fact.span = {static_cast<std::uint32_t>(at),
               static_cast<std::uint32_t>(at + quote.size())};
  fact.language = "en";
  fact.rule = "test";
  for (const std::string& key : keys) {
    const std::size_t equals = key.find('=');
    const std::string value = key.substr(equals + 1);
    const bool number =
        value.find_first_not_of("-.0123456789") == std::string::npos;
    fact.keys.push_back({key.substr(0, equals), value, number});
  }
  bool known = case_id.empty();
  for (const CaseRecord& record : made.extraction.cases)
    known = known || record.id == case_id;
  if (!known) made.extraction.cases.push_back({case_id, "", "", false});
  made.extraction.facts.push_back(std::move(fact));
}

inline IngestOptions test_options(int jobs = 1) {
  IngestOptions options;
  options.grammar_version = "1";
  options.grammar_hash = "abc";
  options.program = "test";
  options.jobs = jobs;
  return options;
}

inline std::vector<IngestInput> inputs_of(const std::vector<Report>& reports) {
  std::vector<IngestInput> inputs;
  inputs.reserve(reports.size());
  for (const Report& made : reports)
    inputs.push_back({made.document.path, made.document.id});
  return inputs;
}

inline IngestReport ingest_reports(KnowledgeBase& kb,
                                   const std::vector<Report>& reports,
                                   const IngestOptions& options) {
  std::vector<IngestInput> inputs = inputs_of(reports);
  // The producer finds its report by the input's address in the list.
  const Producer produce = [&](const IngestInput& input, IngestSink& sink) {
    const auto at = static_cast<std::size_t>(&input - inputs.data());
    const Report& made = reports[at];
    if (sink.holds(made.document.sha256)) {
      sink.unchanged(made.document);
    } else {
      sink.add(made.document, made.extraction);
    }
    return Status(Ok{});
  };
  return ingest(kb, inputs, produce, options);
}

// All that the base says of documents and facts, run by run numbers left out.
inline std::string dump(KnowledgeBase& kb) {
  std::string all;
  for (const char* query :
       {"SELECT group_concat(sha256 || name || path || current || title, '\n')"
        " FROM (SELECT * FROM documents ORDER BY sha256)",
        "SELECT group_concat(document || \"case\" || label, '\n') FROM"
        " (SELECT * FROM v_case ORDER BY document, \"case\")",
        "SELECT group_concat(document || \"case\" || kind || name || keys ||"
        " quote || position, '\n') FROM"
        " (SELECT * FROM v_fact ORDER BY document, position)",
        "SELECT group_concat(path || name, '\n') FROM sources"}) {
    const Result<std::string> part = kb.connection().text(query);
    all += part ? *part : part.error().to_text();
    all += "\n--\n";
  }
  return all;
}

// SQLite's own check and FTS5's: the first alone calls a damaged index sound.
inline void expect_sound(KnowledgeBase& kb) {
  EXPECT_EQ(*kb.connection().text("PRAGMA integrity_check"), "ok");
  EXPECT_EQ(
      *kb.connection().integer("SELECT count(*) FROM pragma_foreign_key_check"),
      0);
  const Status index = kb.connection().run(
      "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  EXPECT_TRUE(index) << index.error().to_text();
}

inline std::int64_t count(KnowledgeBase& kb, const std::string& table) {
  const Result<std::int64_t> rows =
      kb.connection().integer("SELECT count(*) FROM " + table);
  return rows ? *rows : -1;
}

}  // namespace casebook
