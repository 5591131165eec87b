#include "web/http/compress.hpp"

#include <zlib.h>
#include <zstd.h>

#include <stdexcept>

namespace nachlese::web {

bool is_worth_compressing(std::string_view content_type, std::size_t size) {
  constexpr std::size_t kLeastSize = 1'000;
  const auto contains = [&](std::string_view part) {
    return content_type.find(part) != std::string_view::npos;
  };
  return size >= kLeastSize && (contains("text/") || contains("json") || contains("xml"));
}

std::string gzip(std::string_view text) {
  constexpr int kLevel = 4;             // see docs/DECISIONS.md#compression-of-answers
  constexpr int kWindowBits = 15 + 16;  // largest window, gzip header
  constexpr int kMemoryLevel = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kWindowBits, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::runtime_error("zlib could not be set up");
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in =
      reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib does not modify its input
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("zlib could not compress an answer");
  return out;
}

std::string zstd(std::string_view text) {
  constexpr int kLevel = 3;
  std::string out(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), text.data(), text.size(), kLevel);
  if (ZSTD_isError(size) != 0) throw std::runtime_error("zstd could not compress an answer");
  out.resize(size);
  return out;
}

void compress_body(Response& response, Encoding encoding) {
  if (encoding == Encoding::identity ||
      !is_worth_compressing(response.content_type, response.body.size()))
    return;
  const bool as_zstd = encoding == Encoding::zstd;
  response.body = as_zstd ? zstd(response.body) : gzip(response.body);
  response.headers.emplace_back("Content-Encoding", as_zstd ? "zstd" : "gzip");
}

}  // namespace nachlese::web
