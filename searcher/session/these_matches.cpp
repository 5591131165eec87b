#include "searcher/session/these_matches.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/store/shard_ids.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "searcher/engine/docid_source.hpp"

namespace nachlese::search {

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

}  // namespace nachlese::search
