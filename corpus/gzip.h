// Gzip, the one door to zlib: unpacking as a stream, or whole.
//
// What unpacks to more than 200 times its size and 10 MB is refused as a bomb,
// what ends early or is damaged is named as that.
// Threads: a GzipStream belongs to one thread; functions are pure.
//
//   GzipStream stream(bytes, "pubmed.xml.gz");
//   std::string text;
//   while (!stream.done()) {
//     Status more = stream.read(text);  // appends up to a megabyte
//     if (!more) return more;
//   }
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/result.h"

namespace casebook {

bool is_gzip(std::string_view bytes);

class GzipStream {
 public:
  // `bytes` must outlive the stream.
  GzipStream(std::string_view bytes, std::string where);
  ~GzipStream();
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  bool done() const;
  Status read(std::string& text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Result<std::string> gunzip(std::string_view bytes, const std::string& where);
// Up to `size` bytes of what the first bytes of a file unpack to; for sniffing,
// so damage only ends it.
std::string gunzip_head(std::string_view bytes, std::size_t size);

}  // namespace casebook
