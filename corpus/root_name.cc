#include "corpus/root_name.h"

#include <algorithm>
#include <array>

namespace casebook {
namespace {

constexpr std::array<std::string_view, 4> kKnown = {
    "article", "PubmedArticleSet", "collection", "html"};

// Behind a construct that ends with `mark`; the end where it does not.
std::string_view behind(std::string_view head, std::string_view mark) {
  const std::size_t end = head.find(mark);
  return end == head.npos ? std::string_view() : head.substr(end + mark.size());
}

// A DOCTYPE ends at the first '>' that stands in no quotes and no "[…]".
std::string_view behind_doctype(std::string_view head) {
  char quote = 0;
  bool subset = false;
  for (std::size_t at = 0; at < head.size(); ++at) {
    const char c = head[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == ']') {
      subset = c == '[';
    } else if (c == '>' && !subset) {
      return head.substr(at + 1);
    }
  }
  return {};
}

}  // namespace

std::string_view root_name(std::string_view head) {
  while (true) {
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == head.npos || head[first] != '<') return {};
    head.remove_prefix(first);
    if (head.starts_with("<?")) {
      head = behind(head, "?>");
    } else if (head.starts_with("<!--")) {
      head = behind(head, "-->");
    } else if (head.starts_with("<!")) {
      head = behind_doctype(head);
    } else {
      head.remove_prefix(1);
      return head.substr(0, head.find_first_of(" \t\r\n/>"));
    }
  }
}

bool is_other_root(std::string_view root, std::string_view wanted) {
  return root != wanted &&
         std::find(kKnown.begin(), kKnown.end(), root) != kKnown.end();
}

}  // namespace casebook
