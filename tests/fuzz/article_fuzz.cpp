// libFuzzer target: damaged document data gives an Error, never a crash; what decodes also survives
// encoding and decoding again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/error.hpp"
#include "core/store/article_codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nachlese;
  using namespace nachlese::store;
  try {
    const Article article = decode_article({reinterpret_cast<const char*>(data), size});
    if (!(decode_article(encode_article(article)) == article)) std::abort();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::archive) std::abort();
  }
  return 0;
}
