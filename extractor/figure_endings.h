// Endings behind a figure's apostrophe that tell what the figure is: "29'unda"
// may be an age, where a language's list `figure_ending` says so.
//
// Each concept of that list is a class, which the figure has besides its own.
// Threads: pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"
#include "extractor/concept.h"
#include "extractor/symbol.h"

namespace casebook {

struct FigureEnding {
  std::string ending;  // folded
  Symbol symbol = 0;   // of a small figure that ends so
};

std::vector<FigureEnding> compile_figure_endings(
    const std::vector<SurfaceForm>& forms, const ConceptStore& concepts,
    SymbolTable& symbols);

// Null where the figure has no such ending behind it.
const FigureEnding* ending_of(const std::vector<FigureEnding>& endings,
                              std::string_view folded, Span figure);

}  // namespace casebook
