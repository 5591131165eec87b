#include "indexer/postings.hpp"

#include <algorithm>
#include <span>

#include "core/store/neighbors.hpp"

namespace nachlese::index {

void Postings::start(std::uint32_t terms) {
  for (auto& index : index_) {
    if (index.size() < terms) index.resize(terms + terms / 2);
  }
}

std::uint32_t Postings::entry_of(schema::Prefix layer, const text::Term& term) {
  std::uint32_t& entry = index_[static_cast<std::size_t>(layer)][term.id];
  if (entry == 0) {
    entries_.push_back({term, layer, 0, 0});
    entry = static_cast<std::uint32_t>(entries_.size());
  }
  return entry - 1;
}

void Postings::add(schema::Prefix layer, const text::Term& term, std::uint32_t weight) {
  entries_[entry_of(layer, term)].frequency += weight;
}

void Postings::add_word(const text::Term& surface, std::uint32_t weight, std::uint32_t position) {
  const std::uint32_t entry = entry_of(schema::Prefix::surface, surface);
  entries_[entry].frequency += weight;
  order_.push_back({entry, position});
}

Postings::Order Postings::order() {
  if (order_.empty()) return {};
  // Words that stand at the place of others come behind the others of their field.
  if (!std::ranges::is_sorted(order_, {}, &store::PlacedWord::position))
    std::ranges::stable_sort(order_, {}, &store::PlacedWord::position);
  std::uint32_t count = 0;
  for (auto& placed : order_) {
    Entry& entry = entries_[placed.word];
    if (entry.word == 0) {
      if (words_.size() == count) words_.emplace_back();
      store::set_term(entry.layer, entry.term.text, words_[count]);
      entry.word = ++count;
    }
    placed.word = entry.word - 1;
  }
  const auto terms = std::span<const std::string>(words_).first(count);
  return {store::pack_word_order(order_, terms), store::pack_neighbors(order_, terms)};
}

}  // namespace nachlese::index
