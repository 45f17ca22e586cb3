#include "kb/ingest_queue.h"

#include <utility>

namespace casebook {

std::size_t IngestItem::cost() const {
  constexpr std::size_t kItem = 1024;
  constexpr std::size_t kFact = 512;
  return kItem + document.text.size() + extraction.facts.size() * kFact;
}

bool OrderedQueue::may_put(std::size_t input) const {
  if (closed_ || bytes_ < limit_) return true;
  if (input != next_) return false;
  const auto slot = slots_.find(input);
  return slot == slots_.end() || slot->second.bytes < limit_;
}

bool OrderedQueue::put(std::size_t input, IngestItem item) {
  const std::size_t cost = item.cost();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return may_put(input); });
  if (closed_) return false;
  Slot& slot = slots_[input];
  slot.items.push_back(std::move(item));
  slot.bytes += cost;
  bytes_ += cost;
  changed_.notify_all();
  return true;
}

void OrderedQueue::finish(std::size_t input) {
  const std::lock_guard lock(mutex_);
  slots_[input].done = true;
  changed_.notify_all();
}

OrderedQueue::Taken OrderedQueue::take(IngestItem& item,
                                       std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  const auto ready = [&] {
    if (closed_ || next_ == inputs_) return true;
    const auto slot = slots_.find(next_);
    return slot != slots_.end() &&
           (!slot->second.items.empty() || slot->second.done);
  };
  if (!changed_.wait_for(lock, wait, ready)) return Taken::kTimeout;
  if (closed_ || next_ == inputs_) return Taken::kEnd;
  Slot& slot = slots_[next_];
  if (slot.items.empty()) {
    slots_.erase(next_);
    ++next_;
    changed_.notify_all();
    return Taken::kInputDone;
  }
  item = std::move(slot.items.front());
  slot.items.pop_front();
  const std::size_t cost = item.cost();
  slot.bytes -= cost;
  bytes_ -= cost;
  changed_.notify_all();
  return Taken::kItem;
}

void OrderedQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

}  // namespace casebook
