// ItemTests: what patterns ask of one item, each once and numbered. The
// thousands of words and classes that rules speak of are a few thousand
// different ones: what has to be found out of each is found out once.
//
// A language's own go on from those of the rules that all share.
//
// Invariant: a test stays where it is as long as the ItemTests live.
// Threads: none of its own while rules are read; afterwards immutable.
//
//   const ItemTest& test = tests.literal("bone");
//   known[test.number] = …
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/arena.h"
#include "extractor/vocabulary.h"

namespace casebook {

struct ItemTest {
  std::vector<std::string> classes = {};   // "drug"; a literal is "=word"
  std::vector<std::string> excluded = {};  // of {a^b}
  std::vector<std::string> also = {};      // of {a&b}
  bool without = false;                    // {!a}
  std::uint32_t number = 0;                // from 0, among its like

  // Whether they ask for the same.
  bool is_like(const ItemTest& other) const {
    return without == other.without && classes == other.classes &&
           excluded == other.excluded && also == other.also;
  }
};

class ItemTests {
 public:
  // Knows what `shared` knows, which must outlive it and not grow any more.
  explicit ItemTests(const ItemTests* shared = nullptr)
      : shared_(shared), first_(shared == nullptr ? 0 : shared->size()) {}
  ItemTests(const ItemTests&) = delete;
  ItemTests& operator=(const ItemTests&) = delete;

  // The word itself, folded.
  const ItemTest& literal(std::string_view word);
  // What stands in braces, without a capture: "drug|site", "!drug". Its
  // `classes` are empty where it names none.
  const ItemTest& classes(std::string_view inner);
  // "_": whatever does not end what is said.
  const ItemTest& any();
  std::size_t size() const { return first_ + tests_.size(); }
  const ItemTest& at(std::size_t number) const {
    return number < first_ ? shared_->at(number) : tests_[number - first_];
  }
  // For what the patterns are made of besides.
  Arena& room() { return room_; }

 private:
  ItemTest& add();

  const ItemTests* shared_;
  std::size_t first_;  // number of its own

  Vocabulary words_, inners_;
  std::vector<ItemTest*> of_words_, of_inners_;  // by WordId, from 1
  ItemTest* any_ = nullptr;
  std::deque<ItemTest> tests_;
  Arena room_;
};

}  // namespace casebook
