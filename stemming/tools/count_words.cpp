// Counts how words are written, for resources/lexicon/words.tsv. Reads JSON Lines with the fields
// `text`, `title` or `body` from standard input; prints form TAB count in lower case TAB count
// capitalized inside sentences, for forms seen at least LEAST times. Usage: count_words LEAST <
// articles.jsonl
#include <algorithm>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stemming/normalize.hpp"
#include "stemming/tokenize.hpp"

namespace {

using namespace nachlese::text;

const std::set<std::string_view> kAddress = {"Herr",       "Herrn",     "Frau",     "Dr",
                                             "Kollege",    "Kollegen",  "Kollegin", "Minister",
                                             "Ministerin", "Präsident", "Kanzler",  "Kanzlerin"};

struct Counts {
  std::size_t lower = 0;
  std::size_t upper = 0;
  std::size_t addressed = 0;
};

class Counter {
 public:
  void add(std::string_view text) {
    tokenize(text, {}, tokens_);
    bool addressed = false;
    for (const auto& t : tokens_.tokens) {
      const auto bytes = text.substr(t.begin, t.end - t.begin);
      const bool after_address = std::exchange(addressed, kAddress.contains(bytes));
      if (t.kind != TokenKind::word || bytes.size() > 60 ||
          (t.capitalized && t.start != SentenceStart::no))
        continue;
      normalize_word(bytes, normal_);
      if (!std::all_of(normal_.begin(), normal_.end(),
                       [](unsigned char c) { return c >= 0x80 || std::isalpha(c) != 0; }))
        continue;
      fold_case(normal_, surface_);
      auto& counts = counts_[surface_];
      ++(t.capitalized ? counts.upper : counts.lower);
      if (after_address) ++counts.addressed;
    }
  }

  void print(std::size_t least) const {
    const std::map<std::string, Counts> sorted(counts_.begin(), counts_.end());
    for (const auto& [form, c] : sorted) {
      if (c.lower + c.upper >= least)
        std::cout << form << '\t' << c.lower << '\t' << c.upper << '\t' << c.addressed << '\n';
    }
  }

 private:
  std::unordered_map<std::string, Counts> counts_;
  RawTokens tokens_;
  std::string normal_, surface_;
};

}  // namespace

int main(int argc, char** argv) try {
  Counter counter;
  for (std::string line; std::getline(std::cin, line);) {
    const auto article = nlohmann::json::parse(line);
    for (const auto* field : {"title", "text", "body"}) {
      if (article.contains(field)) counter.add(article[field].get<std::string>());
    }
  }
  counter.print(argc > 1 ? std::stoul(argv[1]) : 3);
} catch (const std::exception& e) {
  std::cerr << "count_words: " << e.what() << '\n';
  return 1;
}
