#include <memory>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLUni.hpp>

#include "tools/bench/floor.h"

namespace casebook {
namespace {

class Counter : public xercesc::DefaultHandler {
 public:
  void startElement(const XMLCh* /*uri*/, const XMLCh* /*local*/,
                    const XMLCh* /*name*/,
                    const xercesc::Attributes& /*attributes*/) override {
    ++elements;
  }
  std::size_t elements = 0;
};

}  // namespace

std::size_t xerces_floor(const std::vector<std::string>& files) {
  xercesc::XMLPlatformUtils::Initialize();
  Counter counter;
  {
    const std::unique_ptr<xercesc::SAX2XMLReader> reader(
        xercesc::XMLReaderFactory::createXMLReader());
    reader->setFeature(xercesc::XMLUni::fgXercesLoadExternalDTD, false);
    reader->setContentHandler(&counter);
    for (const std::string& file : files) {
      const xercesc::MemBufInputSource source(
          reinterpret_cast<const XMLByte*>(file.data()), file.size(), "floor");
      reader->parse(source);
    }
  }
  xercesc::XMLPlatformUtils::Terminate();
  return counter.elements;
}

}  // namespace casebook
