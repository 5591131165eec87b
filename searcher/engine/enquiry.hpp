// The only way to ask Xapian: adds to every query that only articles match which may be seen
// (core/store/visible_articles.hpp). tests/rules forbids an Enquire of one's own elsewhere.
#pragma once

#include <cstddef>
#include <memory>

#include "core/store/archive_database.hpp"

namespace nachlese::search {

// As Xapian::Enquire.
class Enquiry {
 public:
  // In the whole archive.
  explicit Enquiry(const store::ArchiveDatabase& database);
  // In one shard.
  Enquiry(const store::ArchiveDatabase& database, std::size_t shard);

  void set_query(const Xapian::Query& query);
  void set_weighting_scheme(const Xapian::Weight& weight) { enquire_.set_weighting_scheme(weight); }
  void set_docid_order(Xapian::Enquire::docid_order order) { enquire_.set_docid_order(order); }
  void set_collapse_key(Xapian::valueno slot, Xapian::doccount most = 1) {
    enquire_.set_collapse_key(slot, most);
  }
  void set_sort_by_value(Xapian::valueno slot, bool descending) {
    enquire_.set_sort_by_value(slot, descending);
  }
  void set_sort_by_key(Xapian::KeyMaker* maker, bool descending) {
    enquire_.set_sort_by_key(maker, descending);
  }
  void set_sort_by_relevance_then_value(Xapian::valueno slot, bool descending) {
    enquire_.set_sort_by_relevance_then_value(slot, descending);
  }
  void add_matchspy(Xapian::MatchSpy* spy) { enquire_.add_matchspy(spy); }
  [[nodiscard]] Xapian::MSet get_mset(Xapian::doccount first, Xapian::doccount most,
                                      Xapian::doccount look_at = 0) const {
    return enquire_.get_mset(first, most, look_at);
  }
  // Counts all articles, whoever may see them.
  [[nodiscard]] Xapian::ESet get_eset(Xapian::termcount most, const Xapian::RSet& examples,
                                      const Xapian::ExpandDecider* decider) const {
    return enquire_.get_eset(most, examples, decider);
  }
  // All matches up to `look_at` are counted where not all articles may be seen: estimates come from
  // how often words occur in all of them.
  [[nodiscard]] Xapian::doccount count_about(Xapian::doccount look_at = 0) const;
  [[nodiscard]] Xapian::TermIterator get_matching_terms_begin(Xapian::docid document) const {
    return enquire_.get_matching_terms_begin(document);
  }
  [[nodiscard]] Xapian::TermIterator get_matching_terms_end(Xapian::docid document) const {
    return enquire_.get_matching_terms_end(document);
  }

 private:
  Xapian::Enquire enquire_;
  std::shared_ptr<const store::VisibleArticles> visible_;
};

}  // namespace nachlese::search
