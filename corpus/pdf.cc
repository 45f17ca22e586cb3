#include "corpus/pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/citations.h"
#include "corpus/encoding.h"
#include "corpus/finish.h"
#include "corpus/limited_child.h"
#include "corpus/page_text.h"
#include "corpus/page_words.h"
#include "corpus/sections.h"
#include "corpus/sha256.h"

namespace casebook {
namespace {

constexpr int kCertain = 99;
constexpr std::size_t kHeader = 1024;       // readers look for the mark so far
constexpr std::size_t kFewCharacters = 20;  // a page, on the average
constexpr const char* kProgram = "pdftotext";

// What pdftotext says of itself on standard error, and what that means.
struct Saying {
  std::string_view words;
  const char* code;
  const char* what;
  const char* hint;
};
constexpr std::array<Saying, 4> kSayings = {{
    {"Incorrect password", "E-PDF-PASSWORD", "the PDF is password-protected",
     "save it without the password, e.g. with qpdf --decrypt"},
    {"Copying of text from this document is not allowed", "E-PDF-PASSWORD",
     "the PDF forbids taking its text", "ask its owner for a copy that does"},
    {"Unsupported security handler", "E-PDF-PASSWORD",
     "the PDF is encrypted in a way that cannot be read",
     "save it without protection"},
    {"Invalid page count 0", "E-PDF-NO-PAGES", "the PDF has no pages",
     "it was probably not saved or downloaded whole"},
}};

Error refused(const Source& source, const char* code, std::string what,
              std::string hint) {
  return {Fault::kInput, code, source.path, std::move(what), std::move(hint)};
}

Error damaged(const Source& source) {
  return refused(source, "E-PDF-DAMAGED",
                 "the PDF is damaged: it has no readable page",
                 "fetch it again, or open it and save it anew");
}

// Why a child that ended gave no text.
Error explain(const Source& source, const ChildReport& report) {
  for (const Saying& saying : kSayings) {
    if (report.errors.find(saying.words) != std::string::npos) {
      return refused(source, saying.code, saying.what, saying.hint);
    }
  }
  return damaged(source);
}

Error stopped(const Source& source, const ChildReport& report,
              const ChildLimits& limits) {
  switch (report.end) {
    case ChildEnd::kNotStarted:
      return refused(source, "E-PDF-PROGRAM",
                     fmt::format("PDFs are read through {}, which is not there "
                                 "or does not start",
                                 kProgram),
                     "install poppler-utils");
    case ChildEnd::kTimedOut:
      return refused(
          source, "E-PDF-TIME",
          fmt::format("reading the PDF timed out after {} s of work or {} s",
                      limits.cpu_seconds, limits.wall_seconds),
          "it may be made to harm; print it to a new PDF, if it is not");
    case ChildEnd::kTooMuch:
      return refused(source, "E-PDF-SIZE",
                     fmt::format("the PDF holds more than {} MB of words",
                                 limits.output >> 20U),
                     "split it");
    case ChildEnd::kCrashed:
    case ChildEnd::kDone:
      break;
  }
  return refused(
      source, "E-PDF-CRASH",
      fmt::format("{} crashed on the PDF (signal {})", kProgram, report.signal),
      "open it and save it anew");
}

bool lacks_text(const PageWords& words) {
  return words.characters < kFewCharacters * words.pages.size();
}

Note no_text(const PageWords& words) {
  return {"N-NO-TEXT",
          fmt::format("no_text: {} page(s) with {} characters: pictures of "
                      "pages without a text layer; run ocrmypdf IN.pdf OUT.pdf "
                      "and read that",
                      words.pages.size(), words.characters),
          {}};
}

Document make_document(const PageWords& words,
                       const LanguageProfiles& profiles) {
  Document document;
  document.format = "pdf";
  document.encoding = "UTF-8";
  PageText made = page_text(words.pages, profiles);
  document.text = std::move(made.text);
  document.places = std::move(made.places);
  Layout layout = lay_out(document.text, profiles, made.hints);
  document.sections = std::move(layout.sections);
  document.meta.title = std::move(layout.title);
  document.tables = std::move(made.tables);
  document.citations = find_citations(document.text);
  finish_document(document, layout.blocks, profiles);
  if (lacks_text(words)) document.notes.push_back(no_text(words));
  return document;
}

}  // namespace

std::string pdf_program() { return find_program(kProgram); }

int sniff_pdf(std::string_view head, std::string_view /*extension*/) {
  const std::size_t mark = head.substr(0, kHeader).find("%PDF-");
  if (mark == head.npos) return 0;
  // What stands before the mark is nothing but bytes of a careless sender.
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return mark == first || head[first] != '<' ? kCertain : 0;
}

Document pdf_document(std::string_view tsv, const LanguageProfiles& profiles) {
  return make_document(parse_page_words(tsv), profiles);
}

Status read_pdf(const Source& source, const ReadOptions& /*options*/,
                const LanguageProfiles& profiles, const DocumentSink& sink) {
  if (sniff_pdf(source.bytes, "") == 0) return damaged(source);
  const ChildLimits limits;
  const ChildReport report =
      run_limited({pdf_program(), "-tsv", "-", "-"}, source.bytes, limits);
  if (report.end != ChildEnd::kDone) return stopped(source, report, limits);
  if (report.code != 0) return explain(source, report);
  // Its words are UTF-8, but a font may name what is no character.
  Result<Decoded> decoded = decode(report.output, {source.path, "UTF-8", ""});
  if (!decoded && !report.output.empty()) return decoded.error();
  const PageWords words = parse_page_words(decoded ? decoded->text : "");
  if (words.pages.empty()) {
    return refused(source, "E-PDF-NO-PAGES", "the PDF has no pages",
                   "it was probably not saved or downloaded whole");
  }
  Document document = make_document(words, profiles);
  document.id = source.id;
  document.path = source.path;
  document.sha256 = sha256_hex(source.bytes);
  // Pages and boxes lead back (`places`); of the bytes only the whole does.
  document.source.replace(static_cast<std::uint32_t>(document.text.size()),
                          static_cast<std::uint32_t>(source.bytes.size()));
  if (decoded) {
    document.notes.insert(document.notes.end(), decoded->notes.begin(),
                          decoded->notes.end());
  }
  sink(std::move(document));
  return Ok{};
}

}  // namespace casebook
