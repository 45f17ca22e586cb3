// The command line: from argv to a command and its words. The one door to
// CLI11, which splits the words; names, choices and messages are the command
// table's.
// Threads: pure.
//
//   Result<Call> call = parse_command_line({"read", "report.txt"}, commands());
//   if (call) call->command->run(call->words, console);
#pragma once

#include <span>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "tools/command.h"

namespace casebook {

struct Call {
  const Command* command = nullptr;  // null: only the program was named
  bool help = false;                 // --help was among the words
  bool version = false;              // --version
  Words words;
};

Result<Call> parse_command_line(const std::vector<std::string>& arguments,
                                std::span<const Command> commands);

}  // namespace casebook
