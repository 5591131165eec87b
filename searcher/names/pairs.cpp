#include "searcher/names/pairs.hpp"

#include <algorithm>
#include <bit>

#include "core/store/terms.hpp"
#include "searcher/engine/match_counter.hpp"

namespace nachlese::search {
namespace {

constexpr unsigned kWordBits = 64;

using Bits = std::vector<std::uint64_t>;
using Terms = std::vector<std::string>;

Bits articles_with(const store::ArchiveDatabase& database, const Terms& terms) {
  Bits out(database.get_lastdocid() / kWordBits + 1);
  for (const std::string& term : terms) {
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting)
      out[*posting / kWordBits] |= std::uint64_t{1} << (*posting % kWordBits);
  }
  return out;
}

// use(docid) for each article in both, ascending.
template <typename Use>
void each_common(const Bits& left, const Bits& right, Use use) {
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::uint64_t both = left[i] & right[i]; both != 0; both &= both - 1)
      use(static_cast<Xapian::docid>(i * kWordBits +
                                     static_cast<unsigned>(std::countr_zero(both))));
  }
}

// Counts articles, each cluster once.
class Stories {
 public:
  explicit Stories(const Target& target) : target_(target) {
    if (!target.columns) clusters_ = target.database.slot_begin(schema::kCluster);
  }

  void add(Xapian::docid article) {
    const std::uint64_t cluster = cluster_of(article);
    if (cluster == 0) {
      ++alone_;
    } else {
      seen_.push_back(cluster);
    }
  }

  [[nodiscard]] std::uint64_t count() {
    std::sort(seen_.begin(), seen_.end());
    return alone_ +
           static_cast<std::uint64_t>(std::unique(seen_.begin(), seen_.end()) - seen_.begin());
  }

 private:
  std::uint64_t cluster_of(Xapian::docid article) {
    if (target_.columns) return target_.columns->cluster(article);
    const auto end = target_.database.slot_end(schema::kCluster);
    if (clusters_ != end) clusters_.skip_to(article);
    return clusters_ != end && clusters_.get_docid() == article ? store::unpack_number(*clusters_)
                                                                : 0;
  }

  const Target& target_;
  Xapian::ValueIterator clusters_;
  std::vector<std::uint64_t> seen_;
  std::uint64_t alone_ = 0;
};

std::uint64_t common(const Target& target, const Bits& left, const Bits& right, bool collapse) {
  std::uint64_t out = 0;
  if (!collapse) {
    for (std::size_t i = 0; i < left.size(); ++i)
      out += static_cast<unsigned>(std::popcount(left[i] & right[i]));
    return out;
  }
  Stories stories(target);
  each_common(left, right, [&](Xapian::docid article) { stories.add(article); });
  return stories.count();
}

std::uint64_t asked(const Target& target, const Terms& left, const Terms& right, bool collapse) {
  MatchCounter counter(false, collapse);
  (void)counter.count(all_of({any_term(left), any_term(right)}), target);
  return counter.total();
}

}  // namespace

std::vector<PairCount> count_pairs(const Target& target,
                                   const std::vector<std::vector<std::string>>& names,
                                   bool collapse) {
  const bool far = target.database.has_remote();
  std::vector<Bits> articles;
  for (const auto& terms : names) {
    if (!far) articles.push_back(articles_with(target.database, terms));
  }
  std::vector<PairCount> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      const std::uint64_t together = far ? asked(target, names[i], names[j], collapse)
                                         : common(target, articles[i], articles[j], collapse);
      if (together > 0) out.push_back({i, j, together});
    }
  }
  return out;
}

}  // namespace nachlese::search
