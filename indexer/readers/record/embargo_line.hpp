// "Sperrfrist: 16. Juli, 18.00 Uhr": lines by which agencies and press offices say in the text
// itself until when it must not be shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

struct EmbargoLine {
  std::optional<Date> until;  // nullopt if the line names no time that could be read
};

// The first such line at the beginning or the end of `text`. What the line leaves out (day, year)
// is that of `published`. A lifted embargo is none.
[[nodiscard]] std::optional<EmbargoLine> find_embargo_line(std::string_view text,
                                                           const std::optional<Date>& published);

// Drops the article of `out` if a field with this value, a date or words as in such a line, puts it
// under an embargo; true if so. Until when an embargo lasts that cannot be read is as for a line;
// an article without a date is held back, with a warning.
bool keep_embargo(const std::string& value, const Record& record, Parsed& out);

// Drops the article of `out`, with a note, if a line in its title, lead or text, or in `more`, asks
// for it. A line without a time counts for two days from the article's date; an article without a
// date is taken, with a warning.
void keep_embargo_line(std::string_view more, const Record& record, Parsed& out);

}  // namespace nachlese::readers
