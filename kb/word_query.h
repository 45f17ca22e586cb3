// WordQuery: a person's words as what the base is asked: first just these
// words, then their other forms, other names and members.
//
// "kırığı" also finds kırıklar; "bisphosphonate" also finds alendronate and
// Fosamax; "D vitamini" also finds cholecalciferol, "vertebral fracture" omurga
// kırığı. A phrase in quotes and a prefix* are taken as they stand.
// Threads: as the connection.
//
//   WordQuery query = said_words(tree);
//   if (too_few) Status done = widen_words(connection, query);
#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "kb/query_words.h"
#include "kb/sqlite.h"

namespace casebook {

struct WordQuery {
  WordNode tree;
  std::string exact;     // FTS5 expression of just the words
  bool widened = false;  // what follows is filled in
  std::string wide;      // and of all that they may mean
  // Words that name a place in the body, where all words must be found: a
  // document answers with the words or with a fact at one of the sites
  // ("T12" finds "T11–L5").
  struct Place {
    std::string expression;
    std::vector<std::string> sites;
  };
  std::vector<Place> places;
  std::string besides;  // expression of all words that name no place
};

WordQuery said_words(const WordNode& tree);
// Adds what they may mean, once: that takes many looks into the base, and most
// questions are answered by the words themselves.
Status widen_words(Connection& connection, WordQuery& query);

}  // namespace casebook
