#include "searcher/engine/at_least_source.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "searcher/engine/docid_source.hpp"
#include "searcher/engine/recorder.hpp"
#include "searcher/engine/xapian_faults.hpp"

namespace nachlese::search {
namespace {

// Weighed, since without weights the end of a block may be taken for damage.
Docids ids_of(const Xapian::Database& shard, const Xapian::Query& query, Deadline deadline) {
  Docids out;
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

// Counts each document once for each query: keeps for a document the number of the query that
// counted it last.
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
    // Reads one list after the other, which takes a third of the time of a weighed merge.
    for (const auto& term : terms) {
      const auto end = shard_.postlist_end(term);
      for (auto at = shard_.postlist_begin(term); at != end; ++at) {
        clock_.look();
        add(*at);
      }
    }
  }

  [[nodiscard]] Docids at_least(unsigned count) const {
    Docids out;
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

Docids counted(const Xapian::Database& shard, unsigned count,
               const std::vector<Xapian::Query>& queries, Deadline deadline) {
  look_at_clock(deadline);
  OperandCounts counts(shard, deadline);
  for (const auto& query : queries) counts.add(query);
  return counts.at_least(count);
}

// What all copies of a source share: operands, and what was found by the UUID of the shard.
struct CountedOperands {
  unsigned count = 0;
  std::vector<Xapian::Query> queries;
  std::map<std::string, std::shared_ptr<const Docids>> found;
};

}  // namespace

Xapian::Query at_least_counted(unsigned count, std::vector<Xapian::Query> queries,
                               Deadline deadline) {
  const auto shared =
      std::make_shared<CountedOperands>(CountedOperands{count, std::move(queries), {}});
  return these_documents(
      [shared, deadline](const Xapian::Database& shard) {
        auto& found = shared->found[shard.get_uuid()];
        if (!found)
          found = std::make_shared<const Docids>(
              counted(shard, shared->count, shared->queries, deadline));
        return found;
      },
      deadline);
}

}  // namespace nachlese::search
