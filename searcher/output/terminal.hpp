// Text for people at a terminal.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "searcher/api/article.hpp"
#include "searcher/api/diagnostic.hpp"
#include "searcher/api/response.hpp"

namespace nachlese::search {

// Control characters as blanks, so that no article can steer a terminal; line feeds too unless
// `lines`.
[[nodiscard]] std::string printable(std::string_view text, bool lines = false);
// A snippet's HTML as plain text, marks in bold red if `color`.
[[nodiscard]] std::string plain(std::string_view html, bool color);

void print_text(std::ostream& out, const SearchResponse& response, std::size_t offset, bool color);
void print_text(std::ostream& out, const MarkedArticle& article, bool color);
// kind TAB count TAB value, months last. ≈ before counts that are estimates; how many are presumed
// in a fourth column.
void print_text(std::ostream& out, const Facets& facets);
void print_diagnostics(std::ostream& out, const std::vector<Diagnostic>& diagnostics);

}  // namespace nachlese::search
