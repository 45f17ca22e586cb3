#include "corpus/file_bytes.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace casebook {
namespace {

// Somebody writes on and on: what is read is refused, or is the file as it was
// at one moment, never a mixture of two.
TEST(FileBytes, AFileThatChangesWhileItIsReadIsRefused) {
  const std::string path = testing::TempDir() + "casebook_changing_file";
  constexpr std::size_t kSize = 8U << 20U;
  std::ofstream(path, std::ios::binary) << std::string(kSize, 'a');
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    while (!stop) {
      std::ofstream(path, std::ios::binary | std::ios::app) << 'b';
      std::filesystem::resize_file(path, kSize);
    }
  });
  bool refused = false;
  // On a busy machine the writer may have to wait for its turn.
  const auto enough =
      std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!refused && std::chrono::steady_clock::now() < enough) {
    const Result<std::string> bytes = load_file(path);
    refused = !bytes;
    if (bytes) {
      EXPECT_GE(bytes->size(), kSize);
      continue;
    }
    EXPECT_EQ(bytes.error().code, "E-CHANGED");
    EXPECT_EQ(bytes.error().fault, Fault::kInput);
  }
  stop = true;
  writer.join();
  EXPECT_TRUE(refused);
  EXPECT_TRUE(load_file(path));
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace casebook
