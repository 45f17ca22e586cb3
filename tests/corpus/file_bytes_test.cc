#include "corpus/file_bytes.h"

#include <gtest/gtest.h>

#include <atomic>
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
  for (int attempt = 0; attempt < 200 && !refused; ++attempt) {
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
