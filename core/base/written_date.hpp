// Dates as people write them, beyond ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"

namespace nachlese {

// Without a time of day: ISO 8601 also with single digits or slashes ("2018-7-1", "2018/07/16"),
// German ("16.7.2018", "7.2018", "16. Juli 2018", "Montag, 16. Juli 2018", "Juli 2018"), English
// ("July 16, 2018", "16 Jul 18"), French and Italian. Of two digits, years up to 68 are in this
// century (POSIX). Also takes what parse_date() takes, with its time. Nullopt for what is no date
// or does not exist.
[[nodiscard]] std::optional<Date> parse_written_date(std::string_view text);

// For readers that know the time of day, too: a run of digits or of letters.
struct DateToken {
  std::string_view text;
  bool number = false;
  char before = ' ';  // the character in front: '.', ':', '+', …
  bool used = false;  // by the time of day
};

// Lower case, the letters of Latin-1 included; no-break spaces are blanks.
[[nodiscard]] std::string folded_date(std::string_view text);
// `folded` must outlive the tokens.
[[nodiscard]] std::vector<DateToken> date_tokens(std::string_view folded);
// 1 to 12; 0 for what is not the name of a month, in lower case.
[[nodiscard]] unsigned month_named(std::string_view name);
// 1, Monday, to 7; 0 for what is not the name of a day in full, in lower case.
[[nodiscard]] unsigned weekday_named(std::string_view name);
[[nodiscard]] unsigned value_of_digits(std::string_view digits);
// Day, month and year in the tokens that are not used; `english`: by the clock of twelve hours.
// Precise to the day or less. Nullopt as above.
[[nodiscard]] std::optional<Date> calendar_date(const std::vector<DateToken>& tokens, bool english);

}  // namespace nachlese
