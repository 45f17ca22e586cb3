#include "corpus/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <climits>
#include <cstdint>
#include <utility>

namespace casebook {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;
constexpr std::uint64_t kMaxRatio = 200;
constexpr std::uint64_t kSmall = 10'000'000;  // below this no ratio is a bomb
constexpr int kGzipWindow = 15 + 16;          // zlib: gzip's header, 32 KB

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B\x08");
}

struct GzipStream::State {
  std::string_view bytes;
  std::string where;
  z_stream zlib{};
  bool ready = false;
  bool done = false;
  std::size_t consumed = 0;
  std::uint64_t made = 0;

  Error error(const char* code, std::string what, std::string hint) const {
    return {Fault::kInput, code, where + ":byte " + std::to_string(consumed),
            std::move(what), std::move(hint)};
  }

  // A file may hold several members one after another; zeros may pad it.
  bool next_member() {
    const std::string_view rest = bytes.substr(consumed);
    if (rest.find_first_not_of('\0') == std::string_view::npos) return false;
    return inflateReset(&zlib) == Z_OK;
  }

  Status step(std::string& text) {
    const std::size_t before = text.size();
    text.resize(before + kChunk);
    const std::size_t left = bytes.size() - consumed;
    zlib.next_in = reinterpret_cast<Bytef*>(
        const_cast<char*>(bytes.data() + consumed));  // zlib only reads it
    zlib.avail_in = static_cast<uInt>(std::min<std::size_t>(left, INT_MAX));
    const uInt given = zlib.avail_in;
    zlib.next_out = reinterpret_cast<Bytef*>(text.data() + before);
    zlib.avail_out = static_cast<uInt>(kChunk);
    const int code = inflate(&zlib, Z_NO_FLUSH);
    const std::size_t written = kChunk - zlib.avail_out;
    text.resize(before + written);
    consumed += given - zlib.avail_in;
    made += written;
    if (made > kSmall && made / kMaxRatio > consumed) {
      return error("E-GZIP-BOMB", "it unpacks to more than 200 times its size",
                   "no text does; the file is hostile");
    }
    if (code == Z_STREAM_END) {
      done = !next_member();
      return Ok{};
    }
    if (code == Z_OK || (code == Z_BUF_ERROR && written > 0)) return Ok{};
    if (code == Z_MEM_ERROR) {
      return error("E-MEMORY", "there is not enough memory to unpack it", "");
    }
    if (code == Z_BUF_ERROR && consumed == bytes.size()) {
      return error("E-GZIP-TRUNCATED", "the packed file ends too early",
                   "it may have been cut off; fetch it again");
    }
    return error("E-GZIP", "the packed file is damaged", "fetch it again");
  }
};

GzipStream::GzipStream(std::string_view bytes, std::string where)
    : state_(std::make_unique<State>()) {
  state_->bytes = bytes;
  state_->where = std::move(where);
  state_->ready = inflateInit2(&state_->zlib, kGzipWindow) == Z_OK;
}

GzipStream::~GzipStream() {
  if (state_->ready) inflateEnd(&state_->zlib);
}

bool GzipStream::done() const { return state_->done; }

Status GzipStream::read(std::string& text) {
  if (!state_->ready) {
    return state_->error("E-MEMORY", "there is not enough memory to unpack it",
                         "");
  }
  if (state_->done) return Ok{};
  Status step = state_->step(text);
  if (!step) state_->done = true;
  return step;
}

Result<std::string> gunzip(std::string_view bytes, const std::string& where) {
  GzipStream stream(bytes, where);
  std::string text;
  while (!stream.done()) {
    const Status more = stream.read(text);
    if (!more) return more.error();
  }
  return text;
}

std::string gunzip_head(std::string_view bytes, std::size_t size) {
  GzipStream stream(bytes, "");
  std::string text;
  while (!stream.done() && text.size() < size) {
    if (!stream.read(text)) break;
  }
  text.resize(std::min(text.size(), size));
  return text;
}

}  // namespace casebook
