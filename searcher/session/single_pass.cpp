#include "searcher/session/single_pass.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/store/terms.hpp"
#include "searcher/engine/top_k.hpp"
#include "searcher/session/rescore.hpp"

namespace nachlese::search {
namespace {

Xapian::Document document(const Target& target, Xapian::docid id) {
  return target.database.get_document(id, Xapian::DOC_ASSUME_VALID);
}

// Maps weights ≥ 0 to integers that ascend as weights descend, and back.
std::uint64_t rank_of(double weight) { return ~std::bit_cast<std::uint64_t>(weight); }
double weight_of(std::uint64_t rank) { return std::bit_cast<double>(~rank); }

}  // namespace

void single_pass(const Execution& execution, const Plan& plan, Matches& out) {
  const auto& [state, request, prepared, target, by_relevance, rescored] = execution;
  AllMatches all = all_matches(state, target, plan);
  out.complete = all.complete;
  std::vector<Ranked> ranked;
  for (std::size_t i = 0; i < all.ids.size(); ++i)
    ranked.push_back({rank_of(all.weights[i]), all.ids[i]});
  Matching matching;
  matching.push_back(std::move(all.ids));
  out.counter->count(std::move(matching), target);

  const auto cluster_of = [&, &target = target, &request = request](Xapian::docid id) {
    if (!request.collapse) return std::uint64_t{0};
    return target.columns ? target.columns->cluster(id)
                          : store::unpack_number(document(target, id).get_value(schema::kCluster));
  };
  const std::size_t end = request.offset + request.limit;
  const std::size_t last = rescored ? std::max(end, kRescoreWindow) : end;
  for (const auto& match : first_of(std::move(ranked), last, cluster_of)) {
    out.page.push_back({match.id, weight_of(match.rank), 0,
                        target.columns ? Xapian::Document() : document(target, match.id)});
  }
  if (rescored) {
    rescore(execution, out);
  } else {
    cut_to_page(request, out.page);
  }
  for (auto& match : out.page) match.document = document(target, match.docid);
}

}  // namespace nachlese::search
