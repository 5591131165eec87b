// libFuzzer target: any bytes are a record of each format; it gives an article of valid text, or the reason why not.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/utf8.hpp"
#include "indexer/readers/format.hpp"

namespace {

void check(const nachlese::Parsed& parsed) {
  if (!parsed.article) {
    if (parsed.issues.empty()) std::abort();
    return;
  }
  for (const auto& field : nachlese::kTextFields) {
    if (nachlese::first_invalid_utf8(*parsed.article.*field.member) != std::string::npos) std::abort();
  }
  if (parsed.article->id.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nachlese;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  (void)recognise_format(bytes);
  for (const char* sample : {"{\"id\": \"1\"}\n", "Text\n"}) {
    Record record;
    record.format = recognise_format(sample);
    record.bytes = bytes;
    record.file_id = "file";
    check(parse_record(record));
  }
  return 0;
}
