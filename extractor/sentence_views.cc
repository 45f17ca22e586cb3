#include "extractor/sentence_views.h"

#include "extractor/sentence_view.h"

namespace casebook {

SentenceViews::SentenceViews() = default;
SentenceViews::~SentenceViews() = default;

std::unique_ptr<SentenceView> SentenceViews::take() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (views_.empty()) return std::make_unique<SentenceView>();
  std::unique_ptr<SentenceView> view = std::move(views_.back());
  views_.pop_back();
  return view;
}

void SentenceViews::give_back(std::unique_ptr<SentenceView> view) {
  const std::lock_guard<std::mutex> lock(mutex_);
  views_.push_back(std::move(view));
}

}  // namespace casebook
