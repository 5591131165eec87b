// Elements with more attributes than any has: libxml2 before 2.12 compares each attribute with
// each, so they are left out first.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nachlese::readers {

// Attributes of an element that are read.
inline constexpr std::size_t kMaxAttributes = 256;

// `text` is XML or HTML. True if a tag has more than kMaxAttributes attributes.
[[nodiscard]] bool has_too_many_attributes(std::string_view text);

// The same text, tags without what comes behind their first kMaxAttributes attributes.
[[nodiscard]] std::string with_few_attributes(std::string_view text);

}  // namespace nachlese::readers
