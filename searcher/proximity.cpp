#include "searcher/proximity.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace nachlese {
namespace {

using Ids = std::vector<Xapian::docid>;  // ascending
using IdsByShard = std::map<std::string, Ids>;

// Matches these documents, without weight. A source is told the shard it is for, but not which one of several that is: hence the
// UUIDs.
class DocumentSource : public Xapian::PostingSource {
 public:
  explicit DocumentSource(std::shared_ptr<const IdsByShard> ids) : ids_(std::move(ids)) {}

  void init(const Xapian::Database& shard) override {
    const auto found = ids_->find(shard.get_uuid());
    current_ = found == ids_->end() ? Ids() : found->second;
    next_ = 0;
  }
  [[nodiscard]] DocumentSource* clone() const override { return new DocumentSource(ids_); }  // Xapian owns it
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return get_termfreq_max(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return get_termfreq_max(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return static_cast<Xapian::doccount>(current_.size()); }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid document, double) override {
    if (next_ == 0) next_ = 1;
    while (!at_end() && get_docid() < document) ++next_;
  }
  [[nodiscard]] bool at_end() const override { return next_ > current_.size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return current_[next_ - 1]; }

 private:
  std::shared_ptr<const IdsByShard> ids_;
  Ids current_;
  std::size_t next_ = 0;  // 0: before the first
};

}  // namespace

std::map<Xapian::docid, double> weigh_proximity(const PreparedQuery& prepared, const ArchiveDatabase& database,
                                                const std::vector<Xapian::docid>& documents) {
  const auto ids = std::make_shared<IdsByShard>();
  const auto shards = static_cast<Xapian::docid>(database.shards());
  for (const Xapian::docid id : documents) {
    (*ids)[database.shard((id - 1) % shards).get_uuid()].push_back((id - 1) / shards + 1);
  }
  for (auto& [uuid, of_shard] : *ids) std::sort(of_shard.begin(), of_shard.end());
  Xapian::Enquire enquire = make_enquire(prepared.ranking, database);
  enquire.set_query({Xapian::Query::OP_FILTER, prepared.nearby, Xapian::Query((new DocumentSource(ids))->release())});
  std::map<Xapian::docid, double> out;
  const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(documents.size()));
  for (auto it = found.begin(); it != found.end(); ++it) out.emplace(*it, it.get_weight());
  return out;
}

}  // namespace nachlese
