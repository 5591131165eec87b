#include "indexer/readers/bytes/container.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <charconv>
#include <numeric>
#include <string>
#include <vector>

#include "indexer/readers/bytes/buffered_input.hpp"

namespace nachlese::readers {
namespace {

// A libarchive reader over a byte stream.
class Reader {
 public:
  // With `memory`, which must outlive the reader, that is read instead of the source.
  Reader(std::unique_ptr<ByteStream> source, void (*enable)(archive*),
         const std::string* memory = nullptr)
      : source_(std::move(source)),
        memory_(memory),
        buffer_(std::size_t{1} << 16U),
        archive_(archive_read_new()) {
    if (archive_ == nullptr) throw ReadError("libarchive cannot be started");
    enable(archive_);
  }
  ~Reader() { archive_read_free(archive_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Null at the end.
  archive_entry* next() {
    if (!opened_)
      check(memory_ != nullptr
                ? archive_read_open_memory(archive_, memory_->data(), memory_->size())
                : archive_read_open(archive_, this, nullptr, fill, nullptr));
    opened_ = true;
    archive_entry* entry = nullptr;
    return check(archive_read_next_header(archive_, &entry)) == ARCHIVE_EOF ? nullptr : entry;
  }

  std::size_t read(char* out, std::size_t size) {
    const auto count = archive_read_data(archive_, out, size);
    if (count < 0) {
      check(static_cast<int>(count));
      // A warning instead of bytes: a checksum that does not fit, say.
      throw ReadError("the packed data is damaged");
    }
    return static_cast<std::size_t>(count);
  }

 private:
  // Exceptions must not pass through C: what went wrong is kept and thrown afterwards.
  static la_ssize_t fill(archive* handle, void* self, const void** out) {
    auto& reader = *static_cast<Reader*>(self);
    try {
      *out = reader.buffer_.data();
      return static_cast<la_ssize_t>(
          reader.source_->read(reader.buffer_.data(), reader.buffer_.size()));
    } catch (const ReadError& error) {
      reader.failure_ = error.what();
      archive_set_error(handle, EIO, "%s", error.what());
      return ARCHIVE_FATAL;
    }
  }

  int check(int result) {
    if (result == ARCHIVE_OK || result == ARCHIVE_EOF || result == ARCHIVE_WARN) return result;
    if (!failure_.empty()) throw ReadError(failure_);
    const char* reason = archive_error_string(archive_);
    throw ReadError(std::string("the packed data is damaged: ") +
                    (reason != nullptr ? reason : "unknown reason"));
  }

  std::unique_ptr<ByteStream> source_;
  const std::string* memory_;
  std::vector<char> buffer_;
  archive* archive_;
  bool opened_ = false;
  std::string failure_;
};

class EntryStream : public ByteStream {
 public:
  explicit EntryStream(Reader& reader) : reader_(reader) {}
  std::size_t read(char* out, std::size_t size) override { return reader_.read(out, size); }

 private:
  Reader& reader_;
};

class FilterStream : public ByteStream {
 public:
  FilterStream(std::unique_ptr<ByteStream> source, void (*enable)(archive*))
      : reader_(std::move(source), enable) {}

  std::size_t read(char* out, std::size_t size) override {
    if (!started_ && reader_.next() == nullptr) return 0;
    started_ = true;
    return reader_.read(out, size);
  }

 private:
  Reader reader_;
  bool started_ = false;
};

class NoStream : public ByteStream {
 public:
  std::size_t read(char*, std::size_t) override { return 0; }
};

std::uint64_t read_entries_of(
    Reader& reader,
    const std::function<void(std::string name, std::unique_ptr<ByteStream> content)>& file) {
  std::uint64_t count = 0;
  while (archive_entry* entry = reader.next()) {
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)
      continue;
    if (++count > kMaxEntries)
      throw ReadError("more than " + std::to_string(kMaxEntries) + " files; the rest is not read");
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    file(name != nullptr ? name : std::to_string(count), std::make_unique<EntryStream>(reader));
  }
  return count;
}

// The header of a tar carries the sum of its bytes, its own field counted as blanks (POSIX.1-1988,
// ustar; v7 before it).
bool is_tar(std::string_view head) {
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumSize = 8;
  if (head.size() < kContainerHead) return false;
  const auto add = [](unsigned sum, char c) { return sum + static_cast<unsigned char>(c); };
  unsigned sum = std::accumulate(head.begin(), head.begin() + kContainerHead, 0U, add);
  const std::string_view field = head.substr(kSumAt, kSumSize);
  sum = sum - std::accumulate(field.begin(), field.end(), 0U, add) + kSumSize * ' ';
  const std::size_t start = field.find_first_not_of(' ');
  unsigned written = 0;
  return start != std::string_view::npos &&
         std::from_chars(field.data() + start, field.data() + field.size(), written, 8).ec ==
             std::errc() &&
         written == sum;
}

}  // namespace

bool is_zip(std::string_view head) {
  using namespace std::string_view_literals;
  return head.starts_with("PK\3\4"sv) || head.starts_with("PK\5\6"sv);
}

bool is_container(std::string_view head) { return is_zip(head) || is_tar(head); }

std::uint64_t read_container(
    std::unique_ptr<ByteStream> source,
    const std::function<void(std::string name, std::unique_ptr<ByteStream> content)>& file) {
  Reader reader(std::move(source), [](archive* a) {
    archive_read_support_format_tar(a);
    archive_read_support_format_zip_streamable(a);
  });
  return read_entries_of(reader, file);
}

void read_container_in_memory(
    std::unique_ptr<ByteStream> source,
    const std::function<void(std::string name, std::unique_ptr<ByteStream> content)>& file) {
  std::string bytes;
  BufferedInput input(std::move(source));
  if (!input.read_rest(bytes, kMostInMemory))
    throw ReadError("the container is larger than " + std::to_string(kMostInMemory >> 20U) +
                    " MiB");
  Reader reader(
      std::make_unique<NoStream>(),
      [](archive* a) {
        archive_read_support_format_7zip(a);
        archive_read_support_format_rar(a);
        archive_read_support_format_rar5(a);
      },
      &bytes);
  read_entries_of(reader, file);
}

std::unique_ptr<ByteStream> unpack_rarer(std::unique_ptr<ByteStream> compressed) {
  return std::make_unique<FilterStream>(std::move(compressed), [](archive* a) {
    archive_read_support_filter_lz4(a);
    archive_read_support_filter_compress(a);
    archive_read_support_filter_lzip(a);
    archive_read_support_format_raw(a);
  });
}

std::unique_ptr<ByteStream> unbzip2(std::unique_ptr<ByteStream> compressed) {
  return std::make_unique<FilterStream>(std::move(compressed), [](archive* a) {
    archive_read_support_filter_bzip2(a);
    archive_read_support_format_raw(a);
  });
}

std::unique_ptr<ByteStream> unxz(std::unique_ptr<ByteStream> compressed) {
  return std::make_unique<FilterStream>(std::move(compressed), [](archive* a) {
    archive_read_support_filter_xz(a);
    archive_read_support_format_raw(a);
  });
}

}  // namespace nachlese::readers
