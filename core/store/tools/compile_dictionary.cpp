// Makes the dictionary that articles are packed with (core/store/packed_article.hpp) of the counts
// in resources/lexicon/words.tsv: the words that save most, each behind a blank and as it is mostly
// written, the best ones last, where references are shortest. Before them stands what zstd expects:
// a magic number, an id, which is their hash, and the tables of byte_counts.hpp. Usage:
// compile_dictionary WORDS DICTIONARY
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/hash.hpp"
#include "core/store/tools/byte_counts.hpp"

namespace {

// Larger ones save little more, and every program that reads an archive holds it in its caches.
constexpr std::size_t kBytes = 110'000;

struct Word {
  std::string text;
  std::uint64_t value = 0;
};

// The first letter of a German word.
std::string capitalized(std::string word) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(word[at]); };
  if (byte(0) >= 'a' && byte(0) <= 'z') word[0] = static_cast<char>(byte(0) - ('a' - 'A'));
  // ä, ö and ü
  if (byte(0) == 0xC3 && word.size() > 1 && byte(1) >= 0xA0)
    word[1] = static_cast<char>(byte(1) - 0x20);
  return word;
}

std::vector<Word> read_words(const char* path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(std::string("cannot read ") + path);
  std::vector<Word> out;
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string form;
    std::uint64_t lower = 0;
    std::uint64_t upper = 0;
    if (!(fields >> form >> lower >> upper)) throw std::runtime_error("no counts: " + line);
    const std::uint64_t value = (lower + upper) * form.size();
    out.push_back({" " + (upper > lower ? capitalized(form) : form), value});
  }
  return out;
}

std::string best_of(std::vector<Word> words) {
  std::ranges::sort(words, [](const Word& left, const Word& right) {
    return std::pair(right.value, std::string_view(left.text)) <
           std::pair(left.value, std::string_view(right.text));
  });
  std::size_t kept = 0;
  std::size_t bytes = 0;
  while (kept < words.size() && bytes + words[kept].text.size() <= kBytes)
    bytes += words[kept++].text.size();
  std::string out;
  while (kept > 0) out += words[--kept].text;
  return out;
}

std::string little_endian(std::uint32_t number) {
  std::string out;
  for (unsigned shift = 0; shift < 32; shift += 8)
    out += static_cast<char>(number >> shift & 0xffU);
  return out;
}

std::string dictionary(const std::string& words) {
  constexpr std::uint32_t kMagic = 0xEC30A437;
  constexpr std::uint32_t kPrivate = 1U << 30U;  // ids below 2^15 and from 2^31 on are registered
  std::string content(std::begin(nachlese::store::kByteCounts),
                      std::end(nachlese::store::kByteCounts));
  content += words;
  const auto hash = static_cast<std::uint32_t>(nachlese::hash64(content));
  return little_endian(kMagic) + little_endian(kPrivate | hash % kPrivate) + content;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_dictionary WORDS DICTIONARY\n";
    return 2;
  }
  try {
    std::ofstream out(argv[2], std::ios::binary);
    out << dictionary(best_of(read_words(argv[1])));
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[2]);
  } catch (const std::exception& error) {
    std::cerr << "compile_dictionary: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
