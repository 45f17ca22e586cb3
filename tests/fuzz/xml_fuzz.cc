// Any bytes: parsed or refused; every event lies within the decoded input and
// starts and ends balance as far as the parse came.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "corpus/xml.h"

namespace {

class Balance : public casebook::XmlHandler {
 public:
  bool start(std::string_view name, const casebook::XmlAttributes& attributes,
             std::uint32_t at) override {
    (void)attributes;
    if (name.empty() || at < last_) std::abort();
    last_ = at;
    ++depth_;
    return true;
  }
  bool end(std::string_view /*name*/, std::uint32_t /*at*/) override {
    if (depth_-- == 0) std::abort();
    return true;
  }
  void text(std::string_view /*text*/, casebook::Span source) override {
    if (source.begin > source.end) std::abort();
  }
  std::size_t depth() const { return depth_; }

 private:
  std::size_t depth_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Balance handler;
  const casebook::Status done =
      casebook::parse_xml(bytes, {.where = "fuzz"}, handler);
  if (done && handler.depth() != 0) std::abort();
  return 0;
}
