#include "searcher/session/proximity.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/store/article_codec.hpp"
#include "core/store/shard_ids.hpp"
#include "core/store/terms.hpp"
#include "searcher/engine/docid_source.hpp"

namespace nachlese::search {
namespace {

using Xapian::Query;

Query only(const store::ArchiveDatabase& database, std::span<const Match> matches) {
  // Xapian's protocol cannot send a posting source; ids as terms it can.
  if (database.has_remote()) {
    std::vector<std::string> terms;
    for (const auto& match : matches) {
      terms.push_back(store::make_term(schema::Prefix::id,
                                       store::decode_article(match.document.get_data()).id));
    }
    return {Query::OP_OR, terms.begin(), terms.end()};
  }
  // A source gets the database of its shard, but not the shard's number: hence the UUIDs.
  const auto ids = std::make_shared<std::map<std::string, Docids>>();
  for (const auto& match : matches) {
    const std::size_t shard = store::shard_of(match.docid, database.shards());
    (*ids)[database.shard(shard).get_uuid()].push_back(
        store::id_in_shard(match.docid, database.shards()));
  }
  for (auto& [uuid, of_shard] : *ids) std::sort(of_shard.begin(), of_shard.end());
  return these_documents([ids](const Xapian::Database& shard) {
    return std::make_shared<const Docids>((*ids)[shard.get_uuid()]);
  });
}

}  // namespace

void add_proximity(const PreparedQuery& prepared, const Target& target, std::span<Match> matches) {
  if (prepared.compiled.nearby.empty() || matches.empty()) return;
  Xapian::Enquire enquire = make_enquire(prepared.ranking, target.database);
  Target unlimited = target;
  unlimited.deadline = Deadline::max();
  const Plan nearby = any_of(prepared.compiled.nearby);
  enquire.set_query({Query::OP_FILTER, emit(nearby, Weighing::operators, unlimited),
                     only(target.database, matches)});
  const auto near = enquire.get_mset(0, static_cast<Xapian::doccount>(matches.size()));
  std::unordered_map<Xapian::docid, double> weights;
  for (auto it = near.begin(); it != near.end(); ++it) weights.emplace(*it, it.get_weight());
  for (auto& match : matches) {
    if (const auto found = weights.find(match.docid); found != weights.end())
      match.score += found->second;
  }
}

}  // namespace nachlese::search
