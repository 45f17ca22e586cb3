// The knowledge base at 100,000 documents and 1,000,000 facts: makes such a
// base and measures its questions against bare SQL on the same file, in turn
// in this process. Prints JSON for tools/bench/program_goals.py.
//
//   casebook_kb_bench BASE DOCUMENTS ROUNDS
//
// A base that is there already is used as it is.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "kb/ingest.h"
#include "kb/lock.h"
#include "kb/ranking.h"
#include "kb/search.h"
#include "tools/bench/kb_corpus.h"

namespace casebook {
namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

// In one transaction, with `whole`; otherwise in batches as shipped.
bool fill(KnowledgeBase& kb, int first, int count,
          const std::atomic<bool>* stop, bool whole = false) {
  std::vector<IngestInput> inputs;
  for (int i = first; i < first + count; ++i)
    inputs.push_back({fmt::format("d{}.txt", i), fmt::format("d{}", i)});
  IngestOptions options;
  options.grammar_version = "bench";
  options.grammar_hash = "bench";
  options.program = "casebook_kb_bench";
  options.stop = stop;
  if (whole) {
    options.batch_bytes = SIZE_MAX;
    options.batch_time = std::chrono::hours(24);
  }
  const IngestReport done = ingest(
      kb, inputs,
      [&](const IngestInput& input, IngestSink& sink) {
        MadeReport made =
            make_report(first + static_cast<int>(&input - inputs.data()));
        sink.add(std::move(made.document), std::move(made.extraction));
        return Status(Ok{});
      },
      options);
  if (done.error) std::cerr << done.error->to_text() << "\n";
  return !done.error;
}

using Times = std::vector<double>;

double at(Times times, double share) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(share *
                                        static_cast<double>(times.size() - 1))];
}

struct Question {
  std::string drug, level;
  double score = 0;  // of a T-score at the lumbar spine, or 0: not asked
};

std::vector<Question> questions(int count) {
  std::mt19937 chance(5);
  std::vector<Question> all;
  for (int i = 0; i < count; ++i) {
    const auto upto = [&chance](int limit) {
      return static_cast<int>(chance() % static_cast<unsigned>(limit));
    };
    Question one;
    one.drug = made_drug(upto(kDrugs));
    one.level = made_level(upto(kLevels));
    if (i % 2 == 1) one.score = -1.0 - 0.5 * upto(7);
    all.push_back(one);
  }
  return all;
}

// What somebody who knows the tables well would prepare.
constexpr std::string_view kBare =
    "SELECT DISTINCT a.document_id, a.case_id FROM facts AS a"
    " JOIN documents AS d ON d.document_id = a.document_id"
    " WHERE a.kind = 'drug' AND a.name = ?1"
    " AND a.assertion IN ('present', 'past') AND a.case_id <> ''"
    " AND d.current = 1 AND EXISTS (SELECT 1 FROM facts AS b"
    "  WHERE b.document_id = a.document_id AND b.case_id = a.case_id"
    "  AND b.kind = 'fracture' AND b.site = ?2"
    "  AND b.assertion IN ('present', 'past'))";
constexpr std::string_view kBareScore =
    " AND EXISTS (SELECT 1 FROM facts AS b"
    "  WHERE b.document_id = a.document_id AND b.case_id = a.case_id"
    "  AND b.kind = 'bmd' AND b.name = 'T-score'"
    "  AND b.site = 'lumbar spine' AND b.value <= ?3"
    "  AND b.assertion IN ('present', 'past'))";

class Evidence {
 public:
  explicit Evidence(KnowledgeBase& kb) : kb_(kb) {
    const std::string with = std::string(kBare) + std::string(kBareScore);
    for (const auto& [statement, text] :
         {std::pair{&bare_, std::string(kBare)}, {&bare_score_, with}}) {
      Result<SqlStatement> prepared = kb.connection().prepare(text);
      if (prepared) *statement = std::move(*prepared);
    }
  }
  std::size_t ours(const Question& asked) {
    Query query;
    query.drug = asked.drug;
    query.site = asked.level;
    query.kind = "fracture";
    if (asked.score != 0) {
      query.where = fmt::format("bmd.T-score <= {} and site = 'lumbar spine'",
                                asked.score);
    }
    const auto found = find_cases(kb_, query);
    if (!found) throw std::runtime_error(found.error().to_text());
    return found->size();
  }
  std::size_t bare(const Question& asked) {
    SqlStatement& find = asked.score != 0 ? bare_score_ : bare_;
    find.bind(1, std::string_view(asked.drug));
    find.bind(2, std::string_view(asked.level));
    if (asked.score != 0) find.bind(3, asked.score);
    std::vector<CaseKey> found;
    for (Result<bool> row = find.step(); row && *row; row = find.step())
      found.push_back({find.integer(0), std::string(find.text(1))});
    find.reset();
    return found.size();
  }

 private:
  KnowledgeBase& kb_;
  SqlStatement bare_, bare_score_;
};

