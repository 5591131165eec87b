#include "searcher/engine/word_order_source.hpp"

#include <algorithm>
#include <utility>

#include "core/store/schema.hpp"

namespace nachlese::search {
namespace {

// None if the sets leave one of the pairs out, or if these are so many that one of them is in most
// sets anyway.
std::vector<store::NeighborKey> keys_between(const std::vector<std::string>& left,
                                             const std::vector<std::string>& right) {
  constexpr std::size_t kMost = 4;
  if (left.size() * right.size() > kMost) return {};
  std::vector<store::NeighborKey> out;
  for (const auto& first : left) {
    for (const auto& second : right) {
      const auto key = store::neighbor_key(store::word_bits(first), store::word_bits(second));
      if (!key) return {};
      out.push_back(*key);
    }
  }
  return out;
}

std::vector<std::vector<store::NeighborKey>> neighbors_of(const WordOrderSource::Asked& asked) {
  const WordPlaces& places = asked.pattern.places;
  std::vector<std::vector<store::NeighborKey>> out;
  if (asked.slot != schema::kWordOrder || !asked.pattern.is_side_by_side()) return out;
  for (std::size_t place = 1; place < places.size(); ++place) {
    auto keys = keys_between(places[place - 1], places[place]);
    if (!keys.empty()) out.push_back(std::move(keys));
  }
  return out;
}

}  // namespace

WordOrderSource::WordOrderSource(std::shared_ptr<const Asked> asked, Deadline deadline)
    : asked_(std::move(asked)),
      pattern_(asked_->pattern),
      neighbors_(neighbors_of(*asked_)),
      clock_(deadline) {}

void WordOrderSource::init(const Xapian::Database& shard) {
  shard_ = shard;
  articles_ = shard.get_doccount();
  at_ = shard.valuestream_begin(asked_->slot);
  neighbors_at_ =
      neighbors_.empty() ? Xapian::ValueIterator() : shard.valuestream_begin(schema::kNeighbors);
  started_ = false;
  rejected_ = 0;
  postings_.clear();
}

void WordOrderSource::next(double min_weight) {
  if (at_end()) return;
  skip_to(started_ ? std::max(at_.get_docid(), rejected_) + 1 : at_.get_docid(), min_weight);
}

void WordOrderSource::skip_to(Xapian::docid document, double) {
  started_ = true;
  if (at_end()) return;
  if (at_.get_docid() < document) move_to(document);
  while (!at_end() && !(may_pass(at_.get_docid()) && passes())) ++at_;
}

bool WordOrderSource::check(Xapian::docid document, double) {
  started_ = true;
  clock_.look();
  if (at_end()) return true;
  if (!may_pass(document)) {
    rejected_ = document;
    return false;
  }
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

bool WordOrderSource::may_pass(Xapian::docid document) {
  if (neighbors_at_ == Xapian::ValueIterator()) return true;
  if (neighbors_at_.get_docid() < document) neighbors_at_.skip_to(document);
  if (neighbors_at_ == Xapian::ValueIterator() || neighbors_at_.get_docid() > document) return true;
  const std::string packed = *neighbors_at_;
  return std::ranges::all_of(neighbors_, [&](const auto& keys) {
    return std::ranges::any_of(
        keys, [&](store::NeighborKey key) { return store::may_be_neighbors(packed, key); });
  });
}

bool WordOrderSource::has(const std::string& term) {
  const auto [at, is_new] = postings_.try_emplace(term);
  if (is_new) at->second = shard_.postlist_begin(term);
  if (at->second == Xapian::PostingIterator()) return false;
  at->second.skip_to(at_.get_docid());
  return at->second != Xapian::PostingIterator() && *at->second == at_.get_docid();
}

}  // namespace nachlese::search
