// Chronicles as JSON, CSV and text.
#pragma once

#include <iosfwd>
#include <string>

#include "searcher/api/chronicle.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/text_layout.hpp"

namespace nachlese::search {

[[nodiscard]] std::string to_json(const Chronicle& chronicle);
[[nodiscard]] std::string to_json(const ChronicleLine& line);
// A row for each line, below a header.
void print_csv(std::ostream& out, const Chronicle& chronicle, CsvFor reader);
void print_text(std::ostream& out, const Chronicle& chronicle, const TextStyle& style);

}  // namespace nachlese::search
