#include "searcher/engine/word_order_source.hpp"

#include <utility>

#include "core/store/schema.hpp"

namespace nachlese::search {

WordOrderSource::WordOrderSource(std::shared_ptr<const Asked> asked, Deadline deadline)
    : asked_(std::move(asked)), pattern_(asked_->pattern), clock_(deadline) {}

void WordOrderSource::init(const Xapian::Database& shard) {
  shard_ = shard;
  articles_ = shard.get_doccount();
  at_ = shard.valuestream_begin(asked_->slot);
  started_ = false;
  postings_.clear();
}

void WordOrderSource::next(double) {
  if (started_) ++at_;
  started_ = true;
  while (!at_end() && !passes()) ++at_;
}

void WordOrderSource::skip_to(Xapian::docid document, double) {
  started_ = true;
  if (at_end() || at_.get_docid() >= document) return;
  move_to(document);
  while (!at_end() && !passes()) ++at_;
}

bool WordOrderSource::check(Xapian::docid document, double) {
  started_ = true;
  clock_.look();
  if (at_end()) return true;
  move_to(document);
  return at_end() || (at_.get_docid() == document && passes());
}

// A neighbor is nearer step by step than from the root of the tree.
void WordOrderSource::move_to(Xapian::docid document) {
  constexpr int kSteps = 3;
  for (int step = 0; step < kSteps && !at_end() && at_.get_docid() < document; ++step) ++at_;
  if (!at_end() && at_.get_docid() < document) at_.skip_to(document);
}

bool WordOrderSource::passes() {
  clock_.look();
  return pattern_.stands_in(*at_, [this](const std::string& term) { return has(term); });
}

bool WordOrderSource::has(const std::string& term) {
  const auto [at, is_new] = postings_.try_emplace(term);
  if (is_new) at->second = shard_.postlist_begin(term);
  if (at->second == Xapian::PostingIterator()) return false;
  at->second.skip_to(at_.get_docid());
  return at->second != Xapian::PostingIterator() && *at->second == at_.get_docid();
}

}  // namespace nachlese::search
