#include "core/store/visible_lists.hpp"

#include "core/store/archive_database.hpp"
#include "core/store/visible_articles.hpp"

namespace nachlese::store {

void PostingList::pass_hidden() {
  if (visible_ == nullptr) return;
  while (at_ != Xapian::PostingIterator() && !visible_->has(*at_)) ++at_;
}

void TermList::pass_hidden() {
  if (within_ == nullptr) return;
  while (at_ != Xapian::TermIterator() && !within_->term_exists(*at_)) ++at_;
}

Xapian::doccount TermList::get_termfreq() const {
  return within_ == nullptr ? at_.get_termfreq() : within_->frequency(*at_);
}

}  // namespace nachlese::store
