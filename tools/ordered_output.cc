#include "tools/ordered_output.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace casebook {

bool OrderedOutput::begin(std::size_t input) {
  std::unique_lock lock(mutex_);
  turned_.wait(lock, [&] { return input < turn_ + window_; });
  return console_.open();
}

bool OrderedOutput::print(std::size_t input, std::string_view data) {
  const std::lock_guard lock(mutex_);
  if (input == turn_) {
    console_.print(data);
  } else {
    waiting_[input].data += data;
  }
  return console_.open();
}

void OrderedOutput::complain(std::size_t input, const Error& error) {
  const std::lock_guard lock(mutex_);
  if (input == turn_) {
    console_.complain(error);
  } else {
    waiting_[input].errors.push_back(error);
  }
}

void OrderedOutput::say(std::size_t input, const std::string& line) {
  const std::lock_guard lock(mutex_);
  if (input == turn_) {
    console_.say(line);
  } else {
    waiting_[input].lines.push_back(line);
  }
}

void OrderedOutput::finish(std::size_t input) {
  const std::lock_guard lock(mutex_);
  waiting_[input].finished = true;
  while (!waiting_.empty() && waiting_.begin()->first == turn_ &&
         waiting_.begin()->second.finished) {
    release(waiting_.begin()->second);
    waiting_.erase(waiting_.begin());
    ++turn_;
    // The next one may have begun already: from now on it goes through.
    const auto next = waiting_.find(turn_);
    if (next != waiting_.end()) release(next->second);
  }
  turned_.notify_all();
}

void OrderedOutput::release(Waiting& waiting) {
  console_.print(waiting.data);
  waiting.data.clear();
  for (const Error& error : waiting.errors) console_.complain(error);
  waiting.errors.clear();
  for (const std::string& line : waiting.lines) console_.say(line);
  waiting.lines.clear();
}

void for_each_input(std::size_t count, int jobs,
                    const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  const std::size_t threads =
      std::min(count, static_cast<std::size_t>(std::max(jobs, 1)));
  if (threads <= 1) {
    take();
    return;
  }
  std::vector<std::thread> pool;
  pool.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) pool.emplace_back(take);
  for (std::thread& thread : pool) thread.join();
}

}  // namespace casebook
