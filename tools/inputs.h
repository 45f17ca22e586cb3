// Inputs: the reports that a command's words name, standard input among them.
//
// Invariant: the same words give the same inputs in the same order.
// Threads: list_reports() one; read_input() as many as you like, but only one
// of the inputs is standard input.
//
//   for (const InputFile& file : list_reports(words.operands(), console))
//     read_input(file, options, profiles, sink);
#pragma once

#include <string>
#include <vector>

#include "corpus/inputs.h"
#include "corpus/reader.h"
#include "extractor/extract.h"
#include "tools/command.h"
#include "tools/console.h"

namespace casebook {

// Complains of the paths that cannot be read. "-" is standard input and comes
// first, with the id "stdin".
std::vector<InputFile> list_reports(const std::vector<std::string>& paths,
                                    Console& console,
                                    const KnownReport& known = {});

// Those of the operands, of --files-from and of --limit; without either of the
// first two it is a usage error. `command` is named in it.
std::vector<InputFile> list_reports(const Words& words, const char* command,
                                    Console& console,
                                    const KnownReport& known = {});

// Reads one input. What was thrown is turned into an Error: out of memory
// refuses the file, anything else is a bug of ours.
Status read_input(const InputFile& file, const ReadOptions& options,
                  const LanguageProfiles& profiles, const DocumentSink& sink);

// What to say of a document that was read and yet holds no text; "" else.
std::string missing_text(const Document& document);
// What to say of one in which rules were left out; "" else.
std::string slow_rules(const Document& document, const Extraction& found);

}  // namespace casebook
