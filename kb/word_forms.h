// Word forms: which words of the base are forms of the same word, by the
// endings that the base keeps of each language ("kırığı" and "kırıklar" are
// both kırık; "fractured" is fracture).
//
// A stem is a word without at most one ending of each slot, the outermost
// first; two words are akin where they share a stem that is long enough to
// mean something.
// Threads: immutable after loading.
//
//   Result<WordForms> forms = WordForms::load(connection);
//   forms->akin("kirigi", "kiriklar")  →  true
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/sqlite.h"

namespace casebook {

class WordForms {
 public:
  struct Ending {
    std::string language, suffix, slot, added;
  };
  static Result<WordForms> load(Connection& connection);
  explicit WordForms(const std::vector<Ending>& endings);

  // The word itself first, then what endings leave of it, in every language;
  // without accents, as FTS5 keeps words.
  std::vector<std::string> stems(std::string_view word) const;
  bool akin(std::string_view word, std::string_view other) const;
  // Whether one of these stems of a word is one of another's.
  static bool share(const std::vector<std::string>& stems,
                    const std::vector<std::string>& others);

 private:
  struct Cut {
    std::string suffix;
    int slot = 0;
    std::string added;
  };
  struct Language {
    std::string name;
    std::vector<Cut> cuts;
    std::vector<std::pair<std::string, std::string>> softened;
  };
  static void strip(const Language& language, const std::string& word, int slot,
                    std::vector<std::string>& found);

  std::vector<Language> languages_;
};

// Latin letters without their marks, as FTS5's unicode61 indexes them.
std::string unaccented(std::string_view folded);

}  // namespace casebook
