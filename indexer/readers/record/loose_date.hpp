// Dates as feeds, agencies and tables write them, beyond ISO 8601.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/date.hpp"

namespace nachlese::readers {

// ISO 8601 (also "20180716T180500Z" and "2018/07/16"), RFC 822 and 2822 ("Mon, 16 Jul 18 18:05
// GMT"), C ("Mon Jul 16 18:05:00 2018"), German ("16.7.2018, 18:05 Uhr", "Montag, 16. Juli 2018")
// and English ("July 16, 2018"); zones as offsets or names (MESZ, EST, …). Of two digits, years up
// to 68 are in this century (POSIX). Nullopt for what is no date or does not exist.
[[nodiscard]] std::optional<Date> parse_loose_date(std::string_view text);

}  // namespace nachlese::readers
