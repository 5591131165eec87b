#include "searcher/compile/excluded.hpp"

#include <vector>

namespace nachlese {

using Xapian::Query;

void TermSource::init(const Xapian::Database& database) {
  database_ = database;
  started_ = false;
}

void TermSource::next(double) {
  if (started_) {
    ++at_;
  } else {
    at_ = database_.postlist_begin(term_);
  }
  started_ = true;
}

void TermSource::skip_to(Xapian::docid document, double) {
  if (!started_) next(0);
  if (!at_end()) at_.skip_to(document);
}

Query from_sources(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM: return Query((new TermSource(*query.get_terms_begin()))->release());
    case Query::OP_OR:
    case Query::OP_SYNONYM:  // an exclusion has no weights to add up
    case Query::OP_MAX:
    case Query::OP_AND: {
      std::vector<Query> operands;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) operands.push_back(from_sources(query.get_subquery(i)));
      return {query.get_type() == Query::OP_AND ? Query::OP_AND : Query::OP_OR, operands.begin(), operands.end()};
    }
    default: return query;
  }
}

}  // namespace nachlese
