#include "tools/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

namespace casebook {

Progress::Progress(std::FILE* stream, std::string what)
    : stream_(stream),
      what_(std::move(what)),
      terminal_(isatty(fileno(stream)) == 1),
      begun_(Clock::now()),
      // Short work goes without a word.
      next_(begun_ + std::chrono::seconds(terminal_ ? 1 : 10)) {}

Progress::~Progress() {
  if (terminal_ && shown_) std::fputs("\r\033[K", stream_);
}

void Progress::show(std::size_t done, std::size_t all) {
  const Clock::time_point now = Clock::now();
  if (now < next_ || done == 0) return;
  next_ = now + (terminal_ ? std::chrono::milliseconds(200)
                           : std::chrono::milliseconds(10'000));
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = static_cast<double>(done) / seconds;
  const double left = static_cast<double>(all - done) / rate;
  const std::string line =
      fmt::format("{}: {} of {} files, {:.0f} a second, {:.0f} s left", what_,
                  done, all, rate, left);
  std::fputs(terminal_ ? ("\r\033[K" + line).c_str() : (line + "\n").c_str(),
             stream_);
  std::fflush(stream_);
  shown_ = true;
}

}  // namespace casebook
