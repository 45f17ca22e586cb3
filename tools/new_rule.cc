#include "tools/new_rule.h"

#include <fmt/format.h>

#include <algorithm>

namespace casebook {
namespace {

// What stands for each key until somebody writes what people write.
class Skeleton {
 public:
  Skeleton(const NewRule& wanted, const CompiledGrammar& grammar)
      : wanted_(wanted),
        grammar_(grammar),
        word_(wanted.id.substr(wanted.id.rfind('.') + 1)) {
    set_ = fmt::format("name=\"{}\"", word_);
    pattern_ = word_;
    for (const KindKey& key : wanted.kind.keys) add(key);
  }

  std::string text() const {
    const bool shared = wanted_.languages.size() > 1;
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
        fmt::format(
            "<!-- For a file in grammars/{}rules/. Change a word at a time, "
            "and run\n     casebook grammar test after each. -->\n<rules>\n"
            "  <fact id=\"{}\" kind=\"{}\">\n    <pattern>{}</pattern>\n"
            "    <set {}/>\n",
            shared ? "" : wanted_.languages.front() + "/", wanted_.id,
            wanted_.kind.name, pattern_, set_);
    if (!later_.empty()) {
      out += "    <!-- Not asked for yet: " + later_ +
             ". Some are set by cues\n         (cues.tsv). -->\n";
    }
    for (const std::string& code : wanted_.languages)
      out += "    " + element("hit", code, hit(code)) + "\n";
    for (const std::string& code : wanted_.languages)
      out += "    " + element("miss", code, "Nothing of it was found.") + "\n";
    return out + "  </fact>\n</rules>\n";
  }

 private:
  void add(const KindKey& key) {
    const auto numbered = [&](const std::string& words, const char* value) {
      pattern_ += words + " {number:" + key.name + "}";
      shown_.emplace_back(words, value);
      marks_.emplace_back(key.name, value);
      set_ += fmt::format(" {0}=\"${0}\"", key.name);
    };
    if (key.number && key.name == "value") {
      numbered(" :", "7.5");
    } else if (key.number) {
      // '_' is any item in a pattern.
      std::string words = " " + key.name;
      std::replace(words.begin(), words.end(), '_', ' ');
      numbered(words, "2.5");
    } else if (key.name == "unit" && pattern_.ends_with("{number:value}")) {
      pattern_ += " myunit";
      shown_.emplace_back(" myunit", "");
      marks_.emplace_back("unit", "myunit");
      set_ += " unit=\"myunit\"";
    } else if (grammar_.concepts.columns(key.name) != nullptr) {
      // "{side:side}?": where such a list is.
      pattern_ = fmt::format("{{{0}:{0}}}? {1}", key.name, pattern_);
      set_ += fmt::format(" {0}=\"${0}\"", key.name);
    } else {
      later_ += (later_.empty() ? "" : ", ") + key.name;
    }
  }

  std::string element(const char* name, const std::string& code,
                      const std::string& inner) const {
    const std::string lang =
        wanted_.languages.size() > 1 ? " lang=\"" + code + "\"" : "";
    return fmt::format("<{0}{1}>{2}</{0}>", name, lang, inner);
  }

  // With the language's decimal mark.
  std::string hit(const std::string& code) const {
    std::string words = word_, marks = fmt::format("name=\"{}\"", word_);
    for (const auto& [before, value] : shown_) {
      std::string printed = value;
      std::replace(printed.begin(), printed.end(), '.',
                   grammar_.language(code)->decimal_mark);
      words.append(before).append(printed.empty() ? "" : " ").append(printed);
    }
    for (const auto& [key, value] : marks_)
      marks += fmt::format(" {}=\"{}\"", key, value);
    return fmt::format("<m {}>{}</m>.", marks, words);
  }

  const NewRule& wanted_;
  const CompiledGrammar& grammar_;
  std::string word_, pattern_, set_, later_;
  std::vector<std::pair<std::string, std::string>> shown_, marks_;
};

}  // namespace

std::string new_rule(const NewRule& wanted, const CompiledGrammar& grammar) {
  return Skeleton(wanted, grammar).text();
}

}  // namespace casebook
