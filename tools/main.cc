#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "tools/heap.h"
#include "tools/program.h"

int main(int argc, char** argv) {
  casebook::prepare_heap();
  // A reader that goes away is a failed write, not a death.
  std::signal(SIGPIPE, SIG_IGN);
  // A limit on a file's size is a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  casebook::Console console(stdout, stderr, casebook::wants_colour(stderr));
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0),
                                           argv + argc);
  return static_cast<int>(casebook::run_program(arguments, console));
}
