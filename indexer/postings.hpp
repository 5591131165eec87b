// Collects the postings of one document by term. Xapian looks up the term's string for every
// posting it gets, which would cost more than analyzing the text.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <string>
#include <vector>

#include "core/store/schema.hpp"
#include "core/store/word_order.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::index {

// Counts by term id in arrays. Reused for all documents of an analyzer.
class Postings {
 public:
  // `terms`: number of term ids that the analyzer has assigned.
  void start(std::uint32_t terms);
  void add(schema::Prefix layer, const text::Term& term, Xapian::termcount weight);
  // With a position of Xapian's.
  void add_at(schema::Prefix layer, const text::Term& term, Xapian::termcount weight,
              std::uint32_t position);
  // A surface form in the order of the text's words, and with a position of Xapian's if
  // `has_position`.
  void add_word(const text::Term& surface, Xapian::termcount weight, std::uint32_t position,
                bool has_position);
  // Adds everything to the document and clears itself.
  void move_to(Xapian::Document& document);

 private:
  // Everything before the id is a layer of words.
  static constexpr auto kLayers = static_cast<std::size_t>(schema::Prefix::id);

  struct Entry {
    text::Term term;
    schema::Prefix layer{};
    Xapian::termcount frequency = 0;
    std::uint32_t positions = 0;  // number of positions
    std::uint32_t word = 0;       // index in words_ + 1; 0: it is not in the order
  };
  struct Position {
    std::uint32_t entry;
    std::uint32_t position;
  };

  std::uint32_t entry_of(schema::Prefix layer, const text::Term& term);
  void sort_positions();
  void add_order(Xapian::Document& document);

  // Term id → entry + 1; 0 if the document has no entry.
  std::vector<std::uint32_t> index_[kLayers];
  std::vector<Entry> entries_;
  std::vector<Position> positions_;
  std::vector<store::PlacedWord> order_;  // PlacedWord::word is an entry
  std::vector<std::string> words_;        // strings are used again
  std::vector<std::uint32_t> sorted_;     // positions by entry
  std::vector<std::uint32_t> ends_;       // end of each entry's run in sorted_
};

// Positions of Xapian's for an article that has its words' order, as remote shards need them. The
// text is not analyzed again; positions that the document has stay. Throws Error(archive) if the
// order is none of its terms.
void add_positions(Xapian::Document& document);

}  // namespace nachlese::index
