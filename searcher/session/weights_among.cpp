#include "searcher/session/weights_among.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/store/shard_ids.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "searcher/engine/docid_source.hpp"
#include "searcher/engine/evaluation.hpp"

namespace nachlese::search {

namespace {

// The articles as a filter, without weight.
Xapian::Query these_matches(const store::ArchiveDatabase& database,
                            std::span<const Match* const> matches) {
  // Xapian's protocol cannot send a posting source; ids as terms it can.
  if (database.has_remote()) {
    std::vector<std::string> terms;
    for (const Match* match : matches) {
      terms.push_back(store::make_term(schema::Prefix::id, store::headline_of(match->document).id));
    }
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
  }
  // A source gets the database of its shard, but not the shard's number: hence the UUIDs.
  const auto ids = std::make_shared<std::map<std::string, Docids>>();
  for (const Match* match : matches) {
    const std::size_t shard = store::shard_of(match->docid, database.shards());
    (*ids)[database.shard(shard).get_uuid()].push_back(
        store::id_in_shard(match->docid, database.shards()));
  }
  for (auto& [uuid, of_shard] : *ids) std::sort(of_shard.begin(), of_shard.end());
  return these_documents([ids](const Xapian::Database& shard) {
    return std::make_shared<const Docids>((*ids)[shard.get_uuid()]);
  });
}

}  // namespace

std::unordered_map<Xapian::docid, double> weights_among(std::span<const Match* const> matches,
                                                        const Plan& plan, const Target& target) {
  std::unordered_map<Xapian::docid, double> out;
  if (const auto evaluation = evaluation_of(plan, target)) {
    std::vector<Xapian::docid> ids;
    for (const Match* match : matches) ids.push_back(match->docid);
    std::ranges::sort(ids);
    for (const Xapian::docid id : ids) {
      if (evaluation->probe(id) == id) out.emplace(id, evaluation->weight());
    }
    return out;
  }
  Enquiry enquire = make_enquire(target.ranking, target.database);
  enquire.set_query({Xapian::Query::OP_FILTER, emit(plan, weighing_for(target.database), target),
                     these_matches(target.database, matches)});
  const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(matches.size()));
  for (auto it = found.begin(); it != found.end(); ++it) out.emplace(*it, it.get_weight());
  return out;
}

}  // namespace nachlese::search
