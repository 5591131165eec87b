// Hits as CSV (RFC 4180, UTF-8).
#pragma once

#include <iosfwd>

#include "searcher/search.hpp"

namespace nachlese {

void print_csv_header(std::ostream& out);
// Lists of values are joined by "; ". The snippet is plain text.
void print_csv(std::ostream& out, const Hit& hit);

}  // namespace nachlese
