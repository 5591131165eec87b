// Finds URLs, e-mail addresses, host names, handles and hashtags.
#pragma once

#include <cstddef>
#include <string_view>

#include "stemming/string_table.hpp"

namespace nachlese::text {

struct AddressSearch {
  std::size_t end = 0;  // after the address; 0 if none starts here
  // If `end` is 0, no address starts from here to this offset, so it need not be searched again.
  std::size_t scanned = 0;
};

// Tells whether an address starts at `begin`, whose first word ends at `word_end`. Non-ASCII
// letters count only inside URLs.
[[nodiscard]] AddressSearch find_address(std::string_view text, std::size_t begin,
                                         std::size_t word_end, const StringTable& domains);

// End of the @name or #word at `at`; 0 if there is none.
[[nodiscard]] std::size_t find_handle(std::string_view text, std::size_t at);

}  // namespace nachlese::text
