#include "extractor/item_test.h"

#include "extractor/tsv.h"

namespace casebook {
namespace {

// What stands behind a mark, taken off.
std::vector<std::string> split_off(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {};
  std::vector<std::string> rest = split_list(text.substr(at + 1), '|');
  text = text.substr(0, at);
  return rest;
}

}  // namespace

ItemTest& ItemTests::add() {
  const auto number = static_cast<std::uint32_t>(size());
  ItemTest& made = tests_.emplace_back();
  made.number = number;
  return made;
}

const ItemTest& ItemTests::literal(std::string_view word) {
  if (shared_ != nullptr) {
    const WordId known = shared_->words_.find(word);
    if (known != 0) return *shared_->of_words_[known - 1];
  }
  const WordId id = words_.add(word);
  if (id <= of_words_.size()) return *of_words_[id - 1];
  ItemTest& made = add();
  of_words_.push_back(&made);
  made.classes.emplace_back("=").append(word);
  return made;
}

const ItemTest& ItemTests::classes(std::string_view inner) {
  if (shared_ != nullptr) {
    const WordId known = shared_->inners_.find(inner);
    if (known != 0) return *shared_->of_inners_[known - 1];
  }
  const WordId id = inners_.add(inner);
  if (id <= of_inners_.size()) return *of_inners_[id - 1];
  ItemTest& made = add();
  of_inners_.push_back(&made);
  made.without = inner.starts_with('!');
  if (made.without) inner.remove_prefix(1);
  made.excluded = split_off(inner, '^');
  made.also = split_off(inner, '&');
  made.classes = split_list(inner, '|');
  if (made.without && !made.classes.empty()) made.classes.emplace_back("stop");
  return made;
}

const ItemTest& ItemTests::any() {
  if (shared_ != nullptr && shared_->any_ != nullptr) return *shared_->any_;
  if (any_ == nullptr) {
    any_ = &add();
    any_->classes = {"stop"};
    any_->without = true;
  }
  return *any_;
}

}  // namespace casebook
