// Counts how frequent bytes, lengths and distances are in articles packed with a dictionary, and
// prints the tables that zstd makes of it, for core/store/tools/byte_counts.hpp. Reads JSON Lines
// with the fields `title`, `text` or `body` from standard input. Usage: count_bytes DICTIONARY <
// articles.jsonl
#include <zdict.h>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/store/article_codec.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: count_bytes DICTIONARY < articles.jsonl\n";
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  std::string dictionary(std::istreambuf_iterator<char>(file), {});
  const std::size_t tables = ZDICT_getDictHeaderSize(dictionary.data(), dictionary.size());
  const std::string words = dictionary.substr(ZDICT_isError(tables) != 0 ? 0 : tables);
  std::string samples;
  std::vector<std::size_t> sizes;
  for (std::string line; std::getline(std::cin, line);) {
    const auto json = nlohmann::json::parse(line);
    nachlese::Article article;
    article.title = json.value("title", "");
    article.body = json.value("text", json.value("body", ""));
    const std::string bytes = nachlese::store::encode_article(article);
    samples += bytes;
    sizes.push_back(bytes.size());
  }
  ZDICT_params_t parameters{};
  parameters.compressionLevel = 5;
  std::string out(words.size() + 4096, '\0');
  const std::size_t size =
      ZDICT_finalizeDictionary(out.data(), out.size(), words.data(), words.size(), samples.data(),
                               sizes.data(), static_cast<unsigned>(sizes.size()), parameters);
  if (ZDICT_isError(size) != 0) {
    std::cerr << "count_bytes: " << ZDICT_getErrorName(size) << '\n';
    return 1;
  }
  constexpr std::size_t kIds = 8;  // magic number and id of the dictionary
  const std::size_t end = ZDICT_getDictHeaderSize(out.data(), size);
  for (std::size_t i = kIds; i < end; ++i)
    std::printf("0x%02x,%c", static_cast<unsigned char>(out[i]),
                (i - kIds) % 16 == 15 ? '\n' : ' ');
  std::printf("\n");
  return 0;
}
