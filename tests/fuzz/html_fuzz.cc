// Any bytes as a page of HTML: texts in the source's order, or a refusal.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "corpus/encoding.h"
#include "corpus/html_tree.h"

namespace {

class Order : public casebook::HtmlHandler {
 public:
  explicit Order(std::size_t size) : size_(size) {}

  bool start(std::string_view /*name*/,
             const casebook::XmlAttributes& /*attributes*/) override {
    ++depth_;
    return true;
  }
  void end(std::string_view /*name*/) override {
    if (depth_-- == 0) std::abort();
  }
  void text(std::string_view /*text*/, casebook::Span source) override {
    if (source.begin < last_ || source.begin > source.end ||
        source.end > size_) {
      std::abort();
    }
    last_ = source.end;
  }

  std::size_t depth() const { return depth_; }

 private:
  std::size_t size_;
  std::size_t depth_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = casebook::decode(bytes, {"fuzz", "UTF-8", ""});
  if (!decoded) return 0;
  const auto tree = casebook::HtmlTree::parse(decoded->text, "fuzz");
  if (!tree) return 0;
  Order order(decoded->text.size());
  tree->walk(order);
  if (order.depth() != 0) std::abort();
  return 0;
}
