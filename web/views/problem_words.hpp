// Problems in German: programs get the words that a person reads in their logs.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::web {

// Of a type of problem; empty if there are none.
[[nodiscard]] std::string german_title(std::string_view type);
// Of an English detail; empty if there is none.
[[nodiscard]] std::string german_detail(std::string_view english);

}  // namespace nachlese::web
