// Parses dates as feeds, agencies and tables write them, beyond ISO 8601.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/date.hpp"

namespace nachlese::readers {

// ISO 8601 (also "20180716T1805+0200" and "2018/07/16"), RFC 822 and 2822 ("Mon, 16 Jul 18 18:05
// GMT"), C, JavaScript ("Mon Jul 16 2018 18:05:00 GMT+0200 (…)"), German ("16.7.2018, 18.05 Uhr",
// "Montag, 16. Juli 2018"), English ("July 16, 2018 6:05 p.m.", "07/16/2018 6:05 PM"), French and
// Italian; zones as offsets, abbreviations (MESZ, MEST, EST, …) or names ("Europe/Berlin"); seconds
// to nanoseconds since 1970, and the days of spreadsheets. Of two digits, years up to 68 are in
// this century (POSIX). Nullopt for what is no date or does not exist.
[[nodiscard]] std::optional<Date> parse_loose_date(std::string_view text);

// True for what programs write for no date: nothing, "NULL", "0000-00-00 00:00:00", …
[[nodiscard]] bool says_no_date(std::string_view text);

}  // namespace nachlese::readers
