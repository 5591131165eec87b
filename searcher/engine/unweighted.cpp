#include "searcher/engine/unweighted.hpp"

#include <set>
#include <string>
#include <vector>

namespace nachlese::search {
namespace {

using Xapian::Query;

// The operands of one operator, those of the same operator inside it included, each once.
class Operands {
 public:
  explicit Operands(Query::op op) : op_(op) {}

  void add(const Query& query) {
    if (query.get_type() == op_) {
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add(query.get_subquery(i));
    } else if (op_ == Query::OP_AND && query.get_type() == Query::LEAF_MATCH_ALL) {
      return;  // says nothing
    } else if (seen_.insert(query.serialise()).second) {
      queries_.push_back(query);
    }
  }
  [[nodiscard]] Query joined() const {
    if (op_ == Query::OP_AND && queries_.empty()) return Query(std::string());
    return {op_, queries_.begin(), queries_.end()};
  }

 private:
  Query::op op_;
  std::set<std::string> seen_;
  std::vector<Query> queries_;
};

Query join(Query::op op, const Query& query) {
  Operands operands(op);
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    operands.add(unweighted(query.get_subquery(i)));
  return operands.joined();
}

}  // namespace

Query unweighted(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM: return Query(*query.get_terms_begin());
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE: return unweighted(query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_FILTER: return join(Query::OP_AND, query);
    case Query::OP_OR:
    case Query::OP_MAX:
    case Query::OP_SYNONYM: return join(Query::OP_OR, query);
    case Query::OP_AND_NOT: {
      // The first operand less any of the others.
      Operands excluded(Query::OP_OR);
      for (std::size_t i = 1; i < query.get_num_subqueries(); ++i)
        excluded.add(unweighted(query.get_subquery(i)));
      return {Query::OP_AND_NOT, unweighted(query.get_subquery(0)), excluded.joined()};
    }
    default: return query;
  }
}

}  // namespace nachlese::search
