#include "searcher/session/proximity.hpp"

#include <unordered_map>

#include "searcher/session/these_matches.hpp"

namespace nachlese::search {
void add_proximity(const PreparedQuery& prepared, const Target& target, std::span<Match> matches) {
  if (prepared.compiled.nearby.empty() || matches.empty()) return;
  Enquiry enquire = make_enquire(prepared.ranking, target.database);
  Target unlimited = target;
  unlimited.deadline = Deadline::max();
  const Plan nearby = any_of(prepared.compiled.nearby);
  enquire.set_query({Xapian::Query::OP_FILTER, emit(nearby, Weighing::operators, unlimited),
                     these_matches(target.database, matches)});
  const auto near = enquire.get_mset(0, static_cast<Xapian::doccount>(matches.size()));
  std::unordered_map<Xapian::docid, double> weights;
  for (auto it = near.begin(); it != near.end(); ++it) weights.emplace(*it, it.get_weight());
  for (auto& match : matches) {
    if (const auto found = weights.find(match.docid); found != weights.end())
      match.score += found->second;
  }
}

}  // namespace nachlese::search
