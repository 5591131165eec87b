// Replaces the zlib calls of Xapian by libdeflate. Xapian compresses every term list and what else
// is no packed article with zlib at its default level, which cannot be configured and takes time.
// This file defines the functions that Xapian calls (raw deflate, all input and output at once);
// the linker prefers the program's definitions to those of libz. The output is plain deflate, which
// any zlib reads. See docs/DECISIONS.md#libdeflate.
#include <libdeflate.h>
#include <zlib.h>

#include <memory>
#include <new>
#include <string_view>

#include "core/store/packed_article.hpp"

namespace {

// See docs/DECISIONS.md#libdeflate.
constexpr int kLevel = 1;

struct Free {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

libdeflate_compressor* compressor() {
  static thread_local const std::unique_ptr<libdeflate_compressor, Free> kept(
      libdeflate_alloc_compressor(kLevel));
  if (kept == nullptr) throw std::bad_alloc();
  return kept.get();
}

}  // namespace

extern "C" {

int deflateInit2_(z_streamp stream, int, int method, int window_bits, int, int, const char*, int) {
  constexpr int kRaw = -15;
  if (method != Z_DEFLATED || window_bits != kRaw)
    return Z_STREAM_ERROR;  // Xapian asks for nothing else
  return deflateReset(stream);
}

int deflateReset(z_streamp stream) {
  stream->total_in = stream->total_out = 0;
  return Z_OK;
}

int deflateEnd(z_streamp) { return Z_OK; }

int deflate(z_streamp stream, int flush) {
  if (flush != Z_FINISH) return Z_STREAM_ERROR;
  const std::string_view input(reinterpret_cast<const char*>(stream->next_in), stream->avail_in);
  if (nachlese::store::is_packed_article(input)) return Z_OK;  // stored as it is
  const std::size_t size = libdeflate_deflate_compress(
      compressor(), stream->next_in, stream->avail_in, stream->next_out, stream->avail_out);
  if (size == 0) return Z_OK;  // does not fit: Xapian stores it uncompressed
  stream->total_in = stream->avail_in;
  stream->total_out = size;
  return Z_STREAM_END;
}

}  // extern "C"
