#include "tools/program.h"

#include <exception>
#include <new>

#include "tools/command_line.h"
#include "tools/command_table.h"
#include "tools/help.h"
#include "tools/version.h"

namespace casebook {
namespace {

void dispatch(const std::vector<std::string>& arguments, Console& console) {
  const Result<Call> call = parse_command_line(arguments, commands());
  if (!call) {
    console.complain(call.error());
  } else if (call->version) {
    console.print(version_text());
  } else if (call->help && call->command != nullptr) {
    console.print(help_text(*call->command));
  } else if (call->help) {
    console.print(help_text(commands()));
  } else if (call->command == nullptr) {
    console.say(help_text(commands()));
    console.raise(ExitCode::kUsage);
  } else {
    call->command->run(call->words, console);
  }
}

}  // namespace

ExitCode run_program(const std::vector<std::string>& arguments,
                     Console& console) {
  try {
    dispatch(arguments, console);
  } catch (const std::bad_alloc&) {
    console.complain({Fault::kBug, "E-MEMORY", "casebook",
                      "needs more memory than there is", ""});
  } catch (const std::exception& problem) {
    console.complain({Fault::kBug, "E-BUG", "casebook",
                      std::string("failed: ") + problem.what(),
                      "please report it with the command that you gave"});
  }
  console.flush();
  return console.exit();
}

}  // namespace casebook
