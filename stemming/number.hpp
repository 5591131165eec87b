// Numbers and dates written in digits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nachlese::text {

struct Day {
  unsigned year = 0;  // 0: not given
  unsigned month = 0;
  unsigned day = 0;  // 0: not given
};

// 2022-02-24, 2022-02 or, without a year, 02-24. Requires a month.
[[nodiscard]] std::string to_text(const Day& day);

// 24.02.2022, 24. 2. 2022, 24.2.22, 24.2. and 2022-02-24 that start at `at`; the end behind it, or
// 0 when it is no date. Two digits of a year mean 1950 to 2049.
[[nodiscard]] std::size_t find_date(std::string_view text, std::size_t at, Day& day);

// The end of the number that starts with the digit at `at`: digits with . , ' or a no-break blank
// between them.
[[nodiscard]] std::size_t number_end(std::string_view text, std::size_t at);

// 1.234,56 → 1234.56; 1'000 → 1000; 3,5 → 3.5. What is no number of these kinds (1.4.22) keeps its
// form. Replaces `out`.
void canonical_number(std::string_view number, std::string& out);

}  // namespace nachlese::text
