#include "searcher/engine/term_source.hpp"

namespace nachlese::search {

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

}  // namespace nachlese::search
