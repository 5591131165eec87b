// Xapian compresses every article and every term list by itself, with zlib at its default level: a
// sixth of an indexing run, a fifth of that for clearing tables of 200 KB before each text of 3 KB.
// There is no setting for it, so the part of zlib's deflate that Xapian calls (one raw block
// sequence, all input and output at once) is answered here by libdeflate, as malloc is by mimalloc:
// the linker takes the program's definition before that of libz. What is written is plain deflate
// that any zlib reads.
#include <libdeflate.h>
#include <zlib.h>

#include <memory>
#include <new>

namespace {

// Instructions for 1,280 speeches: 10.36 G with zlib at its level 6, 9.43 G with libdeflate at
// 4, 9.14 G at 1. The tables are 1.4 % smaller at 5 than at 1, and no smaller at 7.
constexpr int kLevel = 5;

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
    return Z_STREAM_ERROR;  // anything but what Xapian asks for
  return deflateReset(stream);
}

int deflateReset(z_streamp stream) {
  stream->total_in = stream->total_out = 0;
  return Z_OK;
}

int deflateEnd(z_streamp) { return Z_OK; }

int deflate(z_streamp stream, int flush) {
  if (flush != Z_FINISH) return Z_STREAM_ERROR;
  const std::size_t size = libdeflate_deflate_compress(
      compressor(), stream->next_in, stream->avail_in, stream->next_out, stream->avail_out);
  if (size == 0) return Z_OK;  // more than the room there is: Xapian stores it as it is
  stream->total_in = stream->avail_in;
  stream->total_out = size;
  return Z_STREAM_END;
}

}  // extern "C"
