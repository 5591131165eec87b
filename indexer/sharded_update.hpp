// Writes the outcome of a run into an archive of shards.
#pragma once

#include "core/store/archive.hpp"
#include "indexer/archive_update.hpp"
#include "indexer/report.hpp"

namespace nachlese::index {

struct ShardedUpdate {
  store::ArchiveInfo info;
  bool anew = false;  // build the shards from the update alone
  unsigned keep = 1;  // old generations of each shard
};

// Puts each document into its shard and removes it from its former one. Adds new shards; drops
// those that a rebuild leaves empty. Everything becomes visible at once, by one replacement of the
// archive's stub or one commit in one shard, so a killed run has done all or nothing. Articles of
// remote shards are not written but reported; their own machine keeps them up to date. Throws
// Unconfirmed as Archive::write_stub().
void update_shards(const store::Archive& archive, const Update& update, const ShardedUpdate& how,
                   Report& report);

}  // namespace nachlese::index
