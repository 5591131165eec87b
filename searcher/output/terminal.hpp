// Text output for terminals.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "searcher/api/article.hpp"
#include "searcher/api/diagnostic.hpp"
#include "searcher/api/response.hpp"

namespace nachlese::search {

// Replaces control characters by blanks, so that no article can control a terminal; keeps line
// feeds if `lines`.
[[nodiscard]] std::string printable(std::string_view text, bool lines = false);
// A snippet's HTML as plain text, with highlights in bold red if `color`; keeps line feeds if
// `lines`.
[[nodiscard]] std::string plain(std::string_view html, bool color, bool lines = false);

void print_text(std::ostream& out, const SearchResponse& response, std::size_t offset, bool color);
// The same of quotations.
void print_quotes(std::ostream& out, const SearchResponse& response, std::size_t offset,
                  bool color);
void print_text(std::ostream& out, const MarkedArticle& article, bool color);
// Writes kind TAB count TAB value, months last; ≈ before estimates; a fourth column tells how many
// are presumed.
void print_text(std::ostream& out, const Facets& facets);
void print_diagnostics(std::ostream& out, const std::vector<Diagnostic>& diagnostics);

}  // namespace nachlese::search
