// Hits as CSV (RFC 4180, UTF-8) for spreadsheets: a cell that these would take for a formula begins
// with an apostrophe. Programs read JSON Lines.
#pragma once

#include <iosfwd>

#include "searcher/api/response.hpp"

namespace nachlese::search {

// `first` are the names, or values, of columns before those of the hit.
void print_csv_header(std::ostream& out, const std::vector<std::string>& first = {});
// Lists of values are joined by "; ". The snippet is plain text.
void print_csv(std::ostream& out, const Hit& hit, const std::vector<std::string>& first = {});

}  // namespace nachlese::search
