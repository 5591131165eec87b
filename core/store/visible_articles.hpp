// Which articles of an archive a reader may see: one bit each, found out once for a state of the
// archive and asked by ArchiveDatabase for everything that it gives out.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/store/facets.hpp"
#include "core/store/schema.hpp"

namespace nachlese::store {

class ArchiveDatabase;

// Articles with one of the terms, or, if `or_none`, with no term of the prefix.
struct TermChoice {
  schema::Prefix prefix = schema::Prefix::source;
  std::vector<std::string> terms;
  bool or_none = false;
};

// ReadingRule (core/base/reading_rights.hpp) with terms and values of slots.
struct VisibilityRule {
  std::vector<TermChoice> all;   // each must fit
  std::vector<TermChoice> none;  // none may
  std::uint64_t first_second = 0;
  std::uint64_t last_second = UINT64_MAX;
  unsigned older_than_days = 0;
  unsigned newer_than_days = 0;

  [[nodiscard]] bool has_dates() const {
    return first_second > 0 || last_second < UINT64_MAX || older_than_days + newer_than_days > 0;
  }
};

struct VisibilityRules {
  std::vector<VisibilityRule> allow;
  std::vector<VisibilityRule> deny;
  std::string key;            // names the rules
  bool access_terms = false;  // a rule asks for them
};

// For the shards of a label; those that no label fits show nothing. An empty one fits all.
struct ShardRules {
  std::string label;
  VisibilityRules rules;
};

class VisibleArticles {
 public:
  VisibleArticles(const ArchiveDatabase& database, const std::vector<ShardRules>& rules,
                  std::uint64_t today);
  // Of an archive of which nothing may be seen.
  VisibleArticles() = default;

  [[nodiscard]] bool has(Xapian::docid in_archive) const;
  // The first visible document of a shard from `document` on; 0: none.
  [[nodiscard]] Xapian::docid next_in_shard(std::size_t shard, Xapian::docid document) const;
  // The number of a shard by its UUID, which is all that a posting source learns of it.
  [[nodiscard]] std::size_t shard_named(const std::string& uuid) const;
  [[nodiscard]] Xapian::doccount in_shard(std::size_t shard) const {
    return shard < counts_.size() ? counts_[shard] : 0;
  }
  // Whether a visible article has this name.
  [[nodiscard]] bool has_name(FacetId id) const;

  [[nodiscard]] Xapian::doccount articles() const { return articles_; }
  [[nodiscard]] Xapian::totallength words() const { return words_; }
  // Values of the slot of dates; empty if there is none.
  [[nodiscard]] const std::string& first_date() const { return first_date_; }
  [[nodiscard]] const std::string& last_date() const { return last_date_; }
  // Changes with what is visible, apart from changes of the archive.
  [[nodiscard]] const std::string& tag() const { return tag_; }

 private:
  using Bits = std::vector<std::uint64_t>;

  void read_slots(const Xapian::Database& shard, const Bits& bits);

  std::vector<Bits> shards_;
  std::vector<std::string> uuids_;
  std::vector<Xapian::doccount> counts_;
  std::vector<FacetId> names_;  // ascending
  Xapian::doccount articles_ = 0;
  Xapian::totallength words_ = 0;
  std::string first_date_;
  std::string last_date_;
  std::string tag_;
};

// The visible articles of the states that were asked for last. Shared by all readers with the same
// rights; thread-safe.
class Visibility {
 public:
  explicit Visibility(std::vector<ShardRules> rules) : rules_(std::move(rules)) {}

  // Waits while another thread finds out. Throws Error(archive) if the archive has remote shards,
  // or no access terms though a rule asks for them.
  [[nodiscard]] std::shared_ptr<const VisibleArticles> of(const ArchiveDatabase& database);
  // False if another day has begun since, and rules depend on it.
  [[nodiscard]] bool holds(const VisibleArticles& visible) const;

 private:
  const std::vector<ShardRules> rules_;
  std::mutex mutex_;
  std::vector<std::pair<std::string, std::shared_ptr<const VisibleArticles>>> known_;
};

}  // namespace nachlese::store
