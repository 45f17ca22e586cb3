// Pattern: a compiled regular expression, the one door to RE2.
//
// Threads: immutable; share freely.
//
//   Result<Pattern> p = Pattern::compile("(ab)+c");
//   Pattern::Groups groups;
//   if (p->find(text, 0, groups)) use(groups[0]);
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "corpus/span.h"

namespace re2 {
class RE2;
}

namespace casebook {

class Pattern {
 public:
  // Group 0 is the whole match. A group that took no part is kNoGroup.
  using Groups = std::vector<Span>;
  static constexpr std::size_t kMostGroups = 23;
  static constexpr Span kNoGroup{UINT32_MAX, UINT32_MAX};

  // `max_mem` in bytes; RE2's own default is a cliff for larger patterns.
  static Result<Pattern> compile(std::string_view expression,
                                 std::int64_t max_mem = 64LL << 20);

  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  // The leftmost match that begins at `from` or behind it.
  bool find(std::string_view text, std::uint32_t from, Groups& groups) const;
  int group_count() const;
  // Instructions of the compiled program: what the pattern costs.
  int size() const;

 private:
  explicit Pattern(std::unique_ptr<re2::RE2> compiled);
  std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace casebook
