// Several posting lists of one local database as one set of articles, gone through by ascending id.
// Lists are moved no further than an answer needs: whoever probes an article is told with the first
// list that has it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"

namespace nachlese::search {

class PostingLists {
 public:
  static constexpr Xapian::docid kEnd = static_cast<Xapian::docid>(-1);

  // Lists of terms that no article has are empty. The most frequent terms should come first.
  PostingLists(const Xapian::Database& database, const std::vector<std::string>& terms);

  // The first article from `document` on that has any of the terms, or kEnd.
  Xapian::docid skip_to(Xapian::docid document);
  // `document` if the article has any of them, else the first one after it that has, or kEnd.
  Xapian::docid probe(Xapian::docid document);
  // How often it has the term of that number.
  [[nodiscard]] Xapian::termcount count_in(Xapian::docid document, std::size_t number) {
    List& list = lists_[number];
    move_to(document, list);
    return list.document == document ? list.at.get_wdf() : 0;
  }

  [[nodiscard]] std::size_t size() const { return lists_.size(); }

 private:
  struct List {
    Xapian::PostingIterator at;
    Xapian::docid document = kEnd;
  };

  static void move_to(Xapian::docid document, List& list) {
    if (list.document >= document) return;
    // The next one is nearer by a step than by a look into the block.
    if (list.document + 1 == document) {
      ++list.at;
    } else {
      list.at.skip_to(document);
    }
    list.document = list.at == Xapian::PostingIterator() ? kEnd : *list.at;
  }

  std::vector<List> lists_;  // as the terms
};

}  // namespace nachlese::search
