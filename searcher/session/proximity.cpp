#include "searcher/session/proximity.hpp"

#include <vector>

#include "searcher/session/weights_among.hpp"

namespace nachlese::search {

Proximity::Proximity(const PreparedQuery& prepared, const Target& target)
    : prepared_(prepared), target_(target) {
  target_.deadline = Deadline::max();
  if (prepared.compiled.nearby.empty()) return;
  Enquiry enquire = make_enquire(prepared.ranking, target_.database);
  enquire.set_query(emit_search(any_of(prepared.compiled.nearby), Weighing::operators, target_));
  most_ = enquire.get_mset(0, 0).get_max_possible();
}

void Proximity::add(std::span<Match* const> matches) const {
  if (most_ == 0 || matches.empty()) return;
  const std::vector<const Match*> all(matches.begin(), matches.end());
  const auto weights = weights_among(all, any_of(prepared_.compiled.nearby), target_);
  for (Match* match : matches) {
    if (const auto found = weights.find(match->docid); found != weights.end())
      match->score += found->second;
  }
}

}  // namespace nachlese::search
