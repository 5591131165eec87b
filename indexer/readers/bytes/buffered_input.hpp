// A byte stream with look-ahead, which can also be read by lines.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {

struct Line {
  std::string text;       // without the line end (LF or CRLF)
  bool too_long = false;  // more than the limit: `text` is empty, the rest was skipped
  bool complete = false;  // ended by a line end, not by the end of the input
};

class BufferedInput : public ByteStream {
 public:
  explicit BufferedInput(std::unique_ptr<ByteStream> source);

  // The next bytes, at most `size` (≤ 64 KiB), fewer only at the end. Valid until the next call.
  [[nodiscard]] std::string_view peek(std::size_t size);
  void skip(std::size_t size);  // ≤ what was peeked

  std::size_t read(char* out, std::size_t size) override;
  // The next `size` bytes, added to `out` unless it is null; false if the input ends before.
  bool take(std::uint64_t size, std::string* out);
  // False at the end. `end` is what ends a line: \n, or the \r of old Macs.
  bool next_line(Line& line, std::size_t limit, char end = '\n');
  // Reads all that is left; false if that is more than `limit`.
  bool read_rest(std::string& out, std::size_t limit);

 private:
  bool refill();

  std::unique_ptr<ByteStream> source_;
  std::unique_ptr<char[]> buffer_;  // not filled with zeros: one is made for every file
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;  // of the source
};

// Bytes of a file before and after unpacking, all layers together. Bounds what is unpacked, since
// small data that unpack to very much are meant to do harm.
struct UnpackLimit {
  static constexpr std::uint64_t kAllowedBytes = std::uint64_t{256} << 20U;  // always
  static constexpr std::uint64_t kAllowedRatio =
      250;  // beyond; text packs 20-fold at best, deflate at most 1,032-fold

  static constexpr const char* kReason =
      "it unpacks to more than 250 times its size; the rest is not read";

  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;

  [[nodiscard]] bool exceeded() const {
    return unpacked > kAllowedBytes && unpacked / kAllowedRatio > packed;
  }
};

// Decodes the compression and UTF-16 or UTF-32 of `source`, which it recognizes by the first bytes.
// Reading throws ReadError once more comes out than `expansion` allows.
[[nodiscard]] std::unique_ptr<BufferedInput> unpack(std::unique_ptr<ByteStream> source,
                                                    const std::shared_ptr<UnpackLimit>& expansion);

// The file, unpacked. `expansion` counts for this file and all that is in it. Throws ReadError.
[[nodiscard]] std::unique_ptr<BufferedInput> open_input(
    const std::string& path, std::atomic<std::uint64_t>* progress,
    const std::shared_ptr<UnpackLimit>& expansion);

}  // namespace nachlese::readers
