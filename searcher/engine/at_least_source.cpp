#include "searcher/engine/at_least_source.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "searcher/engine/recorder.hpp"
#include "searcher/engine/xapian_faults.hpp"

namespace nachlese::search {
namespace {

using Ids = std::vector<Xapian::docid>;

// Weighed, since without weights the end of a block may be taken for damage.
Ids ids_of(const Xapian::Database& shard, const Xapian::Query& query, Deadline deadline) {
  Ids out;
  Recorder recorder(deadline, out);
  Xapian::Enquire enquire(shard);
  set_no_weights(enquire, Filters::weighed);
  enquire.add_matchspy(&recorder);
  enquire.set_query(query);
  (void)enquire.get_mset(0, 0, shard.get_doccount());
  return out;
}

// The terms of a query that is nothing but alternatives; none if it is more.
std::vector<std::string> alternatives_of(const Xapian::Query& query) {
  using Xapian::Query;
  std::vector<std::string> out;
  if (query.get_type() == Query::LEAF_TERM) return {*query.get_terms_begin()};
  if (query.get_type() != Query::OP_OR) return out;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const Query operand = query.get_subquery(i);
    if (operand.get_type() != Query::LEAF_TERM) return {};
    out.push_back(*operand.get_terms_begin());
  }
  return out;
}

// OperandCounts each document once for each query, whose number is kept for the documents that it
// has been counted for.
class OperandCounts {
 public:
  OperandCounts(const Xapian::Database& shard, Deadline deadline)
      : shard_(shard),
        clock_(deadline),
        counts_(std::size_t{shard.get_lastdocid()} + 1),
        last_(counts_.size()) {}

  void add(const Xapian::Query& query) {
    ++number_;
    const auto terms = alternatives_of(query);
    if (terms.empty()) {
      for (const Xapian::docid id : ids_of(shard_, query, clock_.deadline())) add(id);
      return;
    }
    // One list after the other: a third of the time of a merge with its weights.
    for (const auto& term : terms) {
      const auto end = shard_.postlist_end(term);
      for (auto at = shard_.postlist_begin(term); at != end; ++at) {
        clock_.look();
        add(*at);
      }
    }
  }

  [[nodiscard]] Ids at_least(unsigned count) const {
    Ids out;
    for (std::size_t id = 0; id < counts_.size(); ++id) {
      if (counts_[id] >= count) out.push_back(static_cast<Xapian::docid>(id));
    }
    return out;
  }

 private:
  void add(Xapian::docid id) {
    if (std::exchange(last_[id], number_) != number_) ++counts_[id];
  }

  Xapian::Database shard_;
  StepClock clock_;
  std::uint16_t number_ = 0;
  std::vector<std::uint16_t> counts_;
  std::vector<std::uint16_t> last_;
};

Ids counted(const Xapian::Database& shard, unsigned count,
            const std::vector<Xapian::Query>& queries, Deadline deadline) {
  look_at_clock(deadline);
  OperandCounts counts(shard, deadline);
  for (const auto& query : queries) counts.add(query);
  return counts.at_least(count);
}

}  // namespace

AtLeastSource::AtLeastSource(unsigned count, std::vector<Xapian::Query> queries, Deadline deadline)
    : AtLeastSource(std::make_shared<Shared>(Shared{count, std::move(queries), deadline, {}})) {}

void AtLeastSource::init(const Xapian::Database& shard) {
  auto& found = shared_->found[shard.get_uuid()];
  if (!found)
    found = std::make_shared<const Ids>(
        counted(shard, shared_->count, shared_->queries, shared_->deadline));
  ids_ = found;
  next_ = 0;
}

void AtLeastSource::next(double) {
  clock_.look();
  ++next_;
}

void AtLeastSource::skip_to(Xapian::docid document, double) {
  clock_.look();
  const std::size_t from = next_ == 0 ? 0 : std::min(next_ - 1, ids_->size());
  const auto at =
      std::lower_bound(ids_->begin() + static_cast<std::ptrdiff_t>(from), ids_->end(), document);
  next_ = static_cast<std::size_t>(at - ids_->begin()) + 1;
}

std::string AtLeastSource::get_description() const {
  std::string out = "at least " + std::to_string(shared_->count) + " of";
  for (const auto& query : shared_->queries) out += " " + query.get_description();
  return out;
}

Xapian::Query at_least_counted(unsigned count, std::vector<Xapian::Query> queries,
                               Deadline deadline) {
  return Xapian::Query((new AtLeastSource(count, std::move(queries), deadline))->release());
}

}  // namespace nachlese::search
