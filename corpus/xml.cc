#include "corpus/xml.h"

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>
#include <utility>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/sax2/Attributes.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLUni.hpp>

#include "corpus/utf16.h"
#include "corpus/xml_checked.h"
#include "corpus/xml_decode.h"
#include "corpus/xml_input.h"
#include "corpus/xml_mistake.h"
#include "corpus/xml_scan.h"
#include "corpus/xml_walk.h"

namespace casebook {
namespace {

namespace xc = XERCES_CPP_NAMESPACE;

constexpr std::size_t kMostErrors = 20;
// A reader keeps the names it has seen and leaks a little a document.
constexpr int kReaderUses = 1000;

// Thrown through Xerces to end a parse; never leaves this file.
struct Stop {};

// Xerces counts its initialisations without a lock, so there is one, for good.
void initialize_xerces() {
  static const bool done = (xc::XMLPlatformUtils::Initialize(), true);
  static_cast<void>(done);
}

bool same_name(const XMLCh* units, std::string_view name) {
  std::size_t length = 0;
  while (units[length] != 0) ++length;
  // The first letter and the length of an ASCII name: enough to see that walk
  // and parser have lost each other.
  return !name.empty() && length <= name.size() &&
         (units[0] >= 0x80 || static_cast<char>(units[0]) == name[0]);
}

// A text of ours as Xerces' input, whatever it says about its encoding.
class Utf8Source : public xc::MemBufInputSource {
 public:
  Utf8Source(std::string_view text, const char* name)
      : MemBufInputSource(reinterpret_cast<const XMLByte*>(text.data()),
                          text.size(), name) {
    setEncoding(xc::XMLUni::fgUTF8EncodingString);
    setCopyBufToStream(false);
  }
};

constexpr const char* kSchemaName = "schema";

// Xerces' words, without control bytes of the document's.
std::string sentence_of(const XMLCh* units) {
  std::string message;
  assign_utf8(message, units);
  for (char& c : message) {
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  }
  return message;
}

// Receives Xerces' events and hands them on with their places.
class Bridge : public xc::DefaultHandler {
 public:
  Bridge(std::string_view decoded, const XmlScan& scan, XmlHandler& handler)
      : walk_(decoded, scan), handler_(handler) {}

  void startElement(const XMLCh* /*uri*/, const XMLCh* /*local*/,
                    const XMLCh* qname,
                    const xc::Attributes& attributes) override {
    walk_.to_tag(depth_ == 0 ? nullptr : &handler_);
    const XmlTagPlace tag = walk_.start_tag();
    check_step(qname, tag);
    ++depth_;
    attributes_.resize(attributes.getLength());
    for (XMLSize_t i = 0; i < attributes.getLength(); ++i) {
      assign_utf8(attributes_[i].name, attributes.getQName(i));
      assign_utf8(attributes_[i].value, attributes.getValue(i));
    }
    if (!handler_.start(tag.name, attributes_, tag.at)) throw Stop{};
  }

  void endElement(const XMLCh* /*uri*/, const XMLCh* /*local*/,
                  const XMLCh* qname) override {
    walk_.to_tag(&handler_);
    const XmlTagPlace tag = walk_.end_tag();
    check_step(qname, tag);
    --depth_;
    if (!handler_.end(tag.name, tag.at)) throw Stop{};
  }

  // Nothing that a document names is opened: every request gets nothing.
  xc::InputSource* resolveEntity(const XMLCh* /*public_id*/,
                                 const XMLCh* /*system_id*/) override {
    static constexpr XMLByte kNothing = ' ';
    return new xc::MemBufInputSource(&kNothing, 1, "nothing");
  }
  // The scan refuses declarations; this stands behind it.
  void internalEntityDecl(const XMLCh* /*name*/,
                          const XMLCh* /*value*/) override {
    throw Stop{};
  }
  void externalEntityDecl(const XMLCh* /*name*/, const XMLCh* /*public_id*/,
                          const XMLCh* /*system_id*/) override {
    throw Stop{};
  }

  void warning(const xc::SAXParseException& /*exception*/) override {}
  void error(const xc::SAXParseException& exception) override {
    note(exception, false);
  }
  void fatalError(const xc::SAXParseException& exception) override {
    note(exception, true);
    throw Stop{};
  }

  struct Mistake {
    std::uint64_t line = 0, column = 0;
    std::string text;
    bool fatal = false;
    bool in_schema = false;
  };
  const std::vector<Mistake>& mistakes() const { return mistakes_; }
  bool out_of_step() const { return out_of_step_; }

 private:
  void note(const xc::SAXParseException& exception, bool fatal) {
    std::string system_id;
    assign_utf8(system_id, exception.getSystemId());
    mistakes_.push_back({exception.getLineNumber(), exception.getColumnNumber(),
                         sentence_of(exception.getMessage()), fatal,
                         system_id == kSchemaName});
    if (mistakes_.size() >= kMostErrors) throw Stop{};
  }

