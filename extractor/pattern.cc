#include "extractor/pattern.h"

#include <re2/re2.h>

#include <array>

namespace casebook {
namespace {

constexpr int kMaxGroups = static_cast<int>(Pattern::kMostGroups) + 1;

}  // namespace

Pattern::Pattern(std::unique_ptr<re2::RE2> compiled)
    : compiled_(std::move(compiled)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view expression,
                                 std::int64_t max_mem) {
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_max_mem(max_mem);
  auto compiled = std::make_unique<re2::RE2>(
      re2::StringPiece(expression.data(), expression.size()), options);
  if (!compiled->ok())
    return Error{Fault::kGrammar, "E-PATTERN", "", compiled->error(), ""};
  if (compiled->NumberOfCapturingGroups() >= kMaxGroups) {
    return Error{Fault::kGrammar, "E-PATTERN-GROUPS", "",
                 "the pattern has more than 23 groups", "split the rule"};
  }
  return Pattern(std::move(compiled));
}

bool Pattern::find(std::string_view text, std::uint32_t from,
                   Groups& groups) const {
  std::array<re2::StringPiece, kMaxGroups> found;
  const int count = compiled_->NumberOfCapturingGroups() + 1;
  const re2::StringPiece piece(text.data(), text.size());
  if (!compiled_->Match(piece, from, text.size(), re2::RE2::UNANCHORED,
                        found.data(), count))
    return false;
  groups.clear();
  for (int i = 0; i < count; ++i) {
    const re2::StringPiece& group = found[static_cast<std::size_t>(i)];
    if (group.data() == nullptr) {
      groups.push_back(kNoGroup);
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(group.data() - text.data());
    groups.push_back({begin, begin + static_cast<std::uint32_t>(group.size())});
  }
  return true;
}

int Pattern::group_count() const {
  return compiled_->NumberOfCapturingGroups();
}

int Pattern::size() const { return compiled_->ProgramSize(); }

}  // namespace casebook
