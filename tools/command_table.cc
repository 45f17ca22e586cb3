#include "tools/command_table.h"

#include <array>

#include "tools/commands/commands.h"

namespace casebook {

std::span<const Command> commands() {
  static const std::array table = {
      kIngestCommand,  kExtractCommand, kReadCommand,    kSearchCommand,
      kFacetsCommand,  kCiteCommand,    kTableCommand,   kAuditCommand,
      kExplainCommand, kImportCommand,  kVerifyCommand,  kBackupCommand,
      kShowCommand,    kDecideCommand,  kDiffCommand,    kExportCommand,
      kStatsCommand,   kForgetCommand,  kRebuildCommand, kEvalCommand,
      kGrammarCommand, kDoctorCommand,  kHelpCommand,    kCompletionCommand,
  };
  return table;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (name == command.name) return &command;
  }
  return nullptr;
}

}  // namespace casebook