  void check_step(const XMLCh* qname, const XmlTagPlace& tag) {
    if (same_name(qname, tag.name)) return;
    out_of_step_ = true;
    throw Stop{};
  }

  XmlWalk walk_;
  XmlHandler& handler_;
  XmlAttributes attributes_;
  std::vector<Mistake> mistakes_;
  std::size_t depth_ = 0;
  bool out_of_step_ = false;
};

using Reader = std::unique_ptr<xc::SAX2XMLReader>;

void close_doors(xc::SAX2XMLReader& reader) {
  reader.setFeature(xc::XMLUni::fgXercesLoadExternalDTD, false);
  reader.setFeature(xc::XMLUni::fgXercesDisableDefaultEntityResolution, true);
  reader.setFeature(xc::XMLUni::fgXercesLoadSchema, false);
  reader.setFeature(xc::XMLUni::fgXercesCalculateSrcOfs, false);
}

// `plain`: without an internal subset the scanner that knows no DTD will do;
// it is a quarter faster.
Reader make_reader(bool plain) {
  Reader reader(xc::XMLReaderFactory::createXMLReader());
  if (plain) {
    reader->setProperty(xc::XMLUni::fgXercesScannerName,
                        const_cast<XMLCh*>(xc::XMLUni::fgWFXMLScanner));
  }
  reader->setFeature(xc::XMLUni::fgSAX2CoreValidation, false);
  reader->setFeature(xc::XMLUni::fgXercesSchema, false);
  reader->setFeature(xc::XMLUni::fgSAX2CoreNameSpaces, false);
  reader->setFeature(xc::XMLUni::fgSAX2CoreNameSpacePrefixes, true);
  close_doors(*reader);
  return reader;
}

// Readers are dear to make, schemas dearer: each thread keeps one of either.
struct Spare {
  Reader reader;
  int uses = 0;
  std::string schema;
};
Spare& spare(bool checked) {
  thread_local std::array<Spare, 2> kept;
  return kept[checked ? 1 : 0];
}

struct Verdict {
  std::vector<Bridge::Mistake> mistakes;
  std::optional<Error> error;  // without a place
  bool stopped = false;
};

Error plain_error(Fault fault, const char* code, std::string what) {
  return {fault, code, {}, std::move(what), {}};
}

// Runs the parser; whatever it throws ends here.
Verdict run_parser(xc::SAX2XMLReader& reader, std::string_view schema,
                   std::string_view input, Bridge& bridge) {
  Verdict verdict;
  reader.setContentHandler(&bridge);
  reader.setErrorHandler(&bridge);
  reader.setEntityResolver(&bridge);
  reader.setDeclarationHandler(&bridge);
  try {
    if (!schema.empty()) {
      const Utf8Source source(schema, kSchemaName);
      reader.loadGrammar(source, xc::Grammar::SchemaGrammarType, true);
    }
    reader.parse(Utf8Source(input, "input"));
  } catch (const Stop&) {
    verdict.stopped = true;
    if (bridge.out_of_step()) {
      verdict.error = plain_error(Fault::kBug, "E-XML-STEP",
                                  "the parser and the text are out of step");
    }
  } catch (const xc::OutOfMemoryException&) {
    verdict.error = plain_error(Fault::kInput, "E-MEMORY",
                                "there is not enough memory to parse it");
  } catch (const std::bad_alloc&) {
    verdict.error = plain_error(Fault::kInput, "E-MEMORY",
                                "there is not enough memory to parse it");
  } catch (const xc::XMLException& exception) {
    verdict.error = plain_error(Fault::kInput, "E-XML-SYNTAX",
                                sentence_of(exception.getMessage()));
  } catch (const xc::SAXException& exception) {
    verdict.error = plain_error(Fault::kInput, "E-XML-SYNTAX",
                                sentence_of(exception.getMessage()));
  }
  verdict.mistakes = bridge.mistakes();
  return verdict;
}

// Keeps the readers that no document is spoilt in for the next one.
class PlainReader {
 public:
  explicit PlainReader(bool plain) : plain_(plain) {
    if (plain && spare(false).reader) {
      reader_ = std::move(spare(false).reader);
      uses_ = spare(false).uses + 1;
    } else {
      reader_ = make_reader(plain);
    }
  }
  Verdict run(std::string_view input, Bridge& bridge) {
    Verdict verdict = run_parser(*reader_, "", input, bridge);
    if (plain_ && !verdict.error && verdict.mistakes.empty() &&
        !verdict.stopped && uses_ < kReaderUses)
      spare(false) = {std::move(reader_), uses_, ""};
    return verdict;
  }

