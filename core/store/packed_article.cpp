#include "core/store/packed_article.hpp"

#include <zstd.h>
#include <algorithm>
#include <memory>
#include <new>

#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "core/store/article_codec.hpp"

NACHLESE_EMBEDDED(text_dictionary, text_dictionary);

namespace nachlese::store {
namespace {

constexpr int kLevel = 5;  // docs/DECISIONS.md#texts-of-articles

template <auto release>
struct Release {
  template <class Type>
  void operator()(Type* released) const {
    release(released);
  }
};

template <class Type>
Type* required(Type* made) {
  if (made == nullptr) throw std::bad_alloc();
  return made;
}

// The dictionary prepared for either direction, once for all threads.
const ZSTD_CDict* packing_dictionary() {
  static const std::unique_ptr<ZSTD_CDict, Release<ZSTD_freeCDict>> kMade(
      required(ZSTD_createCDict(text_dictionary().data(), text_dictionary().size(), kLevel)));
  return kMade.get();
}

const ZSTD_DDict* unpacking_dictionary() {
  static const std::unique_ptr<ZSTD_DDict, Release<ZSTD_freeDDict>> kMade(
      required(ZSTD_createDDict(text_dictionary().data(), text_dictionary().size())));
  return kMade.get();
}

ZSTD_CCtx* packer() {
  static thread_local const std::unique_ptr<ZSTD_CCtx, Release<ZSTD_freeCCtx>> kMade(
      required(ZSTD_createCCtx()));
  return kMade.get();
}

ZSTD_DCtx* unpacker() {
  static thread_local const std::unique_ptr<ZSTD_DCtx, Release<ZSTD_freeDCtx>> kMade(
      required(ZSTD_createDCtx()));
  return kMade.get();
}

// A block of zstd has four bytes or more and holds 128 KiB at most.
std::size_t most_in(std::string_view frame) {
  constexpr std::size_t kBlock = std::size_t{128} << 10U;
  return std::min(kMostUnpacked, (frame.size() / 4 + 1) * kBlock);
}

}  // namespace

std::string pack_article(std::string bytes) {
  if (bytes.size() < 2 || bytes.size() > kMostUnpacked) return bytes;
  std::string out(bytes.size() - 1, kPackedFormat);
  const std::size_t size = ZSTD_compress_usingCDict(
      packer(), out.data() + 1, out.size() - 1, bytes.data(), bytes.size(), packing_dictionary());
  if (ZSTD_isError(size) != 0) return bytes;  // it does not fit
  out.resize(1 + size);
  return out;
}

bool is_packed_article(std::string_view stored) {
  constexpr std::string_view kMagic = "\x28\xB5\x2F\xFD";
  return !stored.empty() && stored.front() == kPackedFormat && stored.substr(1).starts_with(kMagic);
}

std::string unpack_article(std::string_view stored) {
  if (!is_packed_article(stored)) throw_damaged_article();
  const std::string_view frame = stored.substr(1);
  if (ZSTD_getDictID_fromFrame(frame.data(), frame.size()) !=
      ZSTD_getDictID_fromDDict(unpacking_dictionary()))
    throw Error(ErrorCode::archive,
                "A stored article was packed with the dictionary of another version.",
                "Use the version that built the archive, or run `nachlese-index rebuild`.");
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > most_in(frame)) throw_damaged_article();  // also if it is unknown
  std::string out(static_cast<std::size_t>(size), '\0');
  const std::size_t written = ZSTD_decompress_usingDDict(
      unpacker(), out.data(), out.size(), frame.data(), frame.size(), unpacking_dictionary());
  if (ZSTD_isError(written) != 0 || written != out.size()) throw_damaged_article();
  return out;
}

}  // namespace nachlese::store
