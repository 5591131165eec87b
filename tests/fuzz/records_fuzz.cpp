// libFuzzer target: any bytes as a record of each format give an article of valid text or a reason
// why not.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/utf8.hpp"
#include "indexer/readers/formats/formats.hpp"

namespace {

using namespace nachlese::readers;

// Paths as a source may name them, for JSON and for XML.
SourceRules mapped(const char* records, const char* title, const char* body) {
  SourceRules rules;
  rules.name = "s";
  rules.map = {records, {{"title", title}, {"body", body}, {"published", "head/@date"}}};
  return rules;
}

// The start of a file of each format.
const char* const kSamples[] = {
    "{\"id\": \"1\"}\n",
    "[{\"id\": \"1\"}]",
    "[[{\"id\": \"1\"}]]",
    "f({\"items\": []});",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}",
    "<rss><channel/></rss>",
    "<NewsML/>",
    "\001a0001\037 u i\r\n\002^Text<\003",
    "<newsItem/>",
    "<nitf/>",
    "<mediawiki/>",
    "<html></html>",
    "<alto/>",
    "<mets/>",
    "<PcGts/>",
    "<TEI/>",
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
  static const SourceRules kJsonRules = mapped("hits.hits[]._source", "kopf.titel", "text[]");
  static const SourceRules kXmlRules = mapped("artikel", "//titel", "text/p");
  for (const auto& [format, rules] :
       {std::pair(&kJsonLines, &kJsonRules), std::pair(&kMappedXml, &kXmlRules)}) {
    Record record;
    record.format = format;
    record.rules = rules;
    record.bytes = bytes;
    record.file_id = "file";
    check(parse_record(record));
  }
  return 0;
}
