#include "searcher/engine/word_order_source.hpp"

#include <algorithm>
#include <utility>

#include "core/store/schema.hpp"
#include "core/store/terms.hpp"

namespace nachlese::search {
namespace {

bool names_speakers(const Plan& place) {
  return store::field_of(place.terms.front()).prefix == schema::Prefix::speaker;
}

// Whether it is a place between the words of a quotation (plan/quotation.hpp).
bool is_marker(const Plan& place) {
  return names_speakers(place) ||
         store::field_of(place.terms.front()).prefix == schema::Prefix::quotation;
}

// None if these are so many that one of them is in most sets anyway.
std::vector<store::NeighborKey> keys_between(const std::vector<std::string>& left,
                                             const std::vector<std::string>& right) {
  constexpr std::size_t kMost = 4;
  std::vector<store::NeighborKey> out;
  if (left.size() * right.size() > kMost) return out;
  for (const auto& first : left) {
    for (const auto& second : right) out.push_back(store::neighbor_key(first, second));
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

std::shared_ptr<const WordOrderSource::Asked> WordOrderSource::Asked::of(const Plan& plan) {
  Asked out;
  out.pattern.window = plan.count;
  out.pattern.distance =
      plan.op == Plan::Op::phrase ? WordDistance::in_order : WordDistance::anyhow;
  for (const auto& operand : plan.operands) {
    if (!is_marker(operand)) out.pattern.places.push_back(operand.terms);
    if (is_marker(operand)) out.slot = schema::kQuoteOrder;
    if (names_speakers(operand)) out.pattern.speakers = operand.terms;
  }
  // Positions of Xapian's are every second one, and those between them have markers.
  if (out.slot == schema::kQuoteOrder) out.pattern.window /= 2;
  return std::make_shared<const Asked>(std::move(out));
}

WordOrderSource::WordOrderSource(std::shared_ptr<const Asked> asked, Deadline deadline)
    : asked_(std::move(asked)),
      pattern_(asked_->pattern),
      neighbors_(neighbors_of(*asked_)),
      clock_(deadline) {}

void WordOrderSource::init(const Xapian::Database& shard) {
  shard_ = shard;
  articles_ = shard.get_doccount();
  at_ = shard.valuestream_begin(asked_->slot);
  for (const auto& keys : neighbors_) {
    for (const store::NeighborKey key : keys)
      parts_[key.part] = shard.valuestream_begin(schema::kNeighbors + key.part);
  }
  started_ = false;
  told_ = 0;
  postings_.clear();
}

void WordOrderSource::next(double min_weight) {
  if (at_end()) return;
  skip_to(started_ ? get_docid() + 1 : at_.get_docid(), min_weight);
}

void WordOrderSource::skip_to(Xapian::docid document, double) {
  using store::Neighborhood;
  started_ = true;
  told_ = 0;
  if (at_end()) return;
  if (at_.get_docid() < document) move_to(document);
  for (; !at_end(); ++at_) {
    clock_.look();
    const Neighborhood told = neighborhood(at_.get_docid());
    if (told == Neighborhood::yes || (told == Neighborhood::maybe && passes())) return;
  }
}

bool WordOrderSource::check(Xapian::docid document, double) {
  started_ = true;
  clock_.look();
  if (at_end()) return true;
  const store::Neighborhood told = neighborhood(document);
  if (told != store::Neighborhood::maybe) {
    told_ = document;
    return told == store::Neighborhood::yes;
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

store::Neighborhood WordOrderSource::neighborhood(Xapian::docid document) {
  using store::Neighborhood;
  Neighborhood out = Neighborhood::yes;
  for (const auto& keys : neighbors_) {
    Neighborhood best = Neighborhood::no;
    for (const store::NeighborKey key : keys) best = std::max(best, look_up(key, document));
    out = std::min(out, best);
    if (out == Neighborhood::no) return out;
  }
  // Two words are a phrase; the pairs of more may stand in different places.
  const bool is_pair = neighbors_.size() == 1 && asked_->pattern.places.size() == 2;
  return is_pair ? out : Neighborhood::maybe;
}

store::Neighborhood WordOrderSource::look_up(store::NeighborKey key, Xapian::docid document) {
  Xapian::ValueIterator& part = parts_[key.part];
  if (part != Xapian::ValueIterator() && part.get_docid() < document) part.skip_to(document);
  if (part == Xapian::ValueIterator() || part.get_docid() > document)
    return store::Neighborhood::maybe;
  return store::look_up_neighbors(*part, key);
}

bool WordOrderSource::has(const std::string& term) {
  const auto [at, is_new] = postings_.try_emplace(term);
  if (is_new) at->second = shard_.postlist_begin(term);
  if (at->second == Xapian::PostingIterator()) return false;
  at->second.skip_to(at_.get_docid());
  return at->second != Xapian::PostingIterator() && *at->second == at_.get_docid();
}

}  // namespace nachlese::search
