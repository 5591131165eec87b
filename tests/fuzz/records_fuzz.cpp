// libFuzzer target: any bytes as a record of each format give an article of valid text or a reason
// why not.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/utf8.hpp"
#include "indexer/readers/formats/formats.hpp"

namespace {

// The start of a file of each format.
const char* const kSamples[] = {
    "{\"id\": \"1\"}\n",
    "[{\"id\": \"1\"}]",
    "<rss><channel/></rss>",
    "<newsItem/>",
    "<nitf/>",
    "<mediawiki/>",
    "<html></html>",
    "WARC/1.0\r\n",
    "\001bdt0001 3 pl 10\r\n\002Text\003",
    "id,title,body\n1,Eins,Text\n",
    "Text\n",
};

void check(const nachlese::readers::Parsed& parsed) {
  if (!parsed.article) {
    if (parsed.issues.empty()) std::abort();
    return;
  }
  for (const auto& field : nachlese::kTextFields) {
    if (nachlese::first_invalid_utf8(*parsed.article.*field.member) != std::string::npos)
      std::abort();
  }
  if (parsed.article->id.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nachlese;
  using namespace nachlese::readers;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  (void)recognize_format(bytes);
  for (const char* sample : kSamples) {
    Record record;
    record.format = recognize_format(sample);
    if (record.format == nullptr) std::abort();
    record.bytes = bytes;
    record.file_id = "file";
    check(parse_record(record));
  }
  return 0;
}
