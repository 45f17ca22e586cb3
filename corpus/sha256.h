// SHA-256, the one door to libcrypto: what a document's bytes are known by.
//
// Threads: pure; a Sha256 belongs to one thread.
//
//   std::string id = sha256_hex(bytes);  // 64 small hexadecimal digits
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace casebook {

std::string sha256_hex(std::string_view bytes);

// Of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  // To be called once, when all are added.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace casebook
