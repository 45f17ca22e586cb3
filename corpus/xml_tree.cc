#include <algorithm>
#include <utility>

#include "corpus/xml.h"
#include "corpus/xml_checked.h"
#include "corpus/xml_decode.h"

namespace casebook {
namespace {

// Builds the tree; lines are counted once, as places never step back.
class TreeBuilder : public XmlHandler {
 public:
  explicit TreeBuilder(std::string_view decoded) : decoded_(decoded) {}

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t at) override {
    XmlNode node;
    node.name = name;
    node.attributes = attributes;
    place(at, node);
    open_.push_back(std::move(node));
    return true;
  }

  bool end(std::string_view /*name*/, std::uint32_t /*at*/) override {
    close();
    return true;
  }

  void text(std::string_view text, Span source) override {
    if (open_.empty()) return;
    std::vector<XmlNode>& children = open_.back().children;
    if (children.empty() || !children.back().name.empty()) {
      children.emplace_back();
      place(source.begin, children.back());
    }
    children.back().text += text;
  }

  // What was read; after a fatal mistake the part before it.
  XmlNode take_root() {
    while (!open_.empty()) close();
    return std::move(root_);
  }

 private:
  void close() {
    XmlNode node = std::move(open_.back());
    open_.pop_back();
    if (open_.empty()) {
      root_ = std::move(node);
    } else {
      open_.back().children.push_back(std::move(node));
    }
  }

  void place(std::size_t at, XmlNode& node) {
    const std::size_t passed = std::max(at, counted_) - counted_;
    const std::string_view text = decoded_.substr(counted_, passed);
    line_ += static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    counted_ += text.size();
    node.line = line_;
  }

  std::string_view decoded_;
  std::vector<XmlNode> open_;
  XmlNode root_;
  std::size_t counted_ = 0;
  int line_ = 1;
};

void append_text(const XmlNode& node, std::string& text) {
  text += node.text;
  for (const XmlNode& child : node.children) append_text(child, text);
}

}  // namespace

std::string_view XmlNode::get(std::string_view attribute_name) const {
  return attribute(attributes, attribute_name);
}

std::string XmlNode::inner_text() const {
  std::string joined;
  append_text(*this, joined);
  return joined;
}

XmlTree parse_xml_tree(std::string_view bytes, const std::string& where,
                       std::string_view schema) {
  XmlTree tree;
  const Result<XmlText> decoded = decode_xml(bytes, "", where);
  if (!decoded) {
    tree.errors.push_back(decoded.error());
  } else {
    TreeBuilder builder(decoded->text);
    tree.errors = parse_xml_checked(decoded->text, where, schema, builder);
    tree.root = builder.take_root();
  }
  for (Error& error : tree.errors) error.fault = Fault::kGrammar;
  return tree;
}

}  // namespace casebook
