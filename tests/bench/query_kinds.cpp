// query_kinds ARCHIVE < TITLES: latency of typical kinds of queries, made from the words of titles,
// with facets, ten hits and snippets, by a searcher as in `serve`; then of counting the facets of
// all articles from memory and from the slots.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "core/store/reader.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/engine/doc_values.hpp"
#include "searcher/engine/match_counter.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::search;
using namespace nachlese::store;

constexpr std::size_t kFrequentWords = 8;

template <class Action>
double milliseconds(Action action) {
  const auto start = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

SearchResponse ask(Searcher& searcher, const std::string& query, bool facets) {
  SearchRequest request;
  request.query = query;
  request.facets = facets;
  request.timeout = 0;
  return searcher.search(request);
}

void measure(Searcher& searcher, const char* kind, const std::vector<std::string>& queries,
             bool facets = true) {
  std::vector<double> times;
  std::vector<double> totals;
  for (const auto& query : queries) {
    times.push_back(milliseconds(
        [&] { totals.push_back(static_cast<double>(ask(searcher, query, facets).total)); }));
  }
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  std::sort(totals.begin(), totals.end());
  const auto at = [](const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  };
  std::printf("| %s | %zu | %.0f | %.1f | %.1f | %.1f |\n", kind, times.size(), at(totals, 0.5),
              at(times, 0.5), at(times, 0.95), at(times, 0.99));
}

// The first two thirds of a word, in whole characters.
std::string beginning(const std::string& word) {
  std::size_t size = word.size() * 2 / 3;
  while (size > 0 && (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U) --size;
  return word.substr(0, size);
}

void count_all(const char* archive) {
  ArchiveReader reader(archive, [](const ArchiveInfo& info) { return info.fingerprint; });
  reader.read([](const ArchiveDatabase& database) {
    const Plan all = everything();
    for (int round = 0; round < 2; ++round) {  // the first warms the page cache
      MatchCounter slots(true, true);
      MatchCounter memory(true, true);
      std::shared_ptr<const Columns> columns;
      const double slots_ms = milliseconds([&] { (void)slots.count(all, {database}); });
      const double reading_ms =
          milliseconds([&] { columns = std::make_shared<const Columns>(read_columns(database)); });
      const double memory_ms = milliseconds([&] { (void)memory.count(all, {database, columns}); });
      if (round == 0) continue;
      std::printf(
          "facets of all %llu articles: %.0f ms out of the slots; in memory %.0f ms, after %.0f ms "
          "to read them\n",
          static_cast<unsigned long long>(slots.matches()), slots_ms, memory_ms, reading_ms);
    }
    return 0;
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: query_kinds ARCHIVE < TITLES\n";
    return 2;
  }
  std::vector<std::string> ones, fours, phrases, wildcards;
  for (std::string title; std::getline(std::cin, title);) {
    std::istringstream stream(title);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    if (words.size() < 4) continue;
    const std::string& longest = *std::max_element(
        words.begin(), words.end(), [](auto& a, auto& b) { return a.size() < b.size(); });
    ones.push_back(longest);
    fours.push_back(words[0] + " " + words[1] + " " + words[2] + " " + words[3]);
    phrases.push_back("\"" + words[1] + " " + words[2] + "\"");
    wildcards.push_back(beginning(longest) + "*");
  }
  Searcher searcher(argv[1], {{}, {}, std::make_shared<SharedColumns>()});
  std::vector<std::pair<std::uint64_t, std::string>> by_frequency;
  for (const auto& word : ones) by_frequency.emplace_back(ask(searcher, word, false).total, word);
  std::sort(by_frequency.begin(), by_frequency.end(), std::greater());
  by_frequency.erase(std::unique(by_frequency.begin(), by_frequency.end()), by_frequency.end());
  std::vector<std::string> frequent, four_frequent, any_of_four;
  for (std::size_t i = 0; i < std::min(kFrequentWords, by_frequency.size()); ++i)
    frequent.push_back(by_frequency[i].second);
  for (std::size_t i = 0; i + 3 < frequent.size(); ++i)
    for (const auto& [joint, out] :
         {std::pair{" ", &four_frequent}, std::pair{" ODER ", &any_of_four}})
      out->push_back(frequent[i] + joint + frequent[i + 1] + joint + frequent[i + 2] + joint +
                     frequent[i + 3]);

  std::printf(
      "| queries | number | articles found (median) | p50 ms | p95 ms | p99 ms "
      "|\n|---|---|---|---|---|---|\n");
  for (const auto& [kind, queries] :
       {std::pair{"one word", &ones}, std::pair{"four words", &fours},
        std::pair{"phrase", &phrases}, std::pair{"wildcard", &wildcards},
        std::pair{"the most frequent words", &frequent},
        std::pair{"four frequent words", &four_frequent},
        std::pair{"four frequent words by ODER", &any_of_four}})
    measure(searcher, kind, *queries);
  measure(searcher, "four frequent words, no facets", four_frequent, false);
  measure(searcher, "four frequent words by ODER, no facets", any_of_four, false);
  std::printf("\n");
  count_all(argv[1]);
}
