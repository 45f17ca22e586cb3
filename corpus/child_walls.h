// ChildWalls: what a child that parses hostile bytes can no longer do.
//
// Landlock: it reads only the system's own folders (libraries, fonts), writes
// and creates nothing, executes nothing but its own program and the loader.
// Seccomp: no sockets, no new processes, no tracing, no kernel doors. Either
// is left out where the kernel has it not; limits remain.
// Prepared before fork(), for between fork() and exec() only system calls are
// allowed.
// Threads: a value; raise() holds for the calling process, for ever.
//
//   const ChildWalls walls("/usr/bin/pdftotext");
//   if (fork() == 0) { walls.raise(); execve(…); }
#pragma once

#include <string>

namespace casebook {

class ChildWalls {
 public:
  explicit ChildWalls(const std::string& program);
  ~ChildWalls();
  ChildWalls(const ChildWalls&) = delete;
  ChildWalls& operator=(const ChildWalls&) = delete;

  void raise() const;

  // What this kernel offers, for doctor.
  static bool has_landlock();

 private:
  int rules_ = -1;
};

}  // namespace casebook
