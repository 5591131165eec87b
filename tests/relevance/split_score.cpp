// Scores the compound splitter on a gold list (compounds.tsv: word TAB parts joined by | TAB other
// right splits, separated by blanks). A boundary may be off by one letter unless --strict, since
// linking letters may belong to either side. Usage: split_score FILE [--strict] [--errors]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"
#include "stemming/describe.hpp"

namespace {

using Cuts = std::vector<std::size_t>;

Cuts cuts_of(std::string_view parts) {
  Cuts cuts;
  std::size_t letters = 0;
  for (const char c : parts) {
    if (c == '|') {
      cuts.push_back(letters);
    } else {
      letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    }
  }
  return cuts;
}

struct Tally {
  std::size_t right = 0, wrong = 0, missed = 0;

  [[nodiscard]] long value() const {
    return static_cast<long>(right) - static_cast<long>(wrong) - static_cast<long>(missed);
  }
};

Tally compare(const Cuts& found, const Cuts& gold, std::size_t tolerance) {
  Tally tally;
  for (const auto cut : found) {
    const bool hit = std::any_of(gold.begin(), gold.end(), [&](std::size_t g) {
      return std::max(cut, g) - std::min(cut, g) <= tolerance;
    });
    ++(hit ? tally.right : tally.wrong);
  }
  tally.missed = gold.size() - std::min(gold.size(), tally.right);
  return tally;
}

struct Score {
  Tally cuts;
  std::size_t simple = 0, simple_split = 0, compounds = 0, complete = 0;
};

void print(const Score& s) {
  const auto share = [](std::size_t a, std::size_t b) {
    return b == 0 ? 1.0 : static_cast<double>(a) / static_cast<double>(b);
  };
  std::printf("boundaries: precision %.3f  recall %.3f\n",
              share(s.cuts.right, s.cuts.right + s.cuts.wrong),
              share(s.cuts.right, s.cuts.right + s.cuts.missed));
  std::printf("simple words split: %zu of %zu (%.1f %%)\n", s.simple_split, s.simple,
              100 * share(s.simple_split, s.simple));
  std::printf("compounds wholly right: %zu of %zu (%.1f %%)\n", s.complete, s.compounds,
              100 * share(s.complete, s.compounds));
}

}  // namespace

int main(int argc, char** argv) {
  std::set<std::string_view> options(argv + std::min(argc, 2), argv + argc);
  std::ifstream file(argc > 1 ? argv[1] : "");
  if (!file) {
    std::cerr << "usage: split_score FILE [--strict] [--errors]\n";
    return 2;
  }
  const std::size_t tolerance = options.contains("--strict") ? 0 : 1;
  nachlese::text::Analyzer analyzer;
  Score score;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string word, split;
    fields >> word;
    auto described = nachlese::text::describe_words(analyzer, word);
    described.pop_back();
    const auto found = described.substr(described.rfind('\t') + 1);
    Tally best;
    std::string best_split;
    std::size_t least = 99;
    while (fields >> split) {
      const auto tally = compare(cuts_of(found), cuts_of(split), tolerance);
      least = std::min(least, cuts_of(split).size());
      if (best_split.empty() || tally.value() > best.value()) best = tally, best_split = split;
    }
    score.cuts = {score.cuts.right + best.right, score.cuts.wrong + best.wrong,
                  score.cuts.missed + best.missed};
    const bool right = best.wrong == 0 && best.missed == 0;
    ++(least == 0 ? score.simple : score.compounds);
    score.simple_split += least == 0 && !right ? 1 : 0;
    score.complete += least != 0 && right ? 1 : 0;
    if (!right && options.contains("--errors"))
      std::cout << found << " instead of " << best_split << '\n';
  }
  print(score);
}
