#include "searcher/engine/docid_source.hpp"

#include <algorithm>
#include <utility>

namespace nachlese::search {

void DocidSource::init(const Xapian::Database& shard) {
  ids_ = (*find_)(shard);
  next_ = 0;
}

void DocidSource::next(double) {
  clock_.look();
  ++next_;
}

void DocidSource::skip_to(Xapian::docid document, double) {
  clock_.look();
  const std::size_t from = next_ == 0 ? 0 : std::min(next_ - 1, ids_->size());
  const auto at =
      std::lower_bound(ids_->begin() + static_cast<std::ptrdiff_t>(from), ids_->end(), document);
  next_ = static_cast<std::size_t>(at - ids_->begin()) + 1;
}

Xapian::Query these_documents(DocidSource::Find find, Deadline deadline) {
  return Xapian::Query((new DocidSource(std::move(find), deadline))->release());
}

}  // namespace nachlese::search
