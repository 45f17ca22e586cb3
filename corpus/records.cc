#include "corpus/records.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/encoding.h"
#include "corpus/finish.h"
#include "corpus/headings.h"
#include "corpus/jats_article.h"
#include "corpus/jats_meta.h"
#include "corpus/record_lines.h"
#include "corpus/section_language.h"
#include "corpus/sha256.h"

namespace casebook {
namespace {

constexpr int kCertain = 98;
constexpr int kNamed = 70;
// A list without abstracts, or one that names files, tells of reports that
// stand beside it: in a folder it is none itself.
constexpr int kOnlyReferences = 15;
constexpr std::size_t kBom = 3;

// What a tag's value becomes.
enum class Use : std::uint8_t {
  kNothing,
  kTitle,
  kVernacular,
  kAbstract,
  kOtherAbstract,
  kKeyword,
  kAuthor,
  kFullAuthor,
  kJournal,
  kYear,
  kDoi,
  kPmid,
  kPmcid,
  kAffiliation,
  kRights,
};
struct Tag {
  std::string_view name;
  Use use;
};
// Of several tags for one thing the first that a record has is taken.
constexpr std::array<Tag, 16> kNbib = {{{"TI", Use::kTitle},
                                        {"BTI", Use::kTitle},
                                        {"TT", Use::kVernacular},
                                        {"AB", Use::kAbstract},
                                        {"OAB", Use::kOtherAbstract},
                                        {"OT", Use::kKeyword},
                                        {"FAU", Use::kFullAuthor},
                                        {"AU", Use::kAuthor},
                                        {"JT", Use::kJournal},
                                        {"TA", Use::kJournal},
                                        {"DP", Use::kYear},
                                        {"PMID", Use::kPmid},
                                        {"PMC", Use::kPmcid},
                                        {"AD", Use::kAffiliation},
                                        {"CI", Use::kRights},
                                        {"LID", Use::kDoi}}};
constexpr std::array<Tag, 20> kRis = {
    {{"TI", Use::kTitle},       {"T1", Use::kTitle},
     {"TT", Use::kVernacular},  {"AB", Use::kAbstract},
     {"N2", Use::kAbstract},    {"KW", Use::kKeyword},
     {"AU", Use::kFullAuthor},  {"A1", Use::kFullAuthor},
     {"JF", Use::kJournal},     {"JO", Use::kJournal},
     {"T2", Use::kJournal},     {"JA", Use::kJournal},
     {"PY", Use::kYear},        {"Y1", Use::kYear},
     {"DA", Use::kYear},        {"DO", Use::kDoi},
     {"AN", Use::kPmid},        {"C2", Use::kPmcid},
     {"AD", Use::kAffiliation}, {"C7", Use::kNothing}}};

Use use_of(std::string_view tag, RecordForm form) {
  const auto find = [&](const auto& tags) {
    const auto found =
        std::find_if(tags.begin(), tags.end(),
                     [&](const Tag& one) { return one.name == tag; });
    return found == tags.end() ? Use::kNothing : found->use;
  };
  return form == RecordForm::kNbib ? find(kNbib) : find(kRis);
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() &&
      std::find(list.begin(), list.end(), value) == list.end()) {
    list.push_back(value);
  }
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Makes one document of a record.
class RecordDocument {
 public:
  RecordDocument(std::string_view text, RecordForm form,
                 const LanguageProfiles& profiles)
      : text_(text), form_(form), profiles_(profiles), article_(profiles) {}

  Document run(const Record& record) {
    article_.start("article", {});
    article_.start("front", {});
    // In the file's order, whatever that is: so the map stays monotone.
    for (const RecordField& field : record.fields) put_field(field);
    if (in_keywords_) article_.end("kwd-group");
    article_.end("front");
    article_.end("article");
    Document document = article_.take();
    meta_.title = std::move(document.meta.title);
    meta_.vernacular_title = std::move(document.meta.vernacular_title);
    for (const RecordField& field : record.fields) value(field);
    document.meta = std::move(meta_);
    return document;
  }

 private:
  void put_field(const RecordField& field) {
    const Use use = use_of(field.tag, form_);
    if (in_keywords_ && use != Use::kKeyword) {
      article_.end("kwd-group");
      in_keywords_ = false;
    }
    switch (use) {
      case Use::kTitle:
        return put_once(field, "article-title", had_title_);
      case Use::kVernacular:
        return put_once(field, "trans-title", had_vernacular_);
      case Use::kAbstract:  // N2 repeats AB
        if (!had_abstract_) abstract(field, "abstract");
        had_abstract_ = true;
        return;
      case Use::kOtherAbstract:
        return abstract(field, "trans-abstract");
      case Use::kKeyword:
        if (!in_keywords_) article_.start("kwd-group", {});
        in_keywords_ = true;
        return put(field, "kwd");
      default:
        return;
    }
  }

