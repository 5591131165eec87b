#include "searcher/session/proximity.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/store/article_codec.hpp"
#include "core/store/terms.hpp"

namespace nachlese::search {
namespace {

using Xapian::Query;

using Ids = std::vector<Xapian::docid>;  // ascending
using IdsByShard = std::map<std::string, Ids>;

// Matches these documents, without weight. Xapian gives a source its shard but not the shard's
// number, so the ids are stored by UUID.
class DocumentSource : public Xapian::PostingSource {
 public:
  explicit DocumentSource(std::shared_ptr<const IdsByShard> ids) : ids_(std::move(ids)) {}

  void init(const Xapian::Database& shard) override {
    const auto found = ids_->find(shard.get_uuid());
    current_ = found == ids_->end() ? Ids() : found->second;
    next_ = 0;
  }
  [[nodiscard]] DocumentSource* clone() const override {
    return new DocumentSource(ids_);
  }  // Xapian owns it
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return get_termfreq_max(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return get_termfreq_max(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override {
    return static_cast<Xapian::doccount>(current_.size());
  }
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

Query only(const store::ArchiveDatabase& database, std::span<const Match> matches) {
  // Xapian's protocol cannot send our source; the articles are here already.
  if (database.has_remote()) {
    std::vector<std::string> terms;
    for (const auto& match : matches) {
      terms.push_back(store::make_term(schema::Prefix::id,
                                       store::decode_article(match.document.get_data()).id));
    }
    return {Query::OP_OR, terms.begin(), terms.end()};
  }
  const auto ids = std::make_shared<IdsByShard>();
  const auto shards = static_cast<Xapian::docid>(database.shards());
  for (const auto& match : matches) {
    (*ids)[database.shard((match.docid - 1) % shards).get_uuid()].push_back(
        (match.docid - 1) / shards + 1);
  }
  for (auto& [uuid, of_shard] : *ids) std::sort(of_shard.begin(), of_shard.end());
  return Query((new DocumentSource(ids))->release());
}

}  // namespace

void add_proximity(const PreparedQuery& prepared, const Target& target, std::span<Match> matches) {
  if (prepared.compiled.nearby.empty() || matches.empty()) return;
  Xapian::Enquire enquire = make_enquire(prepared.ranking, target.database);
  Target unlimited = target;
  unlimited.deadline = Deadline::max();
  const Plan nearby = any_of(prepared.compiled.nearby);
  enquire.set_query({Query::OP_FILTER, emit(nearby, Weights::operators, unlimited),
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
