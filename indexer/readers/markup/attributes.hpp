// Limits the attributes of an element: libxml2 before 2.12 compares each with each, so hostile
// ones cost quadratic time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nachlese::readers {

// At most so many attributes of an element are read.
inline constexpr std::size_t kMaxAttributes = 256;

// `text` is XML or HTML. True if a tag has more than kMaxAttributes attributes.
[[nodiscard]] bool has_too_many_attributes(std::string_view text);

// The same text with only the first kMaxAttributes attributes of each tag.
[[nodiscard]] std::string with_few_attributes(std::string_view text);

}  // namespace nachlese::readers
