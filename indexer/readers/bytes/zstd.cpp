#include <zstd.h>
#include <vector>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {
namespace {

class ZstdStream : public ByteStream {
 public:
  explicit ZstdStream(std::unique_ptr<ByteStream> source)
      : source_(std::move(source)), input_(ZSTD_DStreamInSize()), state_(ZSTD_createDStream()) {
    if (state_ == nullptr) throw ReadError("zstd cannot be started");
  }
  ~ZstdStream() override { ZSTD_freeDStream(state_); }

  std::size_t read(char* out, std::size_t size) override {
    ZSTD_outBuffer output{out, size, 0};
    while (output.pos == 0) {
      if (pending_.pos == pending_.size && !refill()) {
        if (inside_) throw ReadError("the zstd data ends early");
        return 0;
      }
      const std::size_t result = ZSTD_decompressStream(state_, &output, &pending_);
      if (ZSTD_isError(result) != 0)
        throw ReadError(std::string("the zstd data is damaged: ") + ZSTD_getErrorName(result));
      inside_ = result != 0;
    }
    return output.pos;
  }

 private:
  bool refill() {
    const std::size_t count = source_->read(input_.data(), input_.size());
    pending_ = {input_.data(), count, 0};
    return count > 0;
  }

  std::unique_ptr<ByteStream> source_;
  std::vector<char> input_;
  ZSTD_DStream* state_;
  ZSTD_inBuffer pending_{};
  bool inside_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> unzstd(std::unique_ptr<ByteStream> compressed) {
  return std::make_unique<ZstdStream>(std::move(compressed));
}

}  // namespace nachlese::readers
