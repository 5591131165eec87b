// libFuzzer target: any bytes as a source, packed or not: unpacked, recognized, cut into records
// and parsed. Every record gives a valid article or a reason why not.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/container.hpp"
#include "indexer/readers/formats/formats.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::readers;

class Bytes : public ByteStream {
 public:
  Bytes(const char* data, std::size_t size) : data_(data), size_(size) {}
  std::size_t read(char* out, std::size_t size) override {
    const std::size_t count = size < size_ ? size : size_;
    std::memcpy(out, data_, count);
    data_ += count;
    size_ -= count;
    return count;
  }

 private:
  const char* data_;
  std::size_t size_;
};

void check(Record&& record) {
  const Parsed parsed = parse_record(record);
  if (!parsed.article && parsed.issues.empty()) std::abort();
  if (!parsed.article) return;
  for (const auto& field : kTextFields) {
    if (first_invalid_utf8(*parsed.article.*field.member) != std::string::npos) std::abort();
  }
}

void read(std::unique_ptr<ByteStream> source, const std::shared_ptr<UnpackLimit>& expansion,
          int depth) {
  auto input = unpack(std::move(source), expansion);
  if (is_container(input->peek(kContainerHead))) {
    if (depth == 2) return;
    read_container(std::move(input), [&](const std::string&, std::unique_ptr<ByteStream> content) {
      try {
        read(std::move(content), expansion, depth + 1);
      } catch (const ReadError&) {
        // Reported for this record; the next may be better.
      }
    });
    return;
  }
  Record origin;
  origin.format = recognize_format(input->peek(kHeadBytes));
  origin.file_id = "file";
  // Another process reads PDF; what it writes is read in pages_fuzz.cpp.
  if (origin.format == &kPdf) return;
  if (origin.format != nullptr) origin.format->split(*input, origin, {check, [](InputIssue&&) {}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto expansion = std::make_shared<UnpackLimit>();
  expansion->packed = size;
  try {
    read(std::make_unique<Bytes>(reinterpret_cast<const char*>(data), size), expansion, 0);
  } catch (const ReadError&) {
    return 0;
  }
  return 0;
}
