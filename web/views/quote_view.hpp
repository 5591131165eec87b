// Quotations: in a list of their own, in a hit, on the page of a name.
#pragma once

#include <string>
#include <vector>

#include "searcher/api/quotation.hpp"
#include "searcher/api/response.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// Articles and quotations of the same search, as tabs.
[[nodiscard]] Html view_tabs(const View& view);

// A quotation in its frame, with its speaker. `id`: of the article.
[[nodiscard]] Html view_passage(const View& view, const search::QuotePassage& quote,
                                const std::string& id);

// An entry: the quotation, its articles, what they change, a reference to copy.
[[nodiscard]] Html view_entry(const View& view, const search::QuoteEntry& entry);

// The entries of a page, or that there are none.
[[nodiscard]] Html view_quotes(const View& view, const search::QuoteList& quotes);

// The entries by year, newest first, and their subjects, most frequent first, which search for
// themselves in `view`.
[[nodiscard]] Html view_quotes_by_year(const View& view,
                                       const std::vector<search::QuoteEntry>& entries);

// „Text“ (Name). In: Source, date. Online: address.
[[nodiscard]] std::string cite_quote(const search::QuotePassage& quote,
                                     const search::QuoteSource& source, Language language);

// Address of a quotation in its article.
[[nodiscard]] std::string quote_url(const SearchParameters& search, const std::string& id,
                                    unsigned number);

}  // namespace nachlese::web
