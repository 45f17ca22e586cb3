#include "kb/ingest_queue.h"

#include <utility>

namespace casebook {
namespace {

// So much work is worth waking the one who takes.
constexpr std::size_t kWorkInputs = 64;
constexpr std::size_t kWorkBytes = 256U << 10;

}  // namespace

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

bool OrderedQueue::may_take() const {
  if (closed_ || next_ == inputs_) return true;
  const auto slot = slots_.find(next_);
  return slot != slots_.end() &&
         (!slot->second.items.empty() || slot->second.done);
}

bool OrderedQueue::worth_waking() const {
  return finished_ == inputs_ || finished_ - looked_at_ >= kWorkInputs ||
         bytes_ >= kWorkBytes || waiting_ > 0;
}

bool OrderedQueue::put(std::size_t input, IngestItem item) {
  const std::size_t cost = item.cost();
  std::unique_lock lock(mutex_);
  if (!may_put(input)) {
    ++waiting_;
    work_.notify_one();
    room_.wait(lock, [&] { return may_put(input); });
    --waiting_;
  }
  if (closed_) return false;
  Slot& slot = slots_[input];
  slot.items.push_back(std::move(item));
  slot.bytes += cost;
  bytes_ += cost;
  if (worth_waking()) work_.notify_one();
  return true;
}

void OrderedQueue::finish(std::size_t input, bool unchanged) {
  const std::lock_guard lock(mutex_);
  Slot& slot = slots_[input];
  slot.done = true;
  slot.unchanged = unchanged;
  ++finished_;
  if (worth_waking()) work_.notify_one();
}

OrderedQueue::Taken OrderedQueue::take(IngestItem& item,
                                       std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  if (!may_take()) {
    looked_at_ = finished_;
    work_.wait_for(lock, wait, [&] { return may_take() && worth_waking(); });
    if (!may_take()) return Taken::kTimeout;
  }
  if (closed_ || next_ == inputs_) return Taken::kEnd;
  Slot& slot = slots_[next_];
  if (slot.items.empty()) {
    const bool unchanged = slot.unchanged;
    slots_.erase(next_);
    ++next_;
    if (waiting_ > 0) room_.notify_all();
    return unchanged ? Taken::kInputUnchanged : Taken::kInputDone;
  }
  item = std::move(slot.items.front());
  slot.items.pop_front();
  const std::size_t cost = item.cost();
  slot.bytes -= cost;
  bytes_ -= cost;
  if (waiting_ > 0) room_.notify_all();
  return Taken::kItem;
}

void OrderedQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  room_.notify_all();
  work_.notify_all();
}

}  // namespace casebook
