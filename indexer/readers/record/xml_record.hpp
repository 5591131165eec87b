// Shared by the readers of XML: from a record to its tree, from a tree to fields.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// The document of the record; what had to be mended is reported. Nullopt, with the reason, if there
// is nothing to read.
[[nodiscard]] std::optional<Element> read_tree(const Record& record, Parsed& out);

// Sets `date` from `text`; reports one that is none. Keeps what is there if `text` is empty.
void set_date(std::optional<Date>& date, std::string_view text, const Record& record, Parsed& out);

// The text of the first element `name` in `in`, as one line; empty without one.
[[nodiscard]] std::string line_of(const Element& in, std::string_view name);

// Adds `value` unless it is empty or there already, or the list has kMostValues.
void add_value(std::vector<std::string>& list, std::string value);

}  // namespace nachlese::readers