  void put_once(const RecordField& field, std::string_view element, bool& had) {
    if (!had) put(field, element);
    had = true;
  }

  void put(const RecordField& field, std::string_view element) {
    article_.start(element, {});
    for (std::size_t i = 0; i < field.lines.size(); ++i) {
      const Span line = field.lines[i];
      if (i > 0) article_.text(" ", {line.begin, line.begin});
      article_.text(slice(text_, line), line);
    }
    article_.end(element);
  }

  void abstract(const RecordField& field, std::string_view element) {
    article_.start(element, {});
    labelled(field);
    article_.end(element);
  }

  // "BACKGROUND: … METHODS: …": labels in capitals begin sections.
  void labelled(const RecordField& field) {
    bool open = false;
    for (const Span whole : field.lines) {
      Span line = whole;
      for (std::uint32_t label = next_label(line); label != line.end;
           label = next_label(line)) {
        paragraph({line.begin, label});
        if (open) article_.end("sec");
        line.begin = begin_section(label, whole.end);
        open = true;
        in_paragraph_ = false;
      }
      paragraph(line);
    }
    if (in_paragraph_) article_.end("p");
    in_paragraph_ = false;
    if (open) article_.end("sec");
  }

  void paragraph(Span line) {
    const std::string_view words = slice(text_, line);
    if (words.find_first_not_of(' ') == words.npos) return;
    if (!in_paragraph_) article_.start("p", {});
    in_paragraph_ = true;
    article_.text(" ", {line.begin, line.begin});
    article_.text(words, line);
  }

  // Where the next label of the line begins; its end where there is none.
  std::uint32_t next_label(Span line) const {
    for (std::uint32_t at = line.begin; at < line.end; ++at) {
      const bool fresh =
          at == line.begin || (at >= 2 && text_[at - 1] == ' ' &&
                               (text_[at - 2] == '.' || text_[at - 2] == ')'));
      if (fresh && label_size(at, line.end) > 0) return at;
    }
    return line.end;
  }

  std::uint32_t label_size(std::uint32_t at, std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 60;
    std::uint32_t size = 0;
    while (at + size < end && size < kLongest && text_[at + size] != ':') {
      const char c = text_[at + size];
      if (c >= 'a' && c <= 'z') return 0;
      ++size;
    }
    if (size < 3 || at + size >= end || text_[at + size] != ':') return 0;
    const std::string_view words = text_.substr(at, size);
    return match_heading(words, profiles_) ? size : 0;
  }

  // Writes the heading; returns where its text begins.
  std::uint32_t begin_section(std::uint32_t at, std::uint32_t end) {
    if (in_paragraph_) article_.end("p");
    const Span label{at, at + label_size(at, end)};
    article_.start("sec", {});
    article_.start("title", {});
    article_.text(slice(text_, label), label);
    article_.end("title");
    std::uint32_t next = label.end + 1;
    while (next < end && text_[next] == ' ') ++next;
    return std::min(next, end);
  }

  void value(const RecordField& field) {
    std::string value = joined_value(text_, field);
    switch (use_of(field.tag, form_)) {
      case Use::kFullAuthor:
        return author(value, true);
      case Use::kAuthor:
        return author(value, false);
      case Use::kJournal:
        if (meta_.journal.empty()) meta_.journal = std::move(value);
        return;
      case Use::kYear:
        if (meta_.year.empty()) meta_.year = value.substr(0, 4);
        return;
      case Use::kDoi:
        return doi(std::move(value));
      case Use::kPmid:
        if (all_digits(value)) meta_.pmid = std::move(value);
        return;
      case Use::kPmcid:
        if (value.starts_with("PMC")) meta_.pmcid = std::move(value);
        return;
      case Use::kAffiliation:
        add_once(meta_.affiliations, value);
        add_once(meta_.countries, country_of_affiliation(value));
        return;
      case Use::kRights:
        meta_.licence = std::move(value);
        return;
      default:
        return;
    }
  }

