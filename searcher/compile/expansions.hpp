// The words of the archive that a pattern, a fuzzy word or the forms of a word stand for, within
// the budget of the query.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/engine/budget.hpp"
#include "searcher/engine/vocabulary.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/diagnostics.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// For one query: an expansion that is asked for twice is looked up once.
class Expansions {
 public:
  // Gives everything in `tree` that stands for several words an equal share of the budget.
  Expansions(const query::Node& tree, const store::ArchiveDatabase& database,
             text::Analyzer& analyzer, query::Diagnostics& diagnostics, QueryBudget& budget);

  // Reports if there is none, or if some were cut.
  [[nodiscard]] std::vector<std::string> words(const query::Pattern& pattern, query::Span span);
  [[nodiscard]] std::vector<std::string> words(const query::Fuzzy& fuzzy, query::Span span);
  // Does not report that there is none.
  struct Silent {};
  [[nodiscard]] std::vector<std::string> words(const query::Pattern& pattern, query::Span span,
                                               Silent);
  // Never empty: `word` itself is the first.
  [[nodiscard]] std::vector<std::string> inflections(const text::Word& word);
  // Of words that begin like the stem; may be empty.
  [[nodiscard]] std::vector<std::string> forms_of_stem(const std::string& stem);

 private:
  template <typename Find>
  const Expansion& remembered(const std::string& key, Find find);
  const Expansion& matches(const query::Pattern& pattern);
  std::vector<std::string> words_of(const Expansion& expansion, const std::string& text,
                                    query::Span span, bool silent = false);
  // The number of words that may be taken, at most `most`.
  [[nodiscard]] std::size_t room(std::size_t most) const;

  const store::ArchiveDatabase& database_;
  text::Analyzer& analyzer_;
  query::Diagnostics& diagnostics_;
  QueryBudget& budget_;
  std::size_t share_;
  std::map<std::string, Expansion> known_;
};

}  // namespace nachlese::search
