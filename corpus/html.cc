#include "corpus/html.h"

#include <algorithm>
#include <utility>

#include "corpus/encoding.h"
#include "corpus/file_bytes.h"
#include "corpus/finish.h"
#include "corpus/headings.h"
#include "corpus/html_article.h"
#include "corpus/root_name.h"
#include "corpus/section_language.h"
#include "corpus/sha256.h"

namespace casebook {
namespace {

constexpr int kCertain = 97;
constexpr int kLikely = 50;
constexpr int kOwnPage = 15;
constexpr std::size_t kTitleHead = 65536;
constexpr std::size_t kHead = 4096;  // where a page names its encoding

bool starts_with_no_case(std::string_view text, std::string_view wanted) {
  if (text.size() < wanted.size()) return false;
  return std::equal(wanted.begin(), wanted.end(), text.begin(),
                    [](char a, char b) {
                      const bool capital = b >= 'A' && b <= 'Z';
                      return a == (capital ? static_cast<char>(b + 32) : b);
                    });
}

// Behind white space, marks, comments and an XML declaration.
std::string_view first_tag(std::string_view head) {
  while (true) {
    const std::size_t first = head.find_first_not_of(" \t\r\n\f\xEF\xBB\xBF");
    if (first == head.npos) return {};
    head.remove_prefix(first);
    const bool comment = head.starts_with("<!--");
    if (!comment && !head.starts_with("<?")) return head;
    const std::string_view ends = comment ? "-->" : "?>";
    const std::size_t end = head.find(ends);
    if (end == head.npos) return {};
    head.remove_prefix(end + ends.size());
  }
}

// charset=… of a <meta>, whatever its form.
std::string label_of(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHead);
  constexpr std::string_view kWord = "charset";
  for (std::size_t at = 0; at + kWord.size() < head.size(); ++at) {
    if (!starts_with_no_case(head.substr(at), kWord)) continue;
    std::string_view rest = head.substr(at + kWord.size());
    const std::size_t begin = rest.find_first_not_of(" \t\r\n=\"'");
    if (begin == rest.npos || rest.substr(0, begin).find('=') == rest.npos) {
      continue;
    }
    rest.remove_prefix(begin);
    return std::string(rest.substr(0, rest.find_first_of(" \t\r\n\"'/>;")));
  }
  return "";
}

// HTML has no element for "Table 2" before a caption's words.
void label_tables(Document& document, const LanguageProfiles& profiles) {
  for (Grid& grid : document.tables) {
    const std::string_view words = slice(document.text, grid.caption);
    const auto match = match_caption(words, true, profiles);
    if (!grid.label.empty() || !match || match->kind != SectionKind::kTable) {
      continue;
    }
    std::string_view label = words.substr(0, match->size);
    while (label.ends_with('.') || label.ends_with(':')) {
      label.remove_suffix(1);
    }
    grid.label = label;
    const std::size_t rest = words.find_first_not_of(".: ", label.size());
    grid.caption.begin +=
        static_cast<std::uint32_t>(rest == words.npos ? words.size() : rest);
  }
}

// A page that casebook made of reports is none: its patients would count twice.
bool is_own_page(std::string_view bytes) {
  return bytes.substr(0, kHead).find(
             "<meta name=\"generator\" content=\"casebook\">") != bytes.npos;
}

}  // namespace

int sniff_html(std::string_view head, std::string_view extension) {
  const std::string_view tag = first_tag(head);
  if (!tag.starts_with('<')) return 0;
  if (is_other_root(root_name(head), "html")) return 0;
  // Named, it is refused with its reason; in a folder it is passed over.
  if (is_own_page(head)) return kOwnPage;
  if (starts_with_no_case(tag, "<!doctype html") ||
      starts_with_no_case(tag, "<html")) {
    return kCertain;
  }
  const bool named =
      extension == "html" || extension == "htm" || extension == "xhtml";
  return named && tag.starts_with('<') ? kLikely : 0;
}

std::string page_title(std::string_view bytes) {
  constexpr std::size_t kMostBytes = 80;
  const std::string_view head = bytes.substr(0, kTitleHead);
  for (std::size_t at = head.find('<'); at != head.npos;
       at = head.find('<', at + 1)) {
    if (!starts_with_no_case(head.substr(at), "<title")) continue;
    const std::size_t begin = head.find('>', at);
    if (begin == head.npos) return "";
    const std::size_t end = head.find('<', begin);
    std::string title;
    for (const char c : head.substr(begin + 1, end - begin - 1)) {
      const bool blank = static_cast<unsigned char>(c) <= ' ';
      if (!blank) title += c;
      if (blank && !title.empty() && title.back() != ' ') title += ' ';
    }
    if (title.ends_with(' ')) title.pop_back();
    if (title.size() <= kMostBytes) return title;
    title.resize(title.rfind(' ', kMostBytes) == title.npos
                     ? 0
                     : title.rfind(' ', kMostBytes));
    return title.empty() ? title : title + " …";
  }
  return "";
}

Status read_html(const Source& source, const ReadOptions& options,
                 const LanguageProfiles& profiles, const DocumentSink& sink) {
  if (is_own_page(source.bytes)) {
    return Error{Fault::kInput, "E-OWN-PAGE", source.path,
                 "is a page that casebook made, and no report",
                 "name the reports that it was made from"};
  }
  Result<Decoded> decoded = decode(
      source.bytes, {source.path, options.encoding, label_of(source.bytes)});
  if (!decoded) return decoded.error();
  const Result<HtmlTree> tree = HtmlTree::parse(decoded->text, source.path);
  if (!tree) return tree.error();
  HtmlSurvey survey;
  tree->walk(survey);
  HtmlArticle article(profiles, survey);
  tree->walk(article);
  Document document = article.take();
  if (document.text.empty()) {
    return Error{Fault::kInput, "E-HTML-EMPTY", source.path,
                 "the page holds no text",
                 "a page made by a script must be saved as it is shown"};
  }
  document.id = source.id;
  document.path = source.path;
  document.format = "html";
  document.encoding = decoded->encoding;
  document.sha256 = sha256_hex(source.bytes);
  document.notes.insert(document.notes.begin(), decoded->notes.begin(),
                        decoded->notes.end());
  const std::string extension = extension_of(source.path);
  if (!extension.empty() && extension != "html" && extension != "htm" &&
      extension != "xhtml") {
    document.notes.push_back(
        {"N-HTML", "an HTML page, whatever its name says", {}});
  }
  label_tables(document, profiles);
  settle_languages(document, profiles);
  finish_document(document, profiles);
  calm_languages(document, profiles);
  sink(std::move(document));
  return Ok{};
}

}  // namespace casebook
