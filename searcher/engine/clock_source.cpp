#include "searcher/engine/clock_source.hpp"

#include <algorithm>
#include <cstdint>

#include "core/store/terms.hpp"

namespace nachlese::search {
namespace {

constexpr unsigned kBytes = 8;

}  // namespace

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

std::string ClockSource::serialise() const {
  return store::pack_number(
      static_cast<std::uint64_t>(clock_.deadline().time_since_epoch().count()), kBytes);
}

ClockSource* ClockSource::unserialise(const std::string& serialised) const {
  return new ClockSource(
      Deadline(Deadline::duration(static_cast<Deadline::rep>(store::unpack_number(serialised)))));
}

Xapian::Query timed(const Xapian::Query& query, Deadline deadline) {
  if (deadline == Deadline::max() || query.empty()) return query;
  return {Xapian::Query::OP_FILTER, query, Xapian::Query((new ClockSource(deadline))->release())};
}

}  // namespace nachlese::search
