// libFuzzer target: damaged document data gives an Error, never a crash; what decodes also survives
// encoding, packing and decoding again. Inputs are also frames of packed articles.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/error.hpp"
#include "core/store/article_codec.hpp"
#include "core/store/packed_article.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::store;

void decode(std::string_view stored) {
  try {
    const Article article = decode_article(stored);
    const std::string bytes = encode_article(article);
    if (!(decode_article(bytes) == article)) std::abort();
    if (!(decode_article(pack_article(bytes)) == article)) std::abort();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::archive) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Up to the id of the dictionary.
  static const std::string kHead = [] {
    Article article;
    article.body = std::string(100, 'x');
    return pack_article(encode_article(article)).substr(0, 10);
  }();
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  decode(input);
  decode(kHead + std::string(input));
  return 0;
}
