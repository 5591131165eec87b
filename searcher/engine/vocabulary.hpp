// Looking words up in the archive's own vocabulary of surface forms.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/engine/budget.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

struct VocabularyWord {
  std::string text;
  Xapian::doccount articles = 0;
  unsigned distance = 0;  // fuzzy look-ups only
};

struct Expansion {
  std::vector<VocabularyWord> words;
  bool cut = false;  // there were more, or may be: the budget was spent
};

// Visits the words that start with `prefix`, in the order of their bytes, until `visit` returns
// false.
void each_word(const store::ArchiveDatabase& database, const std::string& prefix,
               const std::function<bool(const std::string&, store::TermList&)>& visit);

// Words that fit `pattern` (folded; * and ? as in docs/QUERY.md), most frequent first. The letters
// before the first wildcard bound the work, and so does `budget`, of which every word that is
// looked at takes a part, here and below.
[[nodiscard]] Expansion expand_pattern(const store::ArchiveDatabase& database,
                                       std::string_view pattern, std::size_t limit,
                                       QueryBudget& budget);

// Words that begin with the same letter and are at most `distance` insertions, deletions,
// substitutions or swaps of neighbors away (optimal string alignment), closest first, then most
// frequent.
[[nodiscard]] Expansion expand_fuzzy(const store::ArchiveDatabase& database, std::string_view word,
                                     unsigned distance, std::size_t limit, QueryBudget& budget);

// With a capital at the start, as a noun is written.
[[nodiscard]] std::string capitalized(std::string_view word);

// Forms of the word in the archive: those with the same stem, `word` itself first. For queries that
// need positions, which stems do not have.
[[nodiscard]] std::vector<std::string> inflections(const store::ArchiveDatabase& database,
                                                   text::Analyzer& analyzer, const text::Word& word,
                                                   std::size_t limit, QueryBudget& budget);

// Words of the archive with this stem that begin like it (stemming/stem_beginning.hpp), most
// frequent first: together with the stem's own positions all of its forms in quotations.
[[nodiscard]] std::vector<std::string> forms_of_stem(const store::ArchiveDatabase& database,
                                                     text::Analyzer& analyzer,
                                                     const std::string& stem, std::size_t limit,
                                                     QueryBudget& budget);

}  // namespace nachlese::search
