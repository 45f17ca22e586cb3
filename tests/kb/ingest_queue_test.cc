#include "kb/ingest_queue.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace casebook {
namespace {

using std::chrono::milliseconds;
using Taken = OrderedQueue::Taken;

IngestItem item_of(std::size_t input, std::size_t bytes = 0) {
  IngestItem item;
  item.input = input;
  item.document.text = std::string(bytes, 'x');
  return item;
}

TEST(OrderedQueue, GivesBackInTheInputsOrder) {
  OrderedQueue queue(3, 1U << 20);
  for (const std::size_t input : {2U, 0U, 1U}) {
    ASSERT_TRUE(queue.put(input, item_of(input)));
    ASSERT_TRUE(queue.put(input, item_of(input)));
    queue.finish(input);
  }
  std::vector<std::size_t> order;
  IngestItem item;
  for (Taken taken = Taken::kItem; taken != Taken::kEnd;) {
    taken = queue.take(item, milliseconds(1));
    if (taken == Taken::kItem) order.push_back(item.input);
  }
  EXPECT_EQ(order, (std::vector<std::size_t>{0, 0, 1, 1, 2, 2}));
}

TEST(OrderedQueue, TheOneWhoseTurnItIsNeverWaitsForThoseAhead) {
  OrderedQueue queue(2, 5000);
  ASSERT_TRUE(queue.put(1, item_of(1, 10'000)));  // over the limit
  ASSERT_TRUE(queue.put(0, item_of(0, 1000)));    // goes on all the same
  std::thread ahead([&] { EXPECT_FALSE(queue.put(1, item_of(1))); });
  std::this_thread::sleep_for(milliseconds(20));
  queue.close();
  ahead.join();
}

TEST(OrderedQueue, TellsAnInputThatIsUnchanged) {
  OrderedQueue queue(2, 5000);
  queue.finish(1);
  queue.finish(0, true);
  IngestItem item;
  EXPECT_EQ(queue.take(item, milliseconds(1)), Taken::kInputUnchanged);
  EXPECT_EQ(queue.take(item, milliseconds(1)), Taken::kInputDone);
  EXPECT_EQ(queue.take(item, milliseconds(1)), Taken::kEnd);
}

// No wake-up for a single thing, but none is forgotten either.
TEST(OrderedQueue, GivesASingleItemWhenTheWaitIsOver) {
  OrderedQueue queue(1000, 1U << 20);
  std::thread producer([&] { EXPECT_TRUE(queue.put(0, item_of(0))); });
  IngestItem item;
  Taken taken = Taken::kTimeout;
  for (int i = 0; i < 1000 && taken == Taken::kTimeout; ++i)
    taken = queue.take(item, milliseconds(5));
  EXPECT_EQ(taken, Taken::kItem);
  producer.join();
}

TEST(OrderedQueue, SaysWhenNothingComesAndWhenItIsClosed) {
  OrderedQueue queue(1, 5000);
  IngestItem item;
  EXPECT_EQ(queue.take(item, milliseconds(1)), Taken::kTimeout);
  queue.close();
  EXPECT_EQ(queue.take(item, milliseconds(1)), Taken::kEnd);
  EXPECT_FALSE(queue.put(0, item_of(0)));
}

}  // namespace
}  // namespace casebook
