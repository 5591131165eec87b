#include "searcher/engine/excluded.hpp"

#include <vector>

#include "searcher/engine/unweighted.hpp"

namespace nachlese::search {

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

namespace {

Query with_sources(const Query& query) {
  const auto op = query.get_type();
  if (op == Query::LEAF_TERM) return Query((new TermSource(*query.get_terms_begin()))->release());
  if (op != Query::OP_OR && op != Query::OP_AND) return query;
  std::vector<Query> operands;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    operands.push_back(with_sources(query.get_subquery(i)));
  return {op, operands.begin(), operands.end()};
}

}  // namespace

Query from_sources(const Query& query) { return with_sources(unweighted(query)); }

}  // namespace nachlese::search
