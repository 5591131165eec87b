// libFuzzer target: damaged document data gives an Error, never a crash; what decodes also survives
// encoding, packing and decoding again. Inputs are also frames of packed articles, texts without
// their words, and the orders of words that such texts are read with.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/article_codec.hpp"
#include "core/store/packed_article.hpp"
#include "core/store/word_order.hpp"
#include "core/store/woven_text.hpp"

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

void read_woven(std::string_view order, std::string_view woven) {
  static const std::vector<std::string> kTerms = {"bundestag", "der", "strasse"};
  try {
    ArticleWords words(order, kTerms);
    (void)unweave(woven, words);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::archive) std::abort();
  }
}

std::string some_order() {
  const std::vector<PlacedWord> words = {{0, 1}, {1, 2}, {2, 3}, {0, 4}, {1, 5}};
  const std::vector<std::string> terms = {"der", "bundestag", "strasse"};
  return pack_word_order(words, terms);
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
  static const std::string kOrder = some_order();
  read_woven(kOrder, input);
  read_woven(input, std::string("\1\6", 2));
  return 0;
}
