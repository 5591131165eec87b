// queries ARCHIVE ROUNDS [QUESTIONS] < QUERIES: latency of searches with facets, ten hits and
// snippets, with the caches that `serve` has. Prints p50, p95 and p99 in milliseconds by number of
// words, of all queries, of the questions in a file, of completing prefixes of words, and of
// queries made to be costly.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "searcher/api/searcher.hpp"

namespace {

double percentile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

template <class Action>
double milliseconds(Action action) {
  const auto start = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

void print(const std::string& what, std::vector<double>& times) {
  std::sort(times.begin(), times.end());
  std::printf("%s (%zu): p50 %.1f ms, p95 %.1f ms, p99 %.1f ms\n", what.c_str(), times.size(),
              percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99));
}

// Completes the first two to six bytes of each word, as somebody types them.
void suggest(nachlese::search::Searcher& searcher, const std::vector<std::string>& queries) {
  std::vector<double> times;
  for (const auto& query : queries) {
    const std::string word = query.substr(0, query.find(' '));
    for (std::size_t length = 2; length <= std::min<std::size_t>(6, word.size()); ++length)
      times.push_back(milliseconds([&] { (void)searcher.suggest(word.substr(0, length), 10); }));
  }
  print("suggestions", times);
}

std::vector<std::string> lines_of(std::istream& in) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Each query and its milliseconds, `rounds` times. A round before these only warms the caches.
std::vector<std::pair<std::string, double>> search(nachlese::search::Searcher& searcher,
                                                   const std::vector<std::string>& queries,
                                                   int rounds) {
  std::vector<std::pair<std::string, double>> out;
  for (int round = 0; round <= rounds; ++round) {
    for (const auto& query : queries) {
      nachlese::search::SearchRequest request;
      request.query = query;
      request.facets = true;
      const double took = milliseconds([&] { (void)searcher.search(request); });
      if (round > 0) out.emplace_back(query, took);
    }
  }
  return out;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// Queries that a careless or hostile user may send.
void hostile(nachlese::search::Searcher& searcher,
             const std::vector<std::string>& queries_of_corpus) {
  std::string words, operators;  // all different
  int count = 0;
  for (const auto& query : queries_of_corpus) {
    const std::string word = query.substr(0, query.find(' '));
    if (words.find(word) != std::string::npos || ++count > 500) continue;
    words += word + " ";
    operators += (count == 1 ? "" : count % 2 == 0 ? " UND " : " ODER ") + word;
  }
  std::string unknown;
  for (int i = 0; i < 500; ++i) unknown += "Xyzq" + std::to_string(i) + "wort ";
  const std::pair<const char*, std::string> queries[] = {
      {"*", "*"},
      {"a*", "a*"},
      {"stop words only", "der die das und in von zu mit den ist"},
      {"stop words as a phrase", "\"das ist die in der\""},
      {"1,000 operators", repeated("Haushalt ODER Regierung UND ", 500) + "Steuer"},
      {"200 parentheses", repeated("(", 200) + "Haushalt" + repeated(")", 200)},
      {"500 words", repeated("Haushalt Regierung Steuer Gesetz Europa ", 100)},
      {"500 different words", words},
      {"500 different words with operators", operators},
      {"500 unknown words", unknown},
      {"frequent words near each other", "die NAHE/100 der NAHE/100 und NAHE/100 in"},
      {"fuzzy", "Verantwortung~2 Bundesregierung~2 Gesetzentwurf~2"},
  };
  for (const auto& [what, text] : queries) {
    nachlese::search::SearchRequest request;
    request.query = text;
    std::printf("%s: %.1f ms\n", what, milliseconds([&] { (void)searcher.search(request); }));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: queries ARCHIVE ROUNDS [QUESTIONS] < QUERIES\n";
    return 2;
  }
  const int rounds = std::atoi(argv[2]);
  const std::vector<std::string> queries = lines_of(std::cin);
  nachlese::search::Searcher searcher(argv[1], nachlese::search::with_shared_caches({}, argv[1]));
  std::map<std::ptrdiff_t, std::vector<double>> by_words;
  std::vector<double> all;
  for (const auto& [query, took] : search(searcher, queries, rounds)) {
    by_words[std::count(query.begin(), query.end(), ' ') + 1].push_back(took);
    all.push_back(took);
  }
  for (auto& [words, times] : by_words) print(std::to_string(words) + "-word queries", times);
  print("all of them", all);
  if (argc == 4) {
    std::ifstream file(argv[3]);
    std::vector<double> times;
    for (const auto& [query, took] : search(searcher, lines_of(file), rounds))
      times.push_back(took);
    print("questions", times);
  }
  suggest(searcher, queries);
  hostile(searcher, queries);
}
