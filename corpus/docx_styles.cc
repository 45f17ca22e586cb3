#include "corpus/docx_styles.h"

#include <utility>

#include "corpus/xml.h"

namespace casebook {
namespace {

constexpr std::size_t kMostLevels = 9;  // ECMA-376 part 1, 17.9.23

// "heading 2" → 2.
std::size_t heading_number(std::string_view name) {
  for (const std::string_view begin : {"heading ", "Heading ", "Heading"}) {
    if (!name.starts_with(begin) || name.size() != begin.size() + 1) continue;
    const char digit = name.back();
    if (digit >= '1' && digit <= '9')
      return static_cast<std::size_t>(digit - '0');
  }
  return 0;
}

class StyleReader : public XmlHandler {
 public:
  explicit StyleReader(DocxStyles& styles) : styles_(styles) {}

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t /*at*/) override {
    if (name == "w:style") {
      style_ = attribute(attributes, "w:styleId");
      name_.clear();
      level_ = 0;
    } else if (name == "w:name") {
      name_ = attribute(attributes, "w:val");
    } else if (name == "w:outlineLvl") {
      const std::string_view value = attribute(attributes, "w:val");
      if (value.size() == 1 && value[0] >= '0' && value[0] < '9')
        level_ = static_cast<std::size_t>(value[0] - '0') + 1;
    }
    return true;
  }

  bool end(std::string_view name, std::uint32_t /*at*/) override {
    if (name == "w:style") styles_.add(std::move(style_), name_, level_);
    return true;
  }

  void text(std::string_view /*text*/, Span /*source*/) override {}

 private:
  DocxStyles& styles_;
  std::string style_, name_;
  std::size_t level_ = 0;
};

}  // namespace

std::size_t DocxStyles::level(std::string_view style) const {
  const auto found = levels_.find(style);
  if (found == levels_.end()) return heading_number(style);
  return found->second > kMostLevels ? 0 : found->second;
}

bool DocxStyles::is_title(std::string_view style) const {
  const auto found = levels_.find(style);
  return found == levels_.end() ? style == "Title" : found->second == kTitle;
}

void DocxStyles::add(std::string style, std::string_view name,
                     std::size_t level) {
  if (style.empty()) return;
  if (name == "title" || name == "Title") {
    level = kTitle;
  } else if (const std::size_t number = heading_number(name); number > 0) {
    level = number;
  }
  levels_.insert_or_assign(std::move(style), level);
}

DocxStyles read_docx_styles(std::string_view xml, const std::string& where) {
  DocxStyles styles;
  StyleReader reader(styles);
  if (!parse_xml(xml, {where, "", false}, reader)) return {};
  return styles;
}

}  // namespace casebook
