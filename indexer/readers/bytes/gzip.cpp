#include <zlib.h>
#include <vector>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {
namespace {

class GzipStream : public ByteStream {
 public:
  explicit GzipStream(std::unique_ptr<ByteStream> source)
      : source_(std::move(source)), input_(std::size_t{1} << 16U) {
    constexpr int kGzipOnly = 16;
    if (inflateInit2(&state_, MAX_WBITS + kGzipOnly) != Z_OK)
      throw ReadError("zlib cannot be started");
  }
  ~GzipStream() override { inflateEnd(&state_); }

  std::size_t read(char* out, std::size_t size) override {
    state_.next_out = reinterpret_cast<Bytef*>(out);
    state_.avail_out = static_cast<uInt>(size);
    while (state_.avail_out == size) {
      if (state_.avail_in == 0 && !refill()) {
        if (inside_) throw ReadError("the gzip data ends early");
        return 0;
      }
      // A gzip file may be several members in a row (`cat a.gz b.gz`).
      if (!inside_) inflateReset(&state_);
      inside_ = true;
      const int result = inflate(&state_, Z_NO_FLUSH);
      if (result == Z_STREAM_END) {
        inside_ = false;
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        throw ReadError("the gzip data is damaged");
      }
    }
    return size - state_.avail_out;
  }

 private:
  bool refill() {
    const std::size_t count = source_->read(input_.data(), input_.size());
    state_.next_in = reinterpret_cast<Bytef*>(input_.data());
    state_.avail_in = static_cast<uInt>(count);
    return count > 0;
  }

  std::unique_ptr<ByteStream> source_;
  std::vector<char> input_;
  z_stream state_{};
  bool inside_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> compressed) {
  return std::make_unique<GzipStream>(std::move(compressed));
}

}  // namespace nachlese::readers
