// Notices of newsletters that are no text: how to leave the list, to see the mail in a browser.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::readers {

// The body of a mail, paragraphs parted by empty lines, without the notices at its ends.
[[nodiscard]] std::string without_notices(std::string_view body);

}  // namespace nachlese::readers
