// libFuzzer target: any bytes as a document of each kind: nothing but files and ReadError comes
// out.
#include <cstdint>
#include <memory>
#include <string>

#include "indexer/readers/documents/press_export.hpp"
#include "indexer/readers/documents/readers.hpp"
#include "indexer/readers/documents/text_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nachlese::readers;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const DocumentSink drain{
      [](const std::string&, std::unique_ptr<ByteStream> content) { (void)read_whole(*content); },
      [](const std::string&) {}};
  (void)find_document(bytes);
  for (const DocumentReader* reader :
       {&kDocx, &kOdt, &kXlsx, &kEpub, &kRtf, &kSevenZip, &kRar, &kPressText, &kPressPage}) {
    try {
      reader->read(stream_of(bytes), "id", drain);
    } catch (const ReadError&) {
      continue;
    }
  }
  if (const DocumentReader* mail = find_document("From: a@b.example\nTo: c\nSubject: d\n\n")) {
    try {
      mail->read(stream_of(bytes), "id", drain);
    } catch (const ReadError&) {
      return 0;
    }
  }
  return 0;
}
