// Quotations of the articles that a search finds.
#pragma once

#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/session/find.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// The search whose matches have the quotations that `request` asks for.
[[nodiscard]] SearchRequest articles_with_quotes(const SearchRequest& request);

// The quotations of an article that the query means, `most` at most.
[[nodiscard]] std::vector<QuotePassage> quotes_in(Searcher::State& state,
                                                  const Xapian::Document& document,
                                                  const Article& article, const Compiled& compiled,
                                                  std::size_t most);

// What is listed, and who says it: the speakers by the number of articles, most first; empty unless
// the list is exact.
struct ListedQuotes {
  QuoteList list;
  std::vector<FacetCount> speakers;
};

// Entries `request.offset` and on of what was found by articles_with_quotes(). Reads no more
// articles after the deadline.
[[nodiscard]] ListedQuotes list_quotes(Searcher::State& state,
                                       const store::ArchiveDatabase& database, const Found& found,
                                       const SearchRequest& request, Deadline deadline);

}  // namespace nachlese::search
