// Hits as CSV (RFC 4180, UTF-8) for spreadsheets: a cell that looks like a formula starts with an
// apostrophe. Programs should read JSON Lines.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "searcher/api/response.hpp"

namespace nachlese::search {

// One row, its cells quoted where needed.
void print_csv_row(std::ostream& out, const std::vector<std::string>& row);
// `first`: names, or values, of columns before those of the hit.
void print_csv_header(std::ostream& out, const std::vector<std::string>& first = {});
// Joins lists of values by "; ". The snippet is plain text.
void print_csv(std::ostream& out, const Hit& hit, const std::vector<std::string>& first = {});

// Quotations: a row for each article of an entry; rows of one entry share its number, from
// `number` on.
void print_quotes_csv_header(std::ostream& out);
void print_quotes_csv(std::ostream& out, const QuoteEntry& entry, std::size_t number);

}  // namespace nachlese::search
