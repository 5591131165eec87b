// The slots of a whole archive in memory, for programs that answer many searches
// (docs/DECISIONS.md#slots-in-one-go).
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"
#include "core/store/facets.hpp"
#include "core/store/shard_ids.hpp"

namespace nachlese::search {

struct Columns {
  // By the document ids of one shard, which begin at 1.
  struct Shard {
    std::vector<std::uint64_t> published;    // as in the slot; 0: none
    std::vector<std::uint32_t> length;       // in words, as Xapian counts them
    std::vector<std::uint32_t> cluster;      // in `clusters`; 0: of one article alone
    std::vector<std::uint32_t> first_facet;  // those of document d: facets[first_facet[d]] until
                                             // facets[first_facet[d + 1]]
    std::vector<std::uint32_t> facets;       // in `facet_ids`
  };

  [[nodiscard]] Xapian::docid id_in_archive(std::size_t shard, Xapian::docid id) const {
    return store::id_in_archive(shard, id, shards.size());
  }
  [[nodiscard]] std::uint64_t published(Xapian::docid id_in_archive) const {
    return shards[store::shard_of(id_in_archive, shards.size())]
        .published[store::id_in_shard(id_in_archive, shards.size())];
  }

  [[nodiscard]] std::uint32_t cluster(Xapian::docid id_in_archive) const {
    return shards[store::shard_of(id_in_archive, shards.size())]
        .cluster[store::id_in_shard(id_in_archive, shards.size())];
  }

  std::vector<Shard> shards;
  std::vector<std::uint64_t> clusters;
  std::vector<store::FacetId> facet_ids;
};

// Of local shards only; some 55 bytes and 0.5 microseconds an article.
[[nodiscard]] Columns read_columns(const store::ArchiveDatabase& database);

// The columns of the newest state that somebody asked for. Thread-safe.
class SharedColumns {
 public:
  // Reads them if need be. Null for archives with remote shards or more than kMostArticles, and
  // while another thread reads: nobody waits for what only makes counting faster.
  [[nodiscard]] std::shared_ptr<const Columns> of(const store::ArchiveDatabase& database);

 private:
  static constexpr Xapian::doccount kMostArticles = 4'000'000;  // 200 MiB

  std::mutex mutex_;
  std::string state_;
  std::shared_ptr<const Columns> columns_;
};

}  // namespace nachlese::search
