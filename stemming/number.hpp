// Numbers and dates in digits.
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

// Writes 2022-02-24, 2022-02 or, without a year, 02-24. Requires a month.
[[nodiscard]] std::string to_text(const Day& day);

// End of the date that starts at `at` (24.02.2022, 24. 2. 2022, 24.2.22, 24.2. or 2022-02-24); 0 if
// there is none. Years of two digits mean 1950 to 2049.
[[nodiscard]] std::size_t find_date(std::string_view text, std::size_t at, Day& day);

// End of the number that starts with the digit at `at`: digits with . , ' or a blank
// between them. A plain blank only divides groups of three that no other digits stand beside, which
// is why it looks at the text before, too: 10 000, but not 0171 234 567.
[[nodiscard]] std::size_t number_end(std::string_view text, std::size_t at);

// Rewrites 1.234,56 → 1234.56; 1'000 → 1000; 3,5 → 3.5. Other forms (1.4.22) stay. Replaces `out`.
void canonical_number(std::string_view number, std::string& out);

}  // namespace nachlese::text
