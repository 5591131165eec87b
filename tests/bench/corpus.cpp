// Writes the corpus of the benchmarks in the format of each engine.
//   corpus speeches JSONL_OUT SCRIPTINDEX_OUT < bundestag-speeches.jsonl
//   corpus generate COUNT JSONL_OUT SCRIPTINDEX_OUT
//       Zipfian pseudo-words, for use without the speeches
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/speeches.hpp"

namespace {
using nlohmann::json;

struct Outputs {
  std::ofstream jsonl;
  std::ofstream scriptindex;
};

// scriptindex continues a value on lines that start with '='.
std::string scriptindex_value(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\n=";
    } else if (c != '\r') {
      out += c;
    }
  }
  return out;
}

void write(Outputs& out, const json& article) {
  out.jsonl << article.dump() << '\n';
  for (const char* field : {"id", "title", "published", "section", "body"}) {
    if (article.contains(field))
      out.scriptindex << field << '=' << scriptindex_value(article[field].get<std::string>())
                      << '\n';
  }
  for (const auto& author : article.value("authors", json::array()))
    out.scriptindex << "author=" << author.get<std::string>() << '\n';
  out.scriptindex << '\n';
}

void convert_speeches(Outputs& out) {
  for (std::string line; std::getline(std::cin, line);) {
    const json article = nachlese::test::article_of_speech(json::parse(line));
    if (!article.is_null()) write(out, article);
  }
}

// Generates deterministic text of 40,000 word types under Zipf's law; every third word is a noun, a
// few are compounds.
class TextMaker {
 public:
  TextMaker() {
    constexpr std::array kSyllables = {"be",  "gan", "tor", "mel", "schi", "ver", "lo", "kraft",
                                       "wen", "tra", "bur", "sal", "nim",  "hau", "zen"};
    for (std::size_t i = 0; i < kTypes; ++i) {
      std::string word;
      for (std::size_t rest = i + 1; rest > 0; rest /= kSyllables.size())
        word += kSyllables[rest % kSyllables.size()];
      if (i % 3 == 0) word[0] = static_cast<char>(std::toupper(word[0]));
      words_.push_back(word);
    }
  }

  std::string text(std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
      // Inverse of the harmonic distribution function, accurate enough for s = 1.
      const double rank = std::exp(uniform_(random_) * std::log(static_cast<double>(kTypes)));
      out += words_[std::min(kTypes - 1, static_cast<std::size_t>(rank))];
      out += i % 17 == 16 ? ". " : " ";
    }
    return out;
  }

 private:
  static constexpr std::size_t kTypes = 40000;
  std::vector<std::string> words_;
  std::mt19937 random_{42};
  std::uniform_real_distribution<double> uniform_{0, 1};
};

void generate(Outputs& out, int count) {
  TextMaker maker;
  for (int i = 0; i < count; ++i) {
    const std::string day = std::to_string(10 + i % 18);
    write(out, {{"id", "gen-" + std::to_string(i)},
                {"title", maker.text(8)},
                {"body", maker.text(500)},
                {"authors", json::array({"Autor " + std::to_string(i % 97)})},
                {"source", "Erzeugt"},
                {"section", "Teil " + std::to_string(i % 9)},
                {"published", std::to_string(1995 + i % 30) + "-05-" + day},
                {"language", "de"}});
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "speeches" && argc == 4) {
    Outputs out{std::ofstream(argv[2]), std::ofstream(argv[3])};
    convert_speeches(out);
  } else if (what == "generate" && argc == 5) {
    Outputs out{std::ofstream(argv[3]), std::ofstream(argv[4])};
    generate(out, std::atoi(argv[2]));
  } else {
    std::cerr << "usage: corpus speeches JSONL SCRIPTINDEX < SPEECHES | corpus generate COUNT "
                 "JSONL SCRIPTINDEX\n";
    return 2;
  }
}
