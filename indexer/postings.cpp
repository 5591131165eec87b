#include "indexer/postings.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <utility>

#include "core/base/error.hpp"
#include "core/store/terms.hpp"

namespace nachlese::index {
void Postings::start(std::uint32_t terms) {
  for (auto& index : index_) {
    if (index.size() < terms) index.resize(terms + terms / 2);
  }
}

std::uint32_t Postings::entry_of(schema::Prefix layer, const text::Term& term) {
  std::uint32_t& entry = index_[static_cast<std::size_t>(layer)][term.id];
  if (entry == 0) {
    entries_.push_back({term, layer, 0, 0, 0});
    entry = static_cast<std::uint32_t>(entries_.size());
  }
  return entry - 1;
}

void Postings::add(schema::Prefix layer, const text::Term& term, Xapian::termcount weight) {
  entries_[entry_of(layer, term)].frequency += weight;
}

void Postings::add_at(schema::Prefix layer, const text::Term& term, Xapian::termcount weight,
                      std::uint32_t position) {
  const std::uint32_t entry = entry_of(layer, term);
  entries_[entry].frequency += weight;
  ++entries_[entry].positions;
  positions_.push_back({entry, position});
}

void Postings::add_word(const text::Term& surface, Xapian::termcount weight, std::uint32_t position,
                        bool has_position) {
  const std::uint32_t entry = entry_of(schema::Prefix::surface, surface);
  entries_[entry].frequency += weight;
  order_.push_back({entry, position});
  if (!has_position) return;
  ++entries_[entry].positions;
  positions_.push_back({entry, position});
}

// Counting sort of positions by entry. Each entry's positions stay ascending, the order that Xapian
// handles fastest.
void Postings::sort_positions() {
  ends_.resize(entries_.size());
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    ends_[i] = next;
    next += entries_[i].positions;
  }
  sorted_.resize(next);
  for (const auto& [entry, position] : positions_) sorted_[ends_[entry]++] = position;
}

void Postings::add_order(Xapian::Document& document) {
  if (order_.empty()) return;
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
  document.add_value(schema::kWordOrder,
                     store::pack_word_order(order_, std::span(words_).first(count)));
}

void Postings::move_to(Xapian::Document& document) {
  add_order(document);
  sort_positions();
  std::string made;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (entry.word == 0) store::set_term(entry.layer, entry.term.text, made);
    const std::string& term = entry.word == 0 ? made : words_[entry.word - 1];
    if (entry.positions == 0) document.add_term(term, entry.frequency);
    // All of it with the first position: each call costs a look-up.
    Xapian::termcount frequency = entry.frequency;
    for (std::uint32_t at = ends_[i] - entry.positions; at < ends_[i]; ++at) {
      document.add_posting(term, sorted_[at], std::exchange(frequency, 0));
    }
    index_[static_cast<std::size_t>(entry.layer)][entry.term.id] = 0;
  }
  entries_.clear();
  positions_.clear();
  order_.clear();
}

void add_positions(Xapian::Document& document) {
  std::vector<std::string> terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if (store::is_surface(*term)) terms.push_back(*term);
  }
  try {
    for (const auto& [term, positions] :
         store::unpack_word_order(document.get_value(schema::kWordOrder), terms)) {
      for (const std::uint32_t position : positions) document.add_posting(term, position, 0);
    }
  } catch (const std::invalid_argument&) {
    throw Error(ErrorCode::archive, "An article's order of words does not fit its words.",
                "`nachlese-index check` says what is damaged; `rebuild` builds it anew.");
  }
}

}  // namespace nachlese::index
