#include "searcher/engine/posting_lists.hpp"

#include <algorithm>

namespace nachlese::search {

PostingLists::PostingLists(const Xapian::Database& database,
                           const std::vector<std::string>& terms) {
  lists_.reserve(terms.size());
  for (const auto& term : terms) {
    const auto at = database.postlist_begin(term);
    lists_.push_back({at, at == Xapian::PostingIterator() ? kEnd : *at});
  }
}

Xapian::docid PostingLists::skip_to(Xapian::docid document) {
  Xapian::docid first = kEnd;
  for (List& list : lists_) {
    move_to(document, list);
    first = std::min(first, list.document);
  }
  return first;
}

Xapian::docid PostingLists::probe(Xapian::docid document) {
  Xapian::docid first = kEnd;
  for (List& list : lists_) {
    move_to(document, list);
    if (list.document == document) return document;
    first = std::min(first, list.document);
  }
  return first;
}

}  // namespace nachlese::search
