#include "searcher/present/containment.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "core/base/hash.hpp"
#include "searcher/api/own_parts.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kRun = 4;            // words
constexpr std::size_t kFewRuns = 25;       // less is a coincidence
constexpr double kCovered = 0.8;           // of the shorter text
constexpr std::size_t kMostRuns = 50'000;  // of an article

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

void add_runs(std::string_view text, WordRuns& out) {
  std::array<std::uint64_t, kRun> window{};
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size() && out.size() < kMostRuns;) {
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end > at) {
      window[words++ % kRun] = hash64(text.substr(at, end - at));
      std::uint64_t run = 0;
      for (std::size_t i = 0; i < kRun; ++i) run = std::rotl(run, 17) + window[(words + i) % kRun];
      if (words >= kRun) out.insert(run);
    }
    at = end + 1;
  }
}

}  // namespace

WordRuns word_runs(const Article& article) {
  WordRuns runs;
  add_runs(article.lead, runs);
  for (const TextSpan& part : own_parts(article))
    add_runs(std::string_view(article.body).substr(part.begin, part.end - part.begin), runs);
  return runs;
}

std::string_view containment(const WordRuns& article, const WordRuns& other) {
  const bool larger = article.size() >= other.size();
  const WordRuns& shorter = larger ? other : article;
  const WordRuns& longer = larger ? article : other;
  if (shorter.size() < kFewRuns) return {};
  const auto common = std::count_if(shorter.begin(), shorter.end(),
                                    [&](std::uint64_t run) { return longer.contains(run); });
  if (static_cast<double>(common) < kCovered * static_cast<double>(shorter.size())) return {};
  return larger ? "contains" : "excerpt-of";
}

}  // namespace nachlese::search
