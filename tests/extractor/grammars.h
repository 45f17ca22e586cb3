// What the extractor's tests share: the project's own grammar, loaded once,
// small grammar folders made by hand, and reports from a few lines of text.
//
// Threads: one.
//
//   const Extraction found = extract(report("A 24-year-old woman came."),
//                                    project_grammar(), {});
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "corpus/finish.h"
#include "corpus/fold.h"
#include "corpus/reader.h"
#include "extractor/compiled_grammar.h"
#include "extractor/extract.h"
#include "extractor/phrases.h"
#include "extractor/sentence_view.h"

namespace casebook {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const Grammar& project_grammar() {
  static const GrammarLoad load =
      load_grammar(std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars");
  for (const Error& error : load.errors) ADD_FAILURE() << error.to_text();
  return load.grammar;
}

// A report of plain text, as the program would read it.
inline Document report(const std::string& text) {
  Document made;
  ReadOptions options;
  options.format = "text";
  const Status done =
      read_source({"report.txt", "report", text}, options,
                  project_grammar().profiles, [&](Document&& document) {
                    made = std::move(document);
                    return true;
                  });
  EXPECT_TRUE(done);
  return made;
}

// One sentence as the rules of a language see it, phrases built.
class Seen {
 public:
  Seen(const std::string& sentence, std::string_view language,
       const Grammar& grammar = project_grammar())
      : text_(sentence), folded_(fold(text_)) {
    view_.read({text_, &folded_, nullptr},
               {0, static_cast<std::uint32_t>(folded_.text.size())},
               *grammar.compiled->language(language));
    build_phrases(view_, grammar.compiled->concepts, true);
  }

  const SentenceView& view() const { return view_; }
  std::string text_of(const Item& item) const {
    return std::string(slice(text_, folded_.map.to_source(item.span)));
  }
  // The first item of a class; null where there is none.
  const Item* first(std::string_view cls) const {
    for (const ItemId id : view_.sequence())
      if (view_.is(view_.item(id), cls)) return &view_.item(id);
    return nullptr;
  }
  // An attribute of the first item of a class, "" where there is none.
  std::string attribute(std::string_view cls, std::string_view key) const {
    const Item* item = first(cls);
    const Attribute* found = item == nullptr ? nullptr : item->find(key);
    return std::string(found == nullptr ? "" : found->value);
  }
  // The names of the concepts of a class that the items are.
  std::string names(std::string_view cls) const {
    std::string all;
    for (const ItemId id : view_.sequence()) {
      if (const std::string_view name = view_.concept_name(view_.item(id), cls);
          !name.empty())
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    return all;
  }

 private:
  std::string text_;
  Folded folded_;
  SentenceView view_;
};

// A grammar folder of a few lines that loads without a mistake until a test
// writes one into it.
class GrammarFolder {
 public:
  GrammarFolder() {
    std::string name = testing::TempDir() + "casebook_grammar_XXXXXX";
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder";
    folder_ = name;
    write("grammar.xsd", file_text(std::filesystem::path(CASEBOOK_SOURCE_DIR) /
                                   "grammars/grammar.xsd"));
    write("kinds.xml",
          "<kinds version=\"1\">\n"
          "  <kind name=\"lab\"><key name=\"value\" type=\"number\"/>"
          "<key name=\"unit\"/></kind>\n</kinds>\n");
    write("concepts/analyte.tsv", "name\tforms\ncalcium\tCa\nsodium\tNa\n");
    write("en/language.tsv", "name\tEnglish\ndecimal\t.\n");
    write("en/headings.tsv", "case\tcase report\n");
  }
  GrammarFolder(const GrammarFolder&) = delete;
  GrammarFolder& operator=(const GrammarFolder&) = delete;
  ~GrammarFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  void write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }
  // A rule file with these lines between <rules> and </rules>.
  void rules(const std::string& lines,
             const std::string& name = "en/rules/lab.xml") const {
    write(name, "<rules>\n" + lines + "</rules>\n");
  }
  // A fact rule that is right but for what the test puts in.
  static std::string fact(const std::string& id, const std::string& pattern,
                          const std::string& set = R"(name="$a" value="$v")") {
    return "<fact id=\"" + id + "\" kind=\"lab\"><pattern>" + pattern +
           "</pattern><set " + set +
           "/>\n<hit>The <m name=\"calcium\" value=\"9\">calcium was 9</m>."
           "</hit>\n<miss>Calm.</miss></fact>\n";
  }
  GrammarLoad load() const { return load_grammar(folder_); }
  const std::filesystem::path& path() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace casebook
