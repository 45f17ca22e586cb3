// Command: one definition of one verb of the program. Parsing, help, the
// completion scripts and the tests all follow from it.
//
// The commands are one constant table (tools/command_table.cc): a new one is
// a file in tools/commands/ and a line there.
// Threads: constants.
//
//   const Command kStats = {"stats", "Count what a base holds", …, run};
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/console.h"

namespace casebook {

struct Option {
  const char* name;          // "--format"
  const char* value;         // "FORMAT", "N", "FILE", "DIR"; null: a switch
  const char* help;          // one line
  const char* choices = "";  // "text|json|html"; empty: anything
  const char* fallback = "";
  bool required = false;
};

struct Operand {
  const char* name;  // "PATH"
  bool required = true;
  bool many = false;
  const char* choices = "";
};

struct Example {
  const char* line;  // a whole command line
  const char* why;
};

// The words of a call, as its command declares them. Options that were not
// given hold their fallback.
class Words {
 public:
  void set(std::string_view option, std::string value);
  void set_fallback(std::string_view option, std::string value);
  void add_operand(std::string value) { operands_.push_back(std::move(value)); }

  // Whether the option was given on the command line.
  bool given(std::string_view option) const;
  std::string get(std::string_view option) const;
  // A whole number; 0 where it is none.
  int number(std::string_view option) const;
  // "a,b,c" as a list.
  std::vector<std::string> list(std::string_view option) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  std::map<std::string, std::string, std::less<>> given_;
  std::map<std::string, std::string, std::less<>> fallback_;
  std::vector<std::string> operands_;
};

struct Command {
  const char* name;
  const char* summary;  // one line, a verb first
  const char* help;     // a paragraph or two
  std::span<const Operand> operands;
  std::span<const Option> options;
  std::span<const Example> examples;
  // Does the work and complains to the console, whose exit code counts.
  void (*run)(const Words& words, Console& console);
  // What the help says behind the options, where only the program knows it.
  std::string (*more)() = nullptr;
};

// "a|b|c" as views of its parts; none for "".
std::vector<std::string_view> split_choices(std::string_view choices);

}  // namespace casebook