  // "Doe, Jane" or, where there is no full name, "Doe J".
  void author(const std::string& name, bool full) {
    if (full != has_full_ && !meta_.authors.empty()) {
      if (!full) return;
      meta_.authors.clear();
    }
    has_full_ = full;
    const std::size_t comma = name.find(", ");
    const std::size_t space = name.rfind(' ');
    if (comma != std::string::npos) {
      meta_.authors.push_back({name.substr(0, comma), name.substr(comma + 2)});
    } else if (space != std::string::npos && !full) {
      meta_.authors.push_back({name.substr(0, space), name.substr(space + 1)});
    } else {
      meta_.authors.push_back({name, ""});
    }
  }

  // "10.1/x [doi]"; other identifiers stand under the same tag.
  void doi(std::string value) {
    const std::size_t begin = value.find("10.");
    const bool marked =
        form_ == RecordForm::kRis || value.find("[doi]") != std::string::npos;
    if (begin == std::string::npos || !marked) return;
    value.erase(0, begin);
    meta_.doi = value.substr(0, value.find(' '));
  }

  std::string_view text_;
  RecordForm form_;
  const LanguageProfiles& profiles_;
  JatsArticle article_;
  Metadata meta_;
  bool in_paragraph_ = false;
  bool in_keywords_ = false;
  bool had_title_ = false, had_vernacular_ = false, had_abstract_ = false;
  bool has_full_ = false;
};

struct Reading {
  RecordForm form;
  const char* format;
};

Status read_records(const Source& source, const ReadOptions& options,
                    const Reading& reading, const LanguageProfiles& profiles,
                    const DocumentSink& sink) {
  const Result<Decoded> decoded =
      decode(source.bytes, {source.path, options.encoding, ""});
  if (!decoded) return decoded.error();
  const std::string_view text = decoded->text;
  const RecordLines lines = record_lines(text, reading.form);
  if (lines.records.empty()) {
    return Error{Fault::kInput, "E-RECORDS-NONE", source.path,
                 "there is no record in it", ""};
  }
  std::size_t count = 0;
  for (const Record& record : lines.records) {
    Document document =
        RecordDocument(text, reading.form, profiles).run(record);
    ++count;
    if (document.text.empty()) {
      document.notes.push_back({"N-NO-TEXT",
                                "no_text: record " + std::to_string(count) +
                                    " has neither title nor abstract",
                                record.span});
    }
    const Metadata& meta = document.meta;
    const std::string& own = meta.pmid.empty() ? meta.doi : meta.pmid;
    document.id = own.empty() ? source.id + "-" + std::to_string(count) : own;
    document.path = source.path;
    document.format = reading.format;
    document.encoding = decoded->encoding;
    document.sha256 = sha256_hex(slice(text, record.span));
    document.notes.insert(document.notes.begin(), decoded->notes.begin(),
                          decoded->notes.end());
    if (!record.ended && reading.form == RecordForm::kRis) {
      document.notes.push_back(
          {"N-RECORD-END", "the record has no end mark (ER); it may be cut off",
           record.span});
    }
    settle_languages(document, profiles);
    finish_document(document, profiles);
    if (!sink(std::move(document))) break;
  }
  return Ok{};
}

// How sure a list's first line makes it.
int sniff_list(std::string_view head, std::string_view first, bool named) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(kBom);
  const std::size_t at = head.find_first_not_of(" \t\r\n");
  if (at == head.npos) return 0;
  head.remove_prefix(at);
  if (head.starts_with(first)) return kCertain;
  // Some programs write a line of their own above the first record.
  if (!named) return 0;
  const bool later = head.find('\n' + std::string(first)) != head.npos;
  return later ? kNamed : 0;
}

}  // namespace

int sniff_nbib(std::string_view head, std::string_view extension) {
  return sniff_list(head, "PMID- ", extension == "nbib");
}

int sniff_ris(std::string_view head, std::string_view extension) {
  const int sure = sniff_list(head, "TY  - ", extension == "ris");
  if (sure == 0 || extension != "ris") return sure;
  const auto has = [head](std::string_view tag) {
    return head.find("\n" + std::string(tag) + "  - ") != head.npos;
  };
  const bool reports = (has("AB") || has("N2")) && !has("L1");
  return reports ? sure : std::min(sure, kOnlyReferences);
}

Status read_nbib(const Source& source, const ReadOptions& options,
                 const LanguageProfiles& profiles, const DocumentSink& sink) {
  return read_records(source, options, {RecordForm::kNbib, "nbib"}, profiles,
                      sink);
}

Status read_ris(const Source& source, const ReadOptions& options,
                const LanguageProfiles& profiles, const DocumentSink& sink) {
  return read_records(source, options, {RecordForm::kRis, "ris"}, profiles,
                      sink);
}

}  // namespace casebook
