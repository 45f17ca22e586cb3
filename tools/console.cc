#include "tools/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "tools/terminal_text.h"

namespace casebook {

Console::Console(std::FILE* out, std::FILE* err, bool colour)
    : out_(out),
      err_(err),
      colour_(colour),
      terminal_(isatty(fileno(out)) == 1) {}

void Console::print(std::string_view data) {
  if (!open_ || data.empty()) return;
  if (terminal_) {
    const std::string shown = terminal_text(data);
    if (std::fwrite(shown.data(), 1, shown.size(), out_) != shown.size())
      stdout_failed();
    return;
  }
  if (std::fwrite(data.data(), 1, data.size(), out_) != data.size()) {
    stdout_failed();
  }
}

void Console::say(std::string_view line) {
  // Whoever reads both streams sees them in the order of writing.
  flush();
  const std::string shown = terminal_text(line);
  std::fwrite(shown.data(), 1, shown.size(), err_);
  std::fputc('\n', err_);
}

void Console::complain(const Error& error) {
  raise(exit_code(error.fault));
  std::string text = error.to_text();
  if (colour_ && !error.where.empty()) {
    text.insert(error.where.size(), "\033[0m");
    text.insert(0, "\033[1m");
  }
  say(text);
}

void Console::flush() {
  if (open_ && std::fflush(out_) != 0) stdout_failed();
}

void Console::stdout_failed() {
  const int why = errno;
  open_ = false;
  if (why == EPIPE) return;
  complain({Fault::kDisk, "E-WRITE", "standard output",
            std::string("cannot be written: ") + std::strerror(why), ""});
}

bool wants_colour(std::FILE* stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr && std::strcmp(terminal, "dumb") == 0) return false;
  return isatty(fileno(stream)) == 1;
}

int terminal_width(std::FILE* stream, int otherwise) {
  winsize size{};
  if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return size.ws_col;
  }
  const char* columns = std::getenv("COLUMNS");
  const int stated = columns == nullptr ? 0 : std::atoi(columns);
  return stated > 0 ? stated : otherwise;
}

}  // namespace casebook
