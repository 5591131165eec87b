#include "searcher/session/proximity.hpp"

#include <unordered_map>

#include "searcher/session/these_matches.hpp"

namespace nachlese::search {

Proximity::Proximity(const PreparedQuery& prepared, const Target& target)
    : prepared_(prepared), target_(target) {
  target_.deadline = Deadline::max();
  if (prepared.compiled.nearby.empty()) return;
  most_ = enquiry(Xapian::Query::MatchAll).get_mset(0, 0).get_max_possible();
}

Enquiry Proximity::enquiry(const Xapian::Query& within) const {
  Enquiry out = make_enquire(prepared_.ranking, target_.database);
  const Plan nearby = any_of(prepared_.compiled.nearby);
  out.set_query({Xapian::Query::OP_FILTER, emit(nearby, Weighing::operators, target_), within});
  return out;
}

void Proximity::add(std::span<Match* const> matches) const {
  if (most_ == 0 || matches.empty()) return;
  Enquiry enquire = enquiry(these_matches(target_.database, matches));
  const auto near = enquire.get_mset(0, static_cast<Xapian::doccount>(matches.size()));
  std::unordered_map<Xapian::docid, double> weights;
  for (auto it = near.begin(); it != near.end(); ++it) weights.emplace(*it, it.get_weight());
  for (Match* match : matches) {
    if (const auto found = weights.find(match->docid); found != weights.end())
      match->score += found->second;
  }
}

}  // namespace nachlese::search
