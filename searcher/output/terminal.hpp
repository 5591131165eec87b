// Text output for terminals.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/api/article.hpp"
#include "searcher/api/diagnostic.hpp"
#include "searcher/api/response.hpp"
#include "searcher/output/text_layout.hpp"

namespace nachlese::search {

void print_text(std::ostream& out, const SearchResponse& response, std::size_t offset,
                const TextStyle& style);
// The same of quotations.
void print_quotes(std::ostream& out, const SearchResponse& response, std::size_t offset,
                  const TextStyle& style);
void print_text(std::ostream& out, const MarkedArticle& article, const TextStyle& style);
// Articles in short, a few lines each.
void print_list(std::ostream& out, const std::vector<Article>& articles, const TextStyle& style);
// Writes kind TAB count TAB value, months last; ≈ before estimates; a fourth column tells how many
// are presumed.
void print_text(std::ostream& out, const Facets& facets);
// In columns as wide as their values, with the timeline as bars; at most `rows` values of a kind.
void print_columns(std::ostream& out, const Facets& facets, std::span<const FacetKind> kinds,
                   std::size_t rows, const TextStyle& style);
// Each note, with the place in `query` that it is about.
void print_diagnostics(std::ostream& out, const std::vector<Diagnostic>& diagnostics,
                       const std::string& query, const TextStyle& style);

}  // namespace nachlese::search
