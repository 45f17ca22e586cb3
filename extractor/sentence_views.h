// SentenceViews: views that were used and may be used again, with all that
// they remember of the words that they have seen.
//
// Threads: safe; a view belongs to who took it.
//
//   std::unique_ptr<SentenceView> view = views.take();
//   …
//   views.give_back(std::move(view));
#pragma once

#include <memory>
#include <mutex>
#include <vector>

namespace casebook {

class SentenceView;

class SentenceViews {
 public:
  SentenceViews();
  ~SentenceViews();
  SentenceViews(const SentenceViews&) = delete;
  SentenceViews& operator=(const SentenceViews&) = delete;

  std::unique_ptr<SentenceView> take();
  void give_back(std::unique_ptr<SentenceView> view);

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<SentenceView>> views_;
};

}  // namespace casebook
