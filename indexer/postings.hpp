// Collects the postings of one document by term. Xapian looks up the term's string for every
// posting it gets, which would cost more than analyzing the text.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/store/neighbors.hpp"
#include "core/store/schema.hpp"
#include "core/store/terms.hpp"
#include "core/store/word_order.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::index {

// Counts by term id in arrays. Reused for all documents of an analyzer.
class Postings {
 public:
  // `terms`: number of term ids that the analyzer has assigned.
  void start(std::uint32_t terms);
  void add(schema::Prefix layer, const text::Term& term, std::uint32_t weight);
  // A surface form in the order of the text's words.
  void add_word(const text::Term& surface, std::uint32_t weight, std::uint32_t position);
  // Calls f(layer, term) for each term, a text::Term.
  template <class F>
  void for_each_term(F&& f) const {
    for (const Entry& entry : entries_) f(entry.layer, entry.term);
  }
  struct Order {
    std::string words;  // core/store/word_order.hpp
    store::NeighborParts neighbors;
  };
  // The order of all words, packed; empty if there are none. Nothing can be added afterwards.
  [[nodiscard]] Order order();
  // Calls f(term, frequency) for each term and clears itself.
  template <class F>
  void take_terms(F&& f) {
    std::string made;
    for (const Entry& entry : entries_) {
      if (entry.word == 0) store::set_term(entry.layer, entry.term.text, made);
      f(entry.word == 0 ? std::as_const(made) : words_[entry.word - 1], entry.frequency);
      index_[static_cast<std::size_t>(entry.layer)][entry.term.id] = 0;
    }
    entries_.clear();
    order_.clear();
  }

 private:
  // Everything before the id is a layer of words.
  static constexpr auto kLayers = static_cast<std::size_t>(schema::Prefix::id);

  struct Entry {
    text::Term term;
    schema::Prefix layer{};
    std::uint32_t frequency = 0;
    std::uint32_t word = 0;  // index in words_ + 1; 0: it is not in the order
  };

  std::uint32_t entry_of(schema::Prefix layer, const text::Term& term);

  // Term id → entry + 1; 0 if the document has no entry.
  std::vector<std::uint32_t> index_[kLayers];
  std::vector<Entry> entries_;
  std::vector<store::PlacedWord> order_;  // PlacedWord::word is an entry
  std::vector<std::string> words_;        // strings are used again
};

}  // namespace nachlese::index
