#include "indexer/readers/bytes/brotli.hpp"

#ifdef NACHLESE_WITH_BROTLI
#include <brotli/decode.h>

#include <cstdint>
#include <vector>

namespace nachlese::readers {
namespace {

class BrotliStream : public ByteStream {
 public:
  explicit BrotliStream(std::unique_ptr<ByteStream> source)
      : source_(std::move(source)),
        buffer_(std::size_t{1} << 16U),
        decoder_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
    if (decoder_ == nullptr) throw ReadError("the Brotli decoder cannot be started");
  }
  ~BrotliStream() override { BrotliDecoderDestroyInstance(decoder_); }
  BrotliStream(const BrotliStream&) = delete;
  BrotliStream& operator=(const BrotliStream&) = delete;

  std::size_t read(char* out, std::size_t size) override {
    auto* to = reinterpret_cast<std::uint8_t*>(out);
    std::size_t left = size;
    while (left == size && !finished_) {
      if (available_ == 0) {
        available_ = source_->read(buffer_.data(), buffer_.size());
        next_ = reinterpret_cast<const std::uint8_t*>(buffer_.data());
      }
      const bool at_end = available_ == 0;
      switch (BrotliDecoderDecompressStream(decoder_, &available_, &next_, &left, &to, nullptr)) {
        case BROTLI_DECODER_RESULT_SUCCESS: finished_ = true; break;
        case BROTLI_DECODER_RESULT_ERROR: throw ReadError("the packed data is damaged: Brotli");
        case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
          if (at_end && left == size) throw ReadError("the packed data ends too early");
          break;
        case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: break;
      }
    }
    return size - left;
  }

 private:
  std::unique_ptr<ByteStream> source_;
  std::vector<char> buffer_;
  BrotliDecoderState* decoder_;
  const std::uint8_t* next_ = nullptr;
  std::size_t available_ = 0;
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> unbrotli(std::unique_ptr<ByteStream> compressed) {
  return std::make_unique<BrotliStream>(std::move(compressed));
}

}  // namespace nachlese::readers
#else
namespace nachlese::readers {

std::unique_ptr<ByteStream> unbrotli(std::unique_ptr<ByteStream>) {
  throw ReadError("this program is built without Brotli");
}

}  // namespace nachlese::readers
#endif
