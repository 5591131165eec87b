#include "searcher/engine/clock_source.hpp"

#include <algorithm>

namespace nachlese::search {

void ClockSource::init(const Xapian::Database& database) {
  articles_ = database.get_doccount();
  last_ = database.get_lastdocid();
  current_ = 0;
}

void ClockSource::next(double) {
  clock_.look();
  ++current_;
}

void ClockSource::skip_to(Xapian::docid document, double) {
  clock_.look();
  current_ = std::max({current_, document, Xapian::docid{1}});
}

Xapian::Query timed(const Xapian::Query& query, Deadline deadline) {
  if (deadline == Deadline::max() || query.empty()) return query;
  return {Xapian::Query::OP_FILTER, query, Xapian::Query((new ClockSource(deadline))->release())};
}

}  // namespace nachlese::search
