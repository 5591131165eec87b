// Xapian's lists of articles and of terms, without those that may not be seen.
#pragma once

#include <string>
#include <utility>

#include "core/store/visible_articles.hpp"

namespace nachlese::store {

class ArchiveDatabase;

// The articles with a term, ascending.
class PostingList {
 public:
  // `visible` may be null: all.
  PostingList(Xapian::PostingIterator at, const VisibleArticles* visible)
      : at_(std::move(at)), visible_(visible) {
    pass_hidden();
  }

  [[nodiscard]] Xapian::docid operator*() const { return *at_; }
  PostingList& operator++() {
    ++at_;
    pass_hidden();
    return *this;
  }
  void skip_to(Xapian::docid document) {
    at_.skip_to(document);
    pass_hidden();
  }
  [[nodiscard]] Xapian::termcount get_wdf() const { return at_.get_wdf(); }

  friend bool operator==(const PostingList& a, const PostingList& b) { return a.at_ == b.at_; }

 private:
  void pass_hidden();

  Xapian::PostingIterator at_;
  const VisibleArticles* visible_;
};

// The terms with a prefix that some article has, ascending.
class TermList {
 public:
  // `within` is null if all articles may be seen.
  TermList(Xapian::TermIterator at, const ArchiveDatabase* within)
      : at_(std::move(at)), within_(within) {
    pass_hidden();
  }

  [[nodiscard]] std::string operator*() const { return *at_; }
  TermList& operator++() {
    ++at_;
    pass_hidden();
    return *this;
  }
  void skip_to(const std::string& term) {
    at_.skip_to(term);
    pass_hidden();
  }
  // Articles that have it.
  [[nodiscard]] Xapian::doccount get_termfreq() const;

  friend bool operator==(const TermList& a, const TermList& b) { return a.at_ == b.at_; }

 private:
  void pass_hidden();

  Xapian::TermIterator at_;
  const ArchiveDatabase* within_;
};

}  // namespace nachlese::store
