// Bringing what a run found into an archive of shards.
#pragma once

#include "core/store/archive.hpp"
#include "indexer/archive_update.hpp"
#include "indexer/report.hpp"

namespace nachlese::index {

struct ShardedUpdate {
  store::ArchiveInfo info;
  bool anew = false;  // the shards are built from the update alone
  unsigned keep = 1;  // old generations of each shard
};

// Each document goes into the shard that it belongs to, and out of the one that it belonged to. New
// shards are made here; those that a rebuild leaves without articles go. All of it shows at once,
// by one replacement of the archive's stub or one commit in one shard: a run that is killed leaves
// everything as it was, or has done everything. What belongs to a remote shard is not written but
// said in the report; its own machine keeps that up to date. Throws Unconfirmed as
// Archive::write_stub().
void update_shards(const store::Archive& archive, const Update& update, const ShardedUpdate& how,
                   Report& report);

}  // namespace nachlese::index
