#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {
namespace {

class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)), left_(bytes_) {}

  std::size_t read(char* out, std::size_t size) override {
    const std::size_t count = std::min(size, left_.size());
    std::memcpy(out, left_.data(), count);
    left_.remove_prefix(count);
    return count;
  }

 private:
  std::string bytes_;
  std::string_view left_;
};

}  // namespace

std::unique_ptr<ByteStream> stream_of(std::string bytes) {
  return std::make_unique<MemoryStream>(std::move(bytes));
}

}  // namespace nachlese::readers
