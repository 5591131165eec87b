// Scores the stemmer on a gold file with a cluster of word forms per line, separated by blanks.
// Prints precision, recall and F of the pairs that share a stem, and of B³ (mean over the words),
// for all forms and for capitalized ones. Usage: stem_score FILE [--rules] [--errors N]. --rules:
// without the table of exceptions; --errors: shows N of each kind.
#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/normalize.hpp"
#include "stemming/stem.hpp"

namespace {

struct Form {
  std::string word;
  std::string stem;
  std::size_t cluster = 0;
};

bool is_noun(const std::string& word) {
  std::string lower;
  nachlese::text::fold_case(word, lower);
  return lower.substr(0, 1) != word.substr(0, 1) ||
         (word[0] == '\xC3' && lower.substr(0, 2) != word.substr(0, 2));
}

std::vector<Form> read(const std::string& path, bool rules) {
  std::ifstream file(path);
  std::vector<Form> forms;
  std::size_t cluster = 0;
  for (std::string line, word, surface; std::getline(file, line); ++cluster) {
    for (std::istringstream words(line); words >> word;) {
      Form form{word, {}, cluster};
      nachlese::text::fold_case(word, surface);
      if (rules) {
        nachlese::text::stem_by_rules(
            surface,
            is_noun(word) ? nachlese::text::WordClass::noun : nachlese::text::WordClass::other,
            form.stem);
      } else {
        nachlese::text::find_stem(surface, is_noun(word), form.stem);
      }
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

double pairs(std::size_t n) { return static_cast<double>(n) * (static_cast<double>(n) - 1) / 2; }

void print(const char* name, double precision, double recall) {
  std::printf("  %-6s P %.4f  R %.4f  F %.4f\n", name, precision, recall,
              2 * precision * recall / (precision + recall));
}

void score(const char* title, const std::vector<Form>& forms) {
  std::map<std::string, std::size_t> by_stem;
  std::map<std::size_t, std::size_t> by_cluster;
  std::map<std::pair<std::string, std::size_t>, std::size_t> both;
  for (const auto& f : forms)
    ++by_stem[f.stem], ++by_cluster[f.cluster], ++both[{f.stem, f.cluster}];
  double united = 0, belong = 0, right = 0, precision = 0, recall = 0;
  for (const auto& [s, n] : by_stem) united += pairs(n);
  for (const auto& [c, n] : by_cluster) belong += pairs(n);
  for (const auto& [k, n] : both) {
    right += pairs(n);
    precision += static_cast<double>(n * n) / static_cast<double>(by_stem[k.first]);
    recall += static_cast<double>(n * n) / static_cast<double>(by_cluster[k.second]);
  }
  const auto count = static_cast<double>(forms.size());
  std::printf("%s: %zu forms, %zu clusters\n", title, forms.size(), by_cluster.size());
  print("pairs", right / united, right / belong);
  print("B3", precision / count, recall / count);
}

void show_errors(const std::vector<Form>& forms, std::size_t most) {
  std::map<std::string, std::map<std::size_t, std::vector<std::string>>> by_stem;
  std::map<std::size_t, std::map<std::string, std::vector<std::string>>> by_cluster;
  for (const auto& f : forms) {
    by_stem[f.stem][f.cluster].push_back(f.word);
    by_cluster[f.cluster][f.stem].push_back(f.word);
  }
  const auto show = [&](const char* title, const auto& groups) {
    std::size_t wrong = 0, shown = 0;
    for (const auto& [key, members] : groups) wrong += members.size() > 1 ? 1 : 0;
    std::cout << title << " (" << wrong << ")\n";
    std::size_t i = 0;
    for (const auto& [key, members] : groups) {
      if (members.size() < 2 || i++ % std::max<std::size_t>(1, wrong / most) != 0 ||
          shown++ >= most)
        continue;
      for (const auto& [other, words] : members) {
        std::cout << " [" << other << ":";
        for (std::size_t k = 0; k < std::min<std::size_t>(words.size(), 5); ++k)
          std::cout << ' ' << words[k];
        std::cout << "]";
      }
      std::cout << '\n';
    }
  };
  show("united wrongly", by_stem);
  show("not united", by_cluster);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: stem_score FILE [--rules] [--errors N]\n";
    return 2;
  }
  bool rules = false;
  std::size_t errors = 0;
  for (int i = 2; i < argc; ++i) {
    const std::string_view option = argv[i];
    if (option == "--rules") rules = true;
    if (option == "--errors" && i + 1 < argc) errors = std::stoul(argv[++i]);
  }
  const auto forms = read(argv[1], rules);
  if (forms.empty()) {
    std::cerr << "stem_score: nothing in " << argv[1] << '\n';
    return 1;
  }
  score("all", forms);
  std::vector<Form> nouns;
  std::copy_if(forms.begin(), forms.end(), std::back_inserter(nouns),
               [](const Form& f) { return is_noun(f.word); });
  score("capitalised", nouns);
  if (errors > 0) show_errors(forms, errors);
}
