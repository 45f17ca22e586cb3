// Console: the only place that writes to stdout and stderr. stdout is data,
// stderr is for people.
//
// Invariant: exit() is the gravest code of all that was complained of. When
// the reader of stdout has gone away, what is printed is dropped quietly and
// open() is false; any other failed write is Fault::kDisk.
// Threads: one; OrderedOutput shares it among workers.
//
//   console.print(line);
//   console.complain(error);
//   return console.exit();
#pragma once

#include <cstdio>
#include <string_view>

#include "corpus/result.h"
#include "tools/exit_code.h"

namespace casebook {

class Console {
 public:
  // `colour`: for people, on a terminal, without NO_COLOR.
  Console(std::FILE* out, std::FILE* err, bool colour);

  // Data, as it stands; on a terminal without what would steer it.
  void print(std::string_view data);
  // A line for people.
  void say(std::string_view line);
  // An error, and its exit code.
  void complain(const Error& error);
  // Raises the exit code without a word.
  void raise(ExitCode code) { exit_ = graver(exit_, code); }
  // Sends what was printed on its way; a failure counts.
  void flush();

  bool open() const { return open_; }
  bool colour() const { return colour_; }
  ExitCode exit() const { return exit_; }

 private:
  void stdout_failed();

  std::FILE* out_;
  std::FILE* err_;
  bool colour_;
  bool terminal_;
  bool open_ = true;
  ExitCode exit_ = ExitCode::kDone;
};

// Whether people who read `stream` want colour.
bool wants_colour(std::FILE* stream);
// Columns of the terminal behind `stream`; `otherwise` when it is none.
int terminal_width(std::FILE* stream, int otherwise);

}  // namespace casebook