 private:
  Reader reader_;
  int uses_ = 0;
  bool plain_;
};

// For a second look at a text whose events were handed over before.
struct Deaf : XmlHandler {
  bool start(std::string_view, const XmlAttributes&, std::uint32_t) override {
    return true;
  }
  bool end(std::string_view, std::uint32_t) override { return true; }
  void text(std::string_view, Span) override {}
};

}  // namespace

Status parse_decoded_xml(std::string_view decoded, const XmlOptions& options,
                         XmlHandler& handler) {
  if (decoded.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Error{Fault::kInput, "E-EMPTY", options.where,
                 "the file holds no text", ""};
  }
  const XmlScan scan =
      scan_xml(decoded, {options.where, options.keep_unknown_entities, true});
  if (scan.error) return *scan.error;
  initialize_xerces();
  const bool plain = !scan.needs_dtd_scanner;
  if (!scan.markup.empty()) {
    Bridge bridge(decoded, scan, handler);
    const Verdict verdict = PlainReader(plain).run(scan.markup, bridge);
    if (!verdict.error && verdict.mistakes.empty()) return Ok{};
  }
  // The whole text, for the parser's own eyes or for a mistake's place.
  const XmlParserInput input(decoded, scan.named);
  Deaf deaf;
  Bridge bridge(decoded, scan, scan.markup.empty() ? handler : deaf);
  const Verdict verdict = PlainReader(plain).run(input.text(), bridge);
  if (verdict.error) {
    Error error = *verdict.error;
    error.where = options.where;
    return error;
  }
  if (!verdict.mistakes.empty()) {
    const Bridge::Mistake& first = verdict.mistakes.front();
    return syntax_error(options.where, decoded,
                        input.decoded_offset(first.line, first.column),
                        first.text);
  }
  if (scan.markup.empty()) return Ok{};
  return Error{Fault::kBug, "E-XML-STEP", options.where,
               "its markup and the whole of it are read differently", ""};
}

namespace {

Reader make_schema_reader() {
  Reader reader(xc::XMLReaderFactory::createXMLReader());
  reader->setFeature(xc::XMLUni::fgSAX2CoreValidation, true);
  reader->setFeature(xc::XMLUni::fgXercesDynamic, false);
  reader->setFeature(xc::XMLUni::fgXercesSchema, true);
  reader->setFeature(xc::XMLUni::fgSAX2CoreNameSpaces, true);
  reader->setFeature(xc::XMLUni::fgSAX2CoreNameSpacePrefixes, true);
  reader->setFeature(xc::XMLUni::fgXercesUseCachedGrammarInParse, true);
  close_doors(*reader);
  return reader;
}

Error checked_error(const std::string& where, std::string_view decoded,
                    const XmlParserInput& input,
                    const Bridge::Mistake& mistake) {
  if (mistake.in_schema) {
    return {Fault::kBug, "E-XML-SCHEMA-ITSELF",
            "schema:" + std::to_string(mistake.line) + ":" +
                std::to_string(mistake.column),
            mistake.text, "the schema itself is wrong"};
  }
  const std::size_t at = input.decoded_offset(mistake.line, mistake.column);
  return mistake.fatal ? syntax_error(where, decoded, at, mistake.text)
                       : schema_error(where, decoded, at, mistake.text);
}

}  // namespace

std::vector<Error> parse_xml_checked(std::string_view bytes,
                                     const std::string& where,
                                     std::string_view schema,
                                     XmlHandler& handler) {
  if (schema.empty()) {
    const Status done = parse_xml(bytes, {where, "", false}, handler);
    return done ? std::vector<Error>() : std::vector<Error>{done.error()};
  }
  const Result<XmlText> decoded = decode_xml(bytes, "", where);
  if (!decoded) return {decoded.error()};
  const XmlScan scan = scan_xml(decoded->text, {where, false});
  if (scan.error) return {*scan.error};
  initialize_xerces();
  Spare& kept = spare(true);
  const bool known = kept.reader != nullptr && kept.schema == schema;
  Reader reader = known ? std::move(kept.reader) : make_schema_reader();
  const XmlParserInput input(decoded->text, scan.named);
  Bridge bridge(decoded->text, scan, handler);
  const Verdict verdict =
      run_parser(*reader, known ? "" : schema, input.text(), bridge);
  std::vector<Error> errors;
  errors.reserve(verdict.mistakes.size() + 1);
  for (const Bridge::Mistake& mistake : verdict.mistakes) {
    errors.push_back(with_name_of(
        schema, checked_error(where, decoded->text, input, mistake)));
  }
  if (verdict.error) errors.push_back(*verdict.error);
  const int uses = known ? kept.uses + 1 : 0;
  if (errors.empty() && !verdict.stopped && uses < kReaderUses)
    kept = {std::move(reader), uses, std::string(schema)};
  return errors;
}

Status parse_xml(std::string_view bytes, const XmlOptions& options,
                 XmlHandler& handler) {
  try {
    const auto decoded = decode_xml(bytes, options.encoding, options.where);
    if (!decoded) return decoded.error();
    return parse_decoded_xml(decoded->text, options, handler);
  } catch (const std::bad_alloc&) {
    return Error{Fault::kInput, "E-MEMORY", options.where,
                 "there is not enough memory to read it", ""};
  }
}

}  // namespace casebook
