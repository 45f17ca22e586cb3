#include "corpus/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>

#include "corpus/file_bytes.h"
#include "corpus/html.h"

namespace casebook {
namespace {

// What a format is asked to judge by.
constexpr std::size_t kHead = 65536;

// Formats that people have and that are not read (yet), by their beginning.
struct Foreign {
  std::string_view magic;
  const char* name;
  const char* hint;
};
constexpr std::array<Foreign, 9> kForeign = {{
    {"{\\rtf", "an RTF document", "save it as plain text"},
    {"\xD0\xCF\x11\xE0", "an old Word or Excel document",
     "save it as plain text"},
    {"PK\x03\x04", "a ZIP archive or an Office document",
     "unpack it, or save it as plain text"},
    {"\x1F\x8B", "a gzip archive", "unpack it"},
    {"\x89PNG", "a picture", ""},
    {"\xFF\xD8\xFF", "a picture", ""},
    {"GIF8", "a picture", ""},
    {"SQLite format 3", "an SQLite database", ""},
    {"\x7F"
     "ELF",
     "a program", ""},
}};

std::optional<Error> foreign(const Source& source) {
  const std::string_view head = std::string_view(source.bytes).substr(0, kHead);
  for (const Foreign& kind : kForeign) {
    if (head.starts_with(kind.magic)) {
      return Error{Fault::kInput, "E-FORMAT", source.path,
                   fmt::format("this is {}, which is not read", kind.name),
                   kind.hint};
    }
  }
  return std::nullopt;
}

std::string names_of_formats() {
  std::string names;
  for (const Format& format : formats()) {
    names += names.empty() ? "" : ", ";
    names += format.name;
  }
  return names;
}

const Format* sniff(const Source& source) {
  const std::string extension = extension_of(source.path);
  const std::string_view head = std::string_view(source.bytes).substr(0, kHead);
  const Format* best = nullptr;
  int best_score = 0;
  for (const Format& format : formats()) {
    const int score = format.sniff(head, extension);
    if (score > best_score) {
      best = &format;
      best_score = score;
    }
  }
  return best;
}

// A file whose name promises a document, and that holds a page: what a
// publisher gives to people without access. A report that is a page is named
// so, or by --input-format.
std::optional<Error> page_in_place(const Source& source, const Format& format) {
  constexpr std::array<std::string_view, 5> kPromised = {"pdf", "docx", "doc",
                                                         "rtf", "odt"};
  const std::string extension = extension_of(source.path);
  if (std::string_view(format.name) != "html" ||
      std::find(kPromised.begin(), kPromised.end(), extension) ==
          kPromised.end())
    return std::nullopt;
  std::string kind = extension;
  std::transform(kind.begin(), kind.end(), kind.begin(), [](char c) {
    return static_cast<char>('a' <= c && c <= 'z' ? c - 'a' + 'A' : c);
  });
  const std::string title = page_title(source.bytes);
  return Error{
      Fault::kInput, "E-WEB-PAGE", source.path,
      fmt::format("looks like a web page, not a {}{}", kind,
                  title.empty() ? "" : ": “" + title + "”"),
      "a publisher may have given a page to sign in on; if the report itself "
      "is this page, call it .html or use --input-format html"};
}

Result<const Format*> choose(const Source& source, const std::string& wanted) {
  if (!wanted.empty()) {
    for (const Format& format : formats()) {
      if (wanted == format.name) return &format;
    }
    return Error{Fault::kUsage, "E-FORMAT", wanted, "no such format",
                 fmt::format("the formats are: {}", names_of_formats())};
  }
  // A table line of a format wins over the list of what is not read.
  const Format* format = sniff(source);
  const bool is_text =
      format != nullptr && std::string_view(format->name) == "text";
  if (format == nullptr || is_text) {
    if (auto error = foreign(source)) return *error;
  }
  if (format != nullptr) {
    if (auto error = page_in_place(source, *format)) return *error;
    return format;
  }
  return Error{Fault::kInput, "E-FORMAT", source.path,
               "this is in no format that is read",
               fmt::format("name one with --input-format if it is one of: {}",
                           names_of_formats())};
}

std::optional<Error> empty_or_zero(const Source& source) {
  if (source.bytes.empty()) {
    return Error{Fault::kInput, "E-EMPTY", source.path, "the file is empty",
                 ""};
  }
  if (source.bytes.find_first_not_of('\0') == std::string::npos) {
    return Error{Fault::kInput, "E-ZEROS", source.path,
                 "the file holds nothing but zero bytes",
                 "it was probably not copied or downloaded whole"};
  }
  return std::nullopt;
}

}  // namespace

Status read_source(const Source& source, const ReadOptions& options,
                   const LanguageProfiles& profiles, const DocumentSink& sink) {
  if (auto error = empty_or_zero(source)) return *error;
  const Result<const Format*> format = choose(source, options.format);
  if (!format) return format.error();
  try {
    return (*format)->read(source, options, profiles, sink);
  } catch (const std::bad_alloc&) {
    return Error{Fault::kInput, "E-MEMORY", source.path,
                 "the memory does not suffice for this file",
                 "split it, or use a machine with more memory"};
  }
}

Status read_path(const std::filesystem::path& path, const std::string& id,
                 const ReadOptions& options, const LanguageProfiles& profiles,
                 const DocumentSink& sink) {
  Result<std::string> bytes = load_file(path);
  if (!bytes) return bytes.error();
  return read_source({path.string(), id, std::move(*bytes)}, options, profiles,
                     sink);
}

}  // namespace casebook
