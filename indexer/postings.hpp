// The postings of one document, grouped by term before Xapian sees them: Xapian looks a term up by
// its string for every posting it is handed, which costs more than analysing the text.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <string>
#include <vector>

#include "core/store/schema.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::index {

// Counts by term id in arrays. Reused for all documents of one analyzer.
class Postings {
 public:
  // `terms` is the number of term ids that the analyzer has given out.
  void start(std::uint32_t terms);
  void add(schema::Prefix layer, const text::Term& term, Xapian::termcount weight);
  void add_at(schema::Prefix layer, const text::Term& term, Xapian::termcount weight,
              std::uint32_t position);
  // Adds everything to the document and forgets it.
  void move_to(Xapian::Document& document);

 private:
  static constexpr std::size_t kLayers = 6;  // surface, stem, part, title, title stem, variant

  struct Entry {
    text::Term term;
    schema::Prefix layer{};
    Xapian::termcount frequency = 0;
    std::uint32_t positions = 0;  // how many
  };
  struct Position {
    std::uint32_t entry;
    std::uint32_t position;
  };

  std::uint32_t entry_of(schema::Prefix layer, const text::Term& term);

  std::vector<std::uint32_t>
      index_[kLayers];  // term id → entry + 1, 0 if the document has none yet
  std::vector<Entry> entries_;
  std::vector<Position> positions_;
  std::vector<std::uint32_t> sorted_;  // positions by entry
  std::vector<std::uint32_t> ends_;    // of each entry's run in sorted_
};

}  // namespace nachlese::index
