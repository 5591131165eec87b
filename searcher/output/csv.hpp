// Hits as CSV (RFC 4180, UTF-8) for spreadsheets: a cell that looks like a formula starts with an
// apostrophe. Programs should read JSON Lines.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "searcher/api/quotation.hpp"
#include "searcher/output/hit_fields.hpp"

namespace nachlese::search {

// Excel in German reads UTF-8 only behind a byte order mark, semicolons between cells and a comma
// in numbers.
enum class CsvFor : std::uint8_t { all, excel };

// Writes a table row by row. Lists of values are joined by "; ", the snippet is plain text.
class CsvTable {
 public:
  explicit CsvTable(std::ostream& out, HitFields fields = table_fields(),
                    CsvFor reader = CsvFor::all)
      : out_(out), fields_(std::move(fields)), reader_(reader) {}

  // `first`: names, or values, of columns before those of the hit.
  void header(const std::vector<std::string>& first = {});
  void hit(const Hit& hit, const std::vector<std::string>& first = {});
  // Any cells.
  void row(const std::vector<std::string>& cells);

 private:
  [[nodiscard]] static std::string quoted(const std::string& value);

  std::ostream& out_;
  HitFields fields_;
  CsvFor reader_;
};

// Quotations: a row for each article of an entry; rows of one entry share its number, from
// `number` on.
void print_quotes_csv_header(std::ostream& out);
void print_quotes_csv(std::ostream& out, const QuoteEntry& entry, std::size_t number);

}  // namespace nachlese::search
