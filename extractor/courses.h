// Courses of treatment: whether each was started, stopped, changed for
// another or held, and which came first. Kinds that have a `status` key have
// courses. A status is taken out before facts are compared, since it makes no
// fact a fuller one, and given back to those that stay.
//
// Threads: pure.
//
//   Courses courses(statements);  // takes the statuses out
//   …                                    // facts are compared, some go
//   courses.give_back(statements);
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extractor/statement.h"

namespace casebook {

class Courses {
 public:
  explicit Courses(std::vector<Statement>& statements);

  // A thing of which one course stays has the status told last of it; of
  // several, each has its own. Where two or more things of a case have one,
  // `order` says how they followed.
  void give_back(std::vector<Statement>& statements) const;

 private:
  using Thing = std::pair<std::string, std::string>;  // case, name
  static bool has_courses(const Statement& statement);
  static Thing thing_of(const Statement& statement);
  static void number(const std::vector<Statement*>& courses);

  std::map<Thing, std::string> last_;
};

}  // namespace casebook