nlohmann::ordered_json measure_evidence(KnowledgeBase& kb,
                                        const std::string& path, int rounds) {
  Evidence evidence(kb);
  const std::vector<Question> asked = questions(100);
  Times ours, bare, beside;
  std::size_t hits = 0;
  std::size_t differing = 0;
  for (int round = 0; round <= rounds; ++round) {
    for (const Question& one : asked) {
      double begun = cpu_seconds();
      const std::size_t found = evidence.ours(one);
      const double took = cpu_seconds() - begun;
      begun = cpu_seconds();
      const std::size_t plain = evidence.bare(one);
      const double plainly = cpu_seconds() - begun;
      if (round == 0) {  // the caches' round
        hits += found;
        if (found != plain) ++differing;
        continue;
      }
      ours.push_back(took);
      bare.push_back(plainly);
    }
  }
  std::atomic<bool> stop = false;
  std::atomic<bool> writing = false;
  std::thread writer([&] {
    Result<KnowledgeBase> other = KnowledgeBase::open_or_create(path);
    if (!other) return;
    for (int from = 10'000'000; !stop; from += 20'000) {
      writing = true;
      fill(*other, from, 20'000, &stop);
    }
  });
  while (!writing) std::this_thread::yield();
  for (const Question& one : asked) {
    const double begun = cpu_seconds();
    evidence.ours(one);
    beside.push_back(cpu_seconds() - begun);
  }
  stop = true;
  writer.join();
  return {{"hits", hits},
          {"differing", differing},
          {"ours_p50", at(ours, 0.5)},
          {"ours_p99", at(ours, 0.99)},
          {"bare_p50", at(bare, 0.5)},
          {"bare_p99", at(bare, 0.99)},
          {"beside_ingest_p50", at(beside, 0.5)},
          {"p50", at(ours, 0.5) / at(bare, 0.5)},
          {"p99", at(ours, 0.99) / at(bare, 0.99)},
          {"beside_ingest", at(beside, 0.5) / at(ours, 0.5)}};
}

nlohmann::ordered_json measure_ranking(KnowledgeBase& kb, int rounds) {
  constexpr int kBest = 20;
  Result<SqlStatement> plain = kb.connection().prepare(
      "SELECT rowid FROM search WHERE search MATCH ?1"
      " AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT ?2");
  if (!plain) throw std::runtime_error(plain.error().to_text());
  nlohmann::ordered_json out;
  double worst = 0;
  for (const auto& [word, of] : kProbes) {
    const std::string words = fmt::format("\"{}\"", word);
    Times ours, theirs;
    std::vector<std::int64_t> mine, fts5;
    for (int round = 0; round <= rounds; ++round) {
      double begun = cpu_seconds();
      const auto best = rank_documents(kb.connection(), words, kBest);
      if (round > 0) ours.push_back(cpu_seconds() - begun);
      mine.clear();
      if (best)
        for (const RankedDocument& one : *best) mine.push_back(one.document);
      begun = cpu_seconds();
      plain->bind(1, std::string_view(words));
      plain->bind(2, std::int64_t{kBest});
      fts5.clear();
      for (Result<bool> row = plain->step(); row && *row; row = plain->step())
        fts5.push_back(plain->integer(0));
      plain->reset();
      if (round > 0) theirs.push_back(cpu_seconds() - begun);
    }
    const double ratio = at(ours, 0.5) / at(theirs, 0.5);
    worst = std::max(worst, ratio);
    out["words"][word] = {{"ours", at(ours, 0.5)},
                          {"fts5", at(theirs, 0.5)},
                          {"ratio", ratio},
                          {"same", mine == fts5}};
  }
  out["worst"] = worst;
  return out;
}

// What batches cost the one writer, whose thread is this one.
nlohmann::ordered_json measure_batches(const std::string& path, int documents,
                                       int rounds) {
  Times one, alone, shared;
  for (int round = 0; round < rounds; ++round) {
    for (Times* times : {&one, &alone, &shared}) {
      const std::string made = path + ".batches";
      std::filesystem::remove(made);
      Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(made);
      if (!kb) throw std::runtime_error(kb.error().to_text());
      std::optional<Result<ReaderMark>> reader;
      if (times == &shared) reader.emplace(ReaderMark::set(made));
      const double begun = cpu_seconds();
      fill(*kb, 0, documents, nullptr, times == &one);
      times->push_back(cpu_seconds() - begun);
    }
  }
  for (const char* end : {".batches", ".batches.readers", ".batches-journal"})
    std::filesystem::remove(path + end);
  return {{"one", at(one, 0.5)},
          {"alone", at(alone, 0.5) / at(one, 0.5)},
          {"shared", at(shared, 0.5) / at(one, 0.5)}};
}

int measure(const std::string& path, int documents, int rounds) {
  const bool there = std::filesystem::exists(path);
  Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(path);
  if (!kb) {
    std::cerr << kb.error().to_text() << "\n";
    return EXIT_FAILURE;
  }
  if (!there && !fill(*kb, 0, documents, nullptr)) return EXIT_FAILURE;
  const nlohmann::ordered_json out = {
      {"documents",
       *kb->connection().integer("SELECT count(*) FROM documents")},
      {"facts", *kb->connection().integer("SELECT count(*) FROM fact_rows")},
      {"batches", measure_batches(path, documents / 3, 3)},
      {"ranking", measure_ranking(*kb, rounds)},
      {"evidence", measure_evidence(*kb, path, rounds)}};
  std::cout << out.dump(1) << "\n";
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace casebook

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "casebook_kb_bench BASE DOCUMENTS ROUNDS\n";
    return 2;
  }
  try {
    return casebook::measure(argv[1], std::max(1, std::atoi(argv[2])),
                             std::max(1, std::atoi(argv[3])));
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << "\n";
    return EXIT_FAILURE;
  }
}
