#include "indexer/readers/bytes/buffered_input.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>

#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/bytes/container.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 18U;
constexpr int kMaxLayers = 2;  // a .gz inside a .gz happens; deeper is an attack

struct Compression {
  std::string_view magic;
  std::unique_ptr<ByteStream> (*open)(std::unique_ptr<ByteStream>);
};
constexpr Compression kCompressions[] = {
    {"\x1F\x8B\x08", gunzip},
    {"\x28\xB5\x2F\xFD", unzstd},
    {"BZh", unbzip2},
    {"\x04\x22\x4D\x18", unpack_rarer},
    {"\x1F\x9D", unpack_rarer},
    {"LZIP", unpack_rarer},
    {std::string_view("\xFD\x37zXZ\0", 6), unxz},
};

class PackedCount : public ByteStream {
 public:
  PackedCount(std::unique_ptr<ByteStream> source, std::shared_ptr<UnpackLimit> expansion)
      : source_(std::move(source)), expansion_(std::move(expansion)) {}

  std::size_t read(char* out, std::size_t size) override {
    const std::size_t count = source_->read(out, size);
    expansion_->packed += count;
    return count;
  }

 private:
  std::unique_ptr<ByteStream> source_;
  std::shared_ptr<UnpackLimit> expansion_;
};

class ExpansionGuard : public ByteStream {
 public:
  ExpansionGuard(std::unique_ptr<ByteStream> source, std::shared_ptr<UnpackLimit> expansion)
      : source_(std::move(source)), expansion_(std::move(expansion)) {}

  std::size_t read(char* out, std::size_t size) override {
    const std::size_t count = source_->read(out, size);
    expansion_->unpacked += count;
    if (expansion_->exceeded()) throw ReadError(UnpackLimit::kReason);
    return count;
  }

 private:
  std::unique_ptr<ByteStream> source_;
  std::shared_ptr<UnpackLimit> expansion_;
};

}  // namespace

BufferedInput::BufferedInput(std::unique_ptr<ByteStream> source)
    : source_(std::move(source)), buffer_(std::make_unique_for_overwrite<char[]>(kBufferBytes)) {}

bool BufferedInput::refill() {
  if (at_end_) return false;
  if (begin_ == end_) begin_ = end_ = 0;
  if (end_ == kBufferBytes) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  const std::size_t count = source_->read(buffer_.get() + end_, kBufferBytes - end_);
  end_ += count;
  at_end_ = count == 0 && end_ < kBufferBytes;
  return count > 0;
}

std::string_view BufferedInput::peek(std::size_t size) {
  while (end_ - begin_ < size && refill()) {
  }
  return {buffer_.get() + begin_, std::min(size, end_ - begin_)};
}

void BufferedInput::skip(std::size_t size) { begin_ += size; }

std::size_t BufferedInput::read(char* out, std::size_t size) {
  if (begin_ == end_ && !refill()) return 0;
  const std::size_t count = std::min(size, end_ - begin_);
  std::memcpy(out, buffer_.get() + begin_, count);
  begin_ += count;
  return count;
}

bool BufferedInput::take(std::uint64_t size, std::string* out) {
  constexpr std::uint64_t kPiece = std::uint64_t{1} << 16U;
  while (size > 0) {
    const std::string_view bytes = peek(static_cast<std::size_t>(std::min(size, kPiece)));
    if (bytes.empty()) return false;
    if (out != nullptr) *out += bytes;
    size -= bytes.size();
    skip(bytes.size());
  }
  return true;
}

bool BufferedInput::next_line(Line& line, std::size_t limit, char end) {
  line.text.clear();
  line.too_long = line.complete = false;
  if (begin_ == end_ && !refill()) return false;
  while (!line.complete && (begin_ < end_ || refill())) {
    const char* start = buffer_.get() + begin_;
    const auto* stop = static_cast<const char*>(std::memchr(start, end, end_ - begin_));
    const std::size_t count =
        stop != nullptr ? static_cast<std::size_t>(stop - start) : end_ - begin_;
    line.too_long = line.too_long || line.text.size() + count > limit;
    if (line.too_long) {
      std::string().swap(line.text);
    } else {
      line.text.append(start, count);
    }
    line.complete = stop != nullptr;
    begin_ += count + (line.complete ? 1 : 0);
  }
  if (line.text.ends_with('\r')) line.text.pop_back();
  return true;
}

bool BufferedInput::read_rest(std::string& out, std::size_t limit) {
  out.clear();
  while (begin_ < end_ || refill()) {
    if (out.size() + (end_ - begin_) > limit) return false;
    out.append(buffer_.get() + begin_, end_ - begin_);
    begin_ = end_;
  }
  return true;
}

std::unique_ptr<BufferedInput> unpack(std::unique_ptr<ByteStream> source,
                                      const std::shared_ptr<UnpackLimit>& expansion) {
  auto input = std::make_unique<BufferedInput>(
      std::make_unique<ExpansionGuard>(std::move(source), expansion));
  for (int layer = 0; layer < kMaxLayers; ++layer) {
    const auto found =
        std::find_if(std::begin(kCompressions), std::end(kCompressions),
                     [&](const Compression& c) { return input->peek(c.magic.size()) == c.magic; });
    if (found == std::end(kCompressions)) break;
    input = std::make_unique<BufferedInput>(
        std::make_unique<ExpansionGuard>(found->open(std::move(input)), expansion));
  }
  if (const std::string_view charset = charset_of_start(input->peek(256)); !charset.empty())
    input = std::make_unique<BufferedInput>(to_utf8(std::move(input), std::string(charset)));
  return input;
}

std::unique_ptr<BufferedInput> open_input(const std::string& path,
                                          std::atomic<std::uint64_t>* progress,
                                          const std::shared_ptr<UnpackLimit>& expansion) {
  return unpack(std::make_unique<PackedCount>(open_file(path, progress), expansion), expansion);
}

}  // namespace nachlese::readers
