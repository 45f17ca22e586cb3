// Microbenchmarks: each step of the cascade by itself, over the corpus that
// generate.py makes. Bytes per second are of the documents' text.
//
//   casebook_micro CORPUS GRAMMARS [--benchmark_filter=…]
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/fold.h"
#include "corpus/reader.h"
#include "extractor/case_events.h"
#include "extractor/compiled_grammar.h"
#include "extractor/extract.h"
#include "extractor/extraction_watch.h"
#include "extractor/ledger.h"
#include "extractor/phrases.h"
#include "extractor/resolve.h"
#include "extractor/sentence_view.h"
#include "extractor/token.h"

namespace casebook {
namespace {

// What the ledger was given for one document.
struct Told {
  std::vector<CaseEvent> events;
  std::vector<Statement> statements;
};

class Keeper : public ExtractionWatch {
 public:
  void saw(const SeenSentence&, const std::vector<Statement>& found,
           std::vector<Statement>&) override {
    for (const Statement& one : found)
      if (one.fact.assertion != "refused") told.statements.push_back(one);
  }
  void assigned(const std::vector<CaseEvent>& events,
                const std::vector<Statement>&,
                const std::vector<Statement>&) override {
    told.events = events;
  }
  Told told;
};

// All that is measured, read once; it lives as long as the process.
struct Material {
  Grammar grammar;
  std::vector<Document> documents;
  std::vector<Folded> folded;
  std::vector<Told> told;
  std::int64_t bytes = 0;
};

Material& material() {
  static Material made;
  return made;
}

bool load(const std::filesystem::path& corpus,
          const std::filesystem::path& grammars) {
  Material& all = material();
  GrammarLoad loaded = load_grammar(grammars);
  for (const Error& error : loaded.errors) std::cerr << error.to_text() << "\n";
  if (!loaded.errors.empty()) return false;
  all.grammar = std::move(loaded.grammar);
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(corpus / "text"))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const std::filesystem::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const Status done = read_source({"bench", "bench", bytes}, {},
                                    all.grammar.profiles, [&](Document&& one) {
                                      all.documents.push_back(std::move(one));
                                      return true;
                                    });
    if (!done) return false;
  }
  for (const Document& document : all.documents) {
    all.folded.push_back(fold(document.text));
    all.bytes += static_cast<std::int64_t>(document.text.size());
    Keeper keeper;
    ExtractOptions options;
    options.watch = &keeper;
    extract(document, all.grammar, options);
    all.told.push_back(std::move(keeper.told));
  }
  return !all.documents.empty();
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * material().bytes);
}

void bm_fold(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    for (const Document& one : material().documents)
      benchmark::DoNotOptimize(fold(one.text));
  }
  count_bytes(state);
}
BENCHMARK(bm_fold)->Name("fold");

void bm_tokens(benchmark::State& state) {
  std::vector<Token> tokens;
  for ([[maybe_unused]] auto _ : state) {
    for (const Folded& one : material().folded) {
      tokens.clear();
      tokenize(
          one.text, {0, static_cast<std::uint32_t>(one.text.size())},
          [](std::string_view) { return false; }, tokens);
      benchmark::DoNotOptimize(tokens.data());
    }
  }
  count_bytes(state);
}
BENCHMARK(bm_tokens)->Name("tokens");

// Each sentence with a grammar, its items found; `step` does the rest.
template <typename Step>
void over_sentences(SentenceView& view, const Step& step) {
  const Material& all = material();
  for (std::size_t d = 0; d < all.documents.size(); ++d) {
    const Document& document = all.documents[d];
    for (const Sentence& sentence : document.sentences) {
      const LanguageGrammar* grammar =
          all.grammar.compiled->language(sentence.language);
      if (grammar == nullptr) continue;
      view.read({document.text, &all.folded[d], nullptr},
                all.folded[d].map.to_made(sentence.span), *grammar);
      step(document, sentence, d);
    }
  }
}

// Each step holds those before it; what it costs is the difference.
void bm_mentions(benchmark::State& state) {
  SentenceView view;
  for ([[maybe_unused]] auto _ : state) {
    over_sentences(view, [&](const Document&, const Sentence&, std::size_t) {
      benchmark::DoNotOptimize(view.items());
    });
  }
  count_bytes(state);
}
BENCHMARK(bm_mentions)->Name("tokens, mentions, symbols");

void bm_phrases(benchmark::State& state) {
  SentenceView view;
  for ([[maybe_unused]] auto _ : state) {
    over_sentences(view, [&](const Document&, const Sentence&, std::size_t) {
      build_phrases(view, material().grammar.compiled->concepts, true);
      benchmark::DoNotOptimize(view.items());
    });
  }
  count_bytes(state);
}
BENCHMARK(bm_phrases)->Name("… and phrases");

void bm_rules(benchmark::State& state) {
  const Material& all = material();
  SentenceView view;
  std::vector<CaseEvent> events;
  std::vector<Statement> statements;
  Memory memory;
  for ([[maybe_unused]] auto _ : state) {
    over_sentences(
        view, [&](const Document& document, const Sentence&, std::size_t d) {
          events.clear();
          statements.clear();
          build_phrases(view, all.grammar.compiled->concepts, true);
          find_case_events(view, {&all.folded[d], document.text}, {0, 0, true},
                           events);
          find_statements(view, all.grammar.compiled->kinds, {}, memory,
                          statements);
          benchmark::DoNotOptimize(statements.data());
        });
  }
  count_bytes(state);
}
BENCHMARK(bm_rules)->Name("… and the rules of cases and facts");

void bm_ledger(benchmark::State& state) {
  Material& all = material();
  std::vector<Statement> statements;
  for ([[maybe_unused]] auto _ : state) {
    for (std::size_t d = 0; d < all.documents.size(); ++d) {
      statements = all.told[d].statements;
      benchmark::DoNotOptimize(
          assign_cases(all.documents[d], all.told[d].events, statements));
    }
  }
  count_bytes(state);
}
BENCHMARK(bm_ledger)->Name("copy, ledger");

void bm_resolve(benchmark::State& state) {
  Material& all = material();
  std::vector<Statement> statements;
  for ([[maybe_unused]] auto _ : state) {
    for (std::size_t d = 0; d < all.documents.size(); ++d) {
      statements = all.told[d].statements;
      assign_cases(all.documents[d], all.told[d].events, statements);
      resolve(statements);
      benchmark::DoNotOptimize(statements.data());
    }
  }
  count_bytes(state);
}
BENCHMARK(bm_resolve)->Name("copy, ledger, resolve");

void bm_extract(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    for (const Document& one : material().documents)
      benchmark::DoNotOptimize(extract(one, material().grammar, {}));
  }
  count_bytes(state);
}
BENCHMARK(bm_extract)->Name("all of extract()");

}  // namespace
}  // namespace casebook

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 3) {
    std::cerr << "casebook_micro CORPUS GRAMMARS [--benchmark_filter=…]\n";
    return 2;
  }
  if (!casebook::load(argv[1], argv[2])) return EXIT_FAILURE;
  benchmark::RunSpecifiedBenchmarks();
  return EXIT_SUCCESS;
}
