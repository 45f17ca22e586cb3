// Each command's definition, one file a command. They are constants; the
// table of all is tools/command_table.cc.
// Threads: constants.
#pragma once

#include "tools/command.h"

namespace casebook {

extern const Command kAuditCommand;
extern const Command kBackupCommand;
extern const Command kCiteCommand;
extern const Command kCompletionCommand;
extern const Command kDecideCommand;
extern const Command kDiffCommand;
extern const Command kDoctorCommand;
extern const Command kEvalCommand;
extern const Command kExplainCommand;
extern const Command kExportCommand;
extern const Command kExtractCommand;
extern const Command kForgetCommand;
extern const Command kFacetsCommand;
extern const Command kGrammarCommand;
extern const Command kHelpCommand;
extern const Command kImportCommand;
extern const Command kIngestCommand;
extern const Command kReadCommand;
extern const Command kRebuildCommand;
extern const Command kSearchCommand;
extern const Command kShowCommand;
extern const Command kStatsCommand;
extern const Command kTableCommand;
extern const Command kVerifyCommand;

}  // namespace casebook
