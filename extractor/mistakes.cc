#include "extractor/mistakes.h"

#include <map>
#include <string>
#include <utility>

namespace casebook {
namespace {

// "en/cues.tsv" of "en/cues.tsv:12:3".
std::string file_of(const Error& mistake) {
  return mistake.where.substr(0, mistake.where.find(':'));
}

}  // namespace

void shorten_mistakes(std::vector<Error>& mistakes) {
  std::map<std::string, std::size_t> of_file;
  for (const Error& mistake : mistakes) ++of_file[file_of(mistake)];
  std::map<std::string, std::size_t> shown;
  std::vector<Error> kept;
  for (Error& mistake : mistakes) {
    const std::string file = file_of(mistake);
    const std::size_t count = ++shown[file];
    if (count > kMostMistakesOfFile) continue;
    const Fault fault = mistake.fault;
    kept.push_back(std::move(mistake));
    if (count < kMostMistakesOfFile || of_file[file] == count) continue;
    kept.push_back({fault, "E-GRAMMAR-MORE", file,
                    "and " + std::to_string(of_file[file] - count) +
                        " more mistakes in this file",
                    "mend these first"});
  }
  mistakes = std::move(kept);
}

}  // namespace casebook
