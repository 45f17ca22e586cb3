// Result<T>: a T, or the Error that says why there is none.
//
// Errors are values; no exception crosses a module's header. An Error is
// written for the person who sees it: `where: what; hint`.
// Threads: a value.
//
//   Result<Document> read = read_text(bytes);
//   if (!read) return read.error();
//   use(*read);
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace casebook {

// What kind of trouble it was; tools/ turns it into an exit code.
enum class Fault {
  kInput,      // a file is refused: damaged, hostile, empty     exit 1
  kUsage,      // the call's words are off                        exit 2
  kGrammar,    // a grammar is invalid                            exit 3
  kKnowledge,  // the knowledge base is unusable                  exit 4
  kBusy,       // somebody else holds it                          exit 5
  kDisk,       // disk full, input/output                         exit 6
  kBug,        // our own                                         exit 70
};

struct Error {
  Fault fault = Fault::kInput;
  std::string code;   // stable, for machines: "E-XML-ENTITY"
  std::string where;  // "file:line:column" or "file:byte 17"
  std::string what;   // one plain sentence
  std::string hint;   // what to do; may be empty

  bool operator==(const Error&) const = default;

  std::string to_text() const {
    std::string text = where.empty() ? what : where + ": " + what;
    if (!hint.empty()) text += "; " + hint;
    if (!code.empty()) text += " [" + code + "]";
    return text;
  }
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit, to
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: `return x;`

  explicit operator bool() const { return state_.index() == 0; }

  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  T& value() {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  const T& value() const {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  const Error& error() const {
    assert(state_.index() == 1);
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

// Done, or the Error that says why not. `return Ok{};` for the former.
struct Ok {
  bool operator==(const Ok&) const = default;
};
using Status = Result<Ok>;

}  // namespace casebook
