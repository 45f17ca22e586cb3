#include "extractor/figure_endings.h"

#include <algorithm>

#include "extractor/form_reader.h"

namespace casebook {

std::vector<FigureEnding> compile_figure_endings(
    const std::vector<SurfaceForm>& forms, const ConceptStore& concepts,
    SymbolTable& symbols) {
  std::vector<FigureEnding> made;
  FormReader reader;
  for (const SurfaceForm& form : forms) {
    const Concept& meaning = concepts.at(form.concept_index);
    if (meaning.cls != "figure_ending") continue;
    const auto& words = reader.words(form.form);
    if (words.size() != 1) continue;
    made.push_back(
        {std::string(words[0]),
         symbols.intern({symbols.class_of("number"),
                         symbols.class_of("integer"), symbols.class_of("small"),
                         symbols.class_of(meaning.name)})});
  }
  // The longest first: "undaydi" before "unda".
  std::ranges::stable_sort(made, std::greater<>{}, [](const FigureEnding& one) {
    return one.ending.size();
  });
  return made;
}

const FigureEnding* ending_of(const std::vector<FigureEnding>& endings,
                              std::string_view folded, Span figure) {
  if (endings.empty() || figure.end >= folded.size() ||
      folded[figure.end] != '\'')
    return nullptr;
  const std::string_view behind = folded.substr(figure.end + 1);
  for (const FigureEnding& one : endings) {
    if (!behind.starts_with(one.ending)) continue;
    const char next =
        behind.size() > one.ending.size() ? behind[one.ending.size()] : ' ';
    const bool letter = ('a' <= next && next <= 'z') ||
                        static_cast<unsigned char>(next) >= 0x80;
    return letter ? nullptr : &one;
  }
  return nullptr;
}

}  // namespace casebook
