// Puts quotations together that are the same sentence in several papers.
//
// Two are one entry if they are of the same speaker, as far as both names are known, and have the
// same words, or nearly: at least five words each, of which four fifths are common in their order,
// or all of the shorter one in the longer, which is at most twice as long. Candidates share three
// neighboring words, so the time is linear in the quotations.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searcher/api/quotation.hpp"

namespace nachlese::search {

class QuoteGroups {
 public:
  // Adds a quotation of an article to the entry that has it, or as an entry of its own. An article
  // is a source of an entry once.
  void add(QuotePassage passage, QuoteSource source);

  [[nodiscard]] std::vector<QuoteEntry>& entries() { return entries_; }

 private:
  using Words = std::vector<std::string>;

  [[nodiscard]] std::vector<std::uint64_t> keys_of(const Words& words) const;
  [[nodiscard]] bool are_same(std::size_t entry, const QuotePassage& passage,
                              const Words& words) const;

  std::vector<QuoteEntry> entries_;
  std::vector<Words> words_;  // of the entries, folded
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_key_;
};

// What `now` has instead of the words of `was`; signs and case count.
[[nodiscard]] std::vector<QuoteChange> changes_between(std::string_view was, std::string_view now);

}  // namespace nachlese::search
