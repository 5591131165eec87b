// Bytes of a source: a file or standard input, decompressed on the way. Memory does not depend on
// the size of the input.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

namespace nachlese::readers {

// A source cannot be read, or not to its end. Costs that source, never the run.
class ReadError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class ByteStream {
 public:
  ByteStream() = default;
  virtual ~ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // Writes up to `size` bytes to `out`; 0 only at the end. Throws ReadError.
  virtual std::size_t read(char* out, std::size_t size) = 0;
};

// "-" is standard input. `progress`, if given, counts the bytes taken from disk. Throws ReadError.
[[nodiscard]] std::unique_ptr<ByteStream> open_file(const std::string& path,
                                                    std::atomic<std::uint64_t>* progress = nullptr);

// The open file `descriptor`, which is closed at the end.
[[nodiscard]] std::unique_ptr<ByteStream> adopt_file(int descriptor);

[[nodiscard]] std::unique_ptr<ByteStream> stream_of(std::string bytes);

[[nodiscard]] std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> compressed);
[[nodiscard]] std::unique_ptr<ByteStream> unzstd(std::unique_ptr<ByteStream> compressed);

}  // namespace nachlese::readers
