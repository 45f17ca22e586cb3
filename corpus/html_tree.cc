#include "corpus/html_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

#include "corpus/ascii.h"
#include "corpus/html_text.h"

namespace casebook {
namespace {

constexpr std::size_t kMaxDepth = 512;
constexpr std::size_t kMemoryBase = std::size_t{64} << 20;
constexpr std::size_t kMemoryPerByte = 200;
constexpr std::size_t kChunk = std::size_t{1} << 20;

// Gumbo checks no allocation and frees its tree by recursion. So it gets its
// memory from here, is left by longjmp() when there is no more, and everything
// is dropped at once.
class Arena {
 public:
  explicit Arena(std::size_t limit) : limit_(limit) {}

  void* take(std::size_t size) {
    size = (size + alignof(std::max_align_t) - 1) &
           ~(alignof(std::max_align_t) - 1);
    if (size > limit_ - used_) std::longjmp(full_, 1);  // NOLINT: see above
    used_ += size;
    if (size > left_) {
      const std::size_t chunk = std::max(size, kChunk);
      auto* made = static_cast<std::byte*>(std::malloc(chunk));  // NOLINT
      if (made == nullptr) std::longjmp(full_, 1);               // NOLINT
      chunks_.emplace_back(made);
      next_ = made;
      left_ = chunk;
    }
    void* taken = next_;
    next_ += size;
    left_ -= size;
    return taken;
  }

  std::jmp_buf& full() { return full_; }

 private:
  struct Free {
    void operator()(std::byte* chunk) const { std::free(chunk); }  // NOLINT
  };
  std::size_t limit_;
  std::size_t used_ = 0;
  std::size_t left_ = 0;
  std::byte* next_ = nullptr;
  std::vector<std::unique_ptr<std::byte, Free>> chunks_;
  std::jmp_buf full_{};
};

void* take(void* arena, std::size_t size) {
  return static_cast<Arena*>(arena)->take(size);
}

void keep(void* /*arena*/, void* /*memory*/) {}

// Elements that have no content, or that end where the next of their kind
// begins: their begins say nothing of the depth.
constexpr std::array<std::string_view, 30> kFlat = {
    "p",   "li",   "td",     "th",   "tr",       "tbody",   "thead",  "tfoot",
    "dt",  "dd",   "option", "area", "base",     "br",      "col",    "embed",
    "hr",  "img",  "input",  "link", "meta",     "param",   "source", "track",
    "wbr", "html", "head",   "body", "colgroup", "optgroup"};

std::string small_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool other = (c >= 'a' && c <= 'z') || is_digit(c);
    if (!capital && !other) break;
    if (name.size() == 16) break;
    name += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

// Where the page would nest too deeply; npos where it does not.
std::size_t too_deep(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = text.find('<'); at != text.npos;
       at = text.find('<', at + 1)) {
    const bool closes = at + 1 < text.size() && text[at + 1] == '/';
    const std::string name = small_name(text.substr(at + (closes ? 2 : 1)));
    if (name.empty() ||
        std::find(kFlat.begin(), kFlat.end(), name) != kFlat.end()) {
      continue;
    }
    if (closes) {
      depth -= depth > 0 ? 1 : 0;
    } else if (++depth > kMaxDepth) {
      return at;
    }
  }
  return text.npos;
}

// No object with a destructor lives between setjmp() and the parser.
GumboOutput* parse_within(std::string_view text, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = take;
  options.deallocator = keep;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.full()) != 0) return nullptr;  // NOLINT: see Arena
  return gumbo_parse_with_options(&options, text.data(), text.size());
}

}  // namespace

struct HtmlTree::State {
  State(std::string_view decoded, std::size_t limit)
      : text(decoded), arena(limit) {}
  std::string_view text;
  Arena arena;
  GumboOutput* output = nullptr;
};

namespace {

class Walker {
 public:
  Walker(std::string_view source, HtmlHandler& handler)
      : source_(source), handler_(handler) {}

  // By hand and not by recursion: nothing that a page holds is trusted.
  void run(const GumboNode* root) {
    std::vector<Place> open = {{root, 0}};
    if (!begin(root)) return;
    while (!open.empty()) {
      Place& top = open.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next == children.length) {
        handler_.end(name_of(top.node));
        open.pop_back();
        continue;
      }
      const auto* child =
          static_cast<const GumboNode*>(children.data[top.next++]);
      if (child->type == GUMBO_NODE_ELEMENT) {
        if (begin(child)) open.push_back({child, 0});
      } else if (child->type == GUMBO_NODE_TEXT ||
                 child->type == GUMBO_NODE_WHITESPACE ||
                 child->type == GUMBO_NODE_CDATA) {
        text(child->v.text);
      }
    }
  }

 private:
  struct Place {
    const GumboNode* node = nullptr;
    unsigned int next = 0;
  };

  static std::string_view name_of(const GumboNode* node) {
    return gumbo_normalized_tagname(node->v.element.tag);
  }

  bool begin(const GumboNode* node) {
    attributes_.clear();
    const GumboVector& all = node->v.element.attributes;
    for (unsigned int i = 0; i < all.length; ++i) {
      const auto* one = static_cast<const GumboAttribute*>(all.data[i]);
      attributes_.push_back({one->name, one->value});
    }
    return handler_.start(name_of(node), attributes_);
  }

  void text(const GumboText& node) {
    const std::string_view made = node.text;
    const char* begin = node.original_text.data;
    const auto at = static_cast<std::size_t>(begin - source_.data());
    if (begin == nullptr || begin < source_.data() || at < last_ ||
        at + node.original_text.length > source_.size()) {
      const auto behind = static_cast<std::uint32_t>(last_);
      handler_.text(made, {behind, behind});
      return;
    }
    const std::string_view original =
        source_.substr(at, node.original_text.length);
    for (const HtmlPiece& piece : html_pieces(original, made)) {
      const auto shift = static_cast<std::uint32_t>(at);
      handler_.text(piece.text,
                    {piece.source.begin + shift, piece.source.end + shift});
    }
    last_ = at + original.size();
  }

  std::string_view source_;
  HtmlHandler& handler_;
  XmlAttributes attributes_;
  std::size_t last_ = 0;  // behind the last text
};

}  // namespace

HtmlTree::HtmlTree(std::unique_ptr<State> state) : state_(std::move(state)) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view decoded,
                                 const std::string& where) {
  const std::size_t deep = too_deep(decoded);
  if (deep != decoded.npos) {
    return Error{Fault::kInput, "E-HTML-DEPTH",
                 where + ":byte " + std::to_string(deep),
                 "the page is nested deeper than 512 elements", ""};
  }
  auto state = std::make_unique<State>(
      decoded, kMemoryBase + decoded.size() * kMemoryPerByte);
  state->output = parse_within(decoded, state->arena);
  if (state->output == nullptr) {
    return Error{Fault::kInput, "E-HTML-MEMORY", where,
                 "the page takes more memory than its size explains",
                 "it may be made to harm; save it as plain text, if it is not"};
  }
  return HtmlTree(std::move(state));
}

void HtmlTree::walk(HtmlHandler& handler) const {
  Walker(state_->text, handler).run(state_->output->root);
}

}  // namespace casebook
