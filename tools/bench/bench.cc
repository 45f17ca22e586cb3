// The measuring program: runs the stages in turn, round after round, and
// prints the CPU time of each as JSON for tools/bench/run.py.
//
//   casebook_bench CORPUS GRAMMARS SCRATCH ROUNDS [STAGE…]
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "extractor/extract.h"
#include "extractor/fact.h"
#include "tools/bench/engine_floor.h"
#include "tools/bench/floor.h"

namespace casebook {
namespace {

struct Stage {
  std::string name;
  std::function<std::size_t()> run;  // returns what it counted
  std::vector<double> seconds;
  std::size_t count = 0;
};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

std::vector<std::string> load(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> files;
  for (const std::filesystem::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(file),
                       std::istreambuf_iterator<char>());
  }
  return files;
}

// What the measured stages work on, read before the clock starts.
struct Material {
  std::vector<std::string> texts;
  std::vector<std::string> jats;
  std::vector<Document> documents;  // of the texts
  std::vector<Document> few;        // for what is slow
  Grammar grammar;
  std::optional<Re2Engine> re2, roomy_re2;
};

// Reads every file; each finished document goes to `use`.
void read_all(const std::vector<std::string>& files, const Grammar& grammar,
              const std::function<void(Document&&)>& use) {
  for (const std::string& bytes : files) {
    const Status done = read_source({"bench", "bench", bytes}, {},
                                    grammar.profiles, [&](Document&& made) {
                                      use(std::move(made));
                                      return true;
                                    });
    if (!done) {
      std::cerr << done.error().to_text() << "\n";
      std::exit(EXIT_FAILURE);
    }
  }
}

std::size_t count_sentences(const std::vector<std::string>& files,
                            const Grammar& grammar) {
  std::size_t count = 0;
  read_all(files, grammar,
           [&](const Document& made) { count += made.sentences.size(); });
  return count;
}

std::size_t count_facts(const Material& material, bool prefilter) {
  std::size_t count = 0;
  for (const Document& document : material.documents) {
    count += extract(document, material.grammar, {prefilter, {}}).facts.size();
  }
  return count;
}

std::vector<Stage> stages(const Material& material,
                          const std::string& scratch) {
  return {
      {"xerces", [&] { return xerces_floor(material.jats); }, {}},
      {"jats to document",
       [&] { return count_sentences(material.jats, material.grammar); },
       {}},
      {"sentence iterator", [&] { return sentence_floor(material.texts); }, {}},
      {"text to document",
       [&] { return count_sentences(material.texts, material.grammar); },
       {}},
      {"fts5 insert",
       [&, scratch] {
         return fts5_floor(material.texts, scratch + "/floor.sqlite");
       },
       {}},
      {"text to facts",
       [&] {
         std::size_t count = 0;
         read_all(material.texts, material.grammar, [&](const Document& made) {
           count += extract(made, material.grammar, {}).facts.size();
         });
         return count;
       },
       {}},
      {"document to facts", [&] { return count_facts(material, true); }, {}},
      {"document to facts, no prefilter",
       [&] { return count_facts(material, false); },
       {}},
      {"re2, shipped memory",
       [&] { return material.re2->run(material.few); },
       {}},
      {"re2, four times it",
       [&] { return material.roomy_re2->run(material.few); },
       {}},
  };
}

// The prefilter may never change a fact.
std::size_t differing_documents(const Material& material) {
  std::size_t differing = 0;
  for (const Document& document : material.documents) {
    const Extraction with = extract(document, material.grammar, {true, {}});
    const Extraction without = extract(document, material.grammar, {false, {}});
    if (with.facts != without.facts) ++differing;
  }
  return differing;
}

std::size_t bytes_of(const std::vector<std::string>& files) {
  std::size_t bytes = 0;
  for (const std::string& file : files) bytes += file.size();
  return bytes;
}

// Leaves only the stages that are asked for; all where none is.
void choose(std::vector<Stage>& stages, const std::vector<std::string>& names) {
  if (names.empty()) return;
  std::erase_if(stages, [&](const Stage& stage) {
    return std::find(names.begin(), names.end(), stage.name) == names.end();
  });
}

// What ripgrep is asked for, one expression a line.
bool write_patterns(const Grammar& grammar, const std::filesystem::path& path) {
  std::ofstream file(path, std::ios::binary);
  for (const std::string& one : text_patterns(grammar)) file << one << "\n";
  return static_cast<bool>(file);
}

void load_engines(Material& material) {
  constexpr std::size_t kFew = 40;
  const auto few = std::min(kFew, material.documents.size());
  material.few.assign(material.documents.begin(),
                      material.documents.begin() + static_cast<long>(few));
  material.re2.emplace(material.grammar, Re2Engine::kShippedMemory);
  material.roomy_re2.emplace(material.grammar, 4 * Re2Engine::kShippedMemory);
}

int measure(const std::string& corpus, const std::string& grammars,
            const std::string& scratch, int rounds,
            const std::vector<std::string>& names) {
  GrammarLoad loaded = load_grammar(grammars);
  for (const Error& error : loaded.errors) std::cerr << error.to_text() << "\n";
  if (!loaded.errors.empty()) return EXIT_FAILURE;
  Material material;
  material.grammar = std::move(loaded.grammar);
  material.texts = load(std::filesystem::path(corpus) / "text");
  material.jats = load(std::filesystem::path(corpus) / "jats");
  read_all(material.texts, material.grammar, [&](Document&& made) {
    material.documents.push_back(std::move(made));
  });
  std::vector<Stage> all = stages(material, scratch);
  choose(all, names);
  if (!write_patterns(material.grammar,
                      std::filesystem::path(scratch) / "patterns.txt")) {
    std::cerr << "cannot write to " << scratch << "\n";
    return EXIT_FAILURE;
  }
  if (std::any_of(all.begin(), all.end(), [](const Stage& stage) {
        return stage.name.starts_with("re2");
      }))
    load_engines(material);
  for (int round = 0; round < rounds; ++round) {
    for (Stage& stage : all) {
      const double begun = cpu_seconds();
      stage.count = stage.run();
      stage.seconds.push_back(cpu_seconds() - begun);
    }
  }
  nlohmann::ordered_json out = {{"documents", material.texts.size()},
                                {"text_bytes", bytes_of(material.texts)},
                                {"jats_bytes", bytes_of(material.jats)},
                                {"grammar", material.grammar.version},
                                {"grammar_hash", material.grammar.hash}};
  if (names.empty()) out["differing_documents"] = differing_documents(material);
  for (const Stage& stage : all) {
    out["stages"][stage.name] = {{"seconds", stage.seconds},
                                 {"count", stage.count}};
  }
  std::cout << out.dump(1) << "\n";
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace casebook

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "casebook_bench CORPUS GRAMMARS SCRATCH ROUNDS [STAGE…]\n";
    return 2;
  }
  try {
    return casebook::measure(argv[1], argv[2], argv[3],
                             std::max(1, std::atoi(argv[4])),
                             {argv + 5, argv + argc});
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << "\n";
    return EXIT_FAILURE;
  }
}
