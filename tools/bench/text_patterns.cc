#include <map>

#include "extractor/compiled_grammar.h"
#include "tools/bench/engine_floor.h"

namespace casebook {
namespace {

constexpr std::size_t kMostNames = 8;  // of a class

std::string escaped(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (std::string_view("\\.+*?()|[]{}^$#&-~").find(c) != text.npos)
      made += '\\';
    made += c;
  }
  return made;
}

class Writer {
 public:
  explicit Writer(const ConceptStore& concepts) {
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      std::vector<std::string>& names = names_[concepts.at(i).cls];
      if (names.size() < kMostNames) names.push_back(concepts.at(i).name);
    }
  }

  std::string text(const PatternNode& node) const {
    using Kind = PatternNode::Kind;
    switch (node.kind) {
      case Kind::kBegin:
      case Kind::kEnd:
        return "";
      case Kind::kClass:
        return item(node);
      case Kind::kChoice:
        return "(?:" + joined(node, "|") + ")";
      case Kind::kRepeat:
        return "(?:" + joined(node, "") + ")" + turns(node);
      case Kind::kSequence:
        break;
    }
    return joined(node, "");
  }

 private:
  std::string joined(const PatternNode& node, const char* between) const {
    std::string all;
    for (std::size_t i = 0; i < node.children.size(); ++i)
      all += (i > 0 ? between : "") + text(node.children[i]);
    return all;
  }

  static std::string turns(const PatternNode& node) {
    const std::string made = node.most < 0
                                 ? (node.least > 0 ? "+" : "*")
                                 : "{0," + std::to_string(node.most) + "}";
    return made + (node.lazy ? "?" : "");
  }

  std::string item(const PatternNode& node) const {
    if (node.is_without()) return "(?-u:[^ .;!?\\n]+ *)";
    std::string all;
    for (const std::string& cls : node.classes())
      all += (all.empty() ? "" : "|") + one(cls);
    return "(?:" + all + ") *";
  }

  std::string one(const std::string& cls) const {
    if (cls.starts_with('=')) return word(cls.substr(1));
    if (cls == "mark" || cls == "stop") return "[.,;:!?]";
    if (cls == "word") return "(?-u:\\b[a-z]+\\b)";
    const auto names = names_.find(cls);
    // What phrase rules make begins with a figure, by and large.
    if (names == names_.end()) return "[0-9]+(?:[.,][0-9]+)?";
    std::string all;
    for (const std::string& name : names->second)
      all += (all.empty() ? "" : "|") + word(name);
    return all;
  }

  static std::string word(const std::string& text) {
    const auto is_letter = [](char c) {
      return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
    };
    const std::string begin = is_letter(text.front()) ? "(?-u:\\b)" : "";
    const std::string end = is_letter(text.back()) ? "(?-u:\\b)" : "";
    return begin + escaped(text) + end;
  }

  std::map<std::string, std::vector<std::string>, std::less<>> names_;
};

}  // namespace

std::vector<std::string> text_patterns(const Grammar& grammar) {
  const Writer writer(grammar.compiled->concepts);
  std::vector<std::string> all;
  for (const Rule* rule : grammar.compiled->rules()) {
    for (const auto& [text, node] : rule->patterns)
      all.push_back("(?i)" + writer.text(node));
  }
  return all;
}

}  // namespace casebook
