#include "searcher/names/pairs.hpp"

#include <bit>

namespace nachlese::search {
namespace {

constexpr std::uint64_t kMostPostings = 200'000;  // see docs/DECISIONS.md#name-pairs
constexpr unsigned kBlockBits = 9;  // the archive is sampled in blocks of 2^kBlockBits articles

using Bits = std::vector<std::uint64_t>;

// The articles with any of the terms, in every `step`th block of the archive.
Bits articles_with(const store::ArchiveDatabase& database, const std::vector<std::string>& terms,
                   Xapian::docid step) {
  Bits out(database.get_lastdocid() / 64 + 1);
  for (const std::string& term : terms) {
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end;) {
      const Xapian::docid block = *posting >> kBlockBits;
      if (const Xapian::docid beyond = block % step; beyond != 0) {
        posting.skip_to((block - beyond + step) << kBlockBits);
      } else {
        out[*posting / 64] |= std::uint64_t{1} << (*posting % 64);
        ++posting;
      }
    }
  }
  return out;
}

std::uint64_t common(const Bits& left, const Bits& right) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < left.size(); ++i)
    out += static_cast<unsigned>(std::popcount(left[i] & right[i]));
  return out;
}

}  // namespace

std::vector<PairCount> count_pairs(const store::ArchiveDatabase& database,
                                   const std::vector<std::vector<std::string>>& names) {
  std::uint64_t postings = 0;
  for (const auto& terms : names)
    for (const std::string& term : terms) postings += database.frequency(term);
  const auto step = static_cast<Xapian::docid>(1 + postings / kMostPostings);
  std::vector<Bits> articles;
  for (const auto& terms : names) articles.push_back(articles_with(database, terms, step));
  std::vector<PairCount> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      const std::uint64_t together = common(articles[i], articles[j]) * step;
      if (together > 0) out.push_back({i, j, together});
    }
  }
  return out;
}

}  // namespace nachlese::search
