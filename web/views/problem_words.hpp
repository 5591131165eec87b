// Problems in German: programs get the words that a person reads in their logs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace nachlese::web {

// Of a type of problem; empty if there are none.
[[nodiscard]] std::string german_title(std::string_view type);
// Of an English detail; empty if there is none.
[[nodiscard]] std::string german_detail(std::string_view english);
// All whole details, English and German.
[[nodiscard]] std::span<const std::pair<std::string_view, std::string_view>> german_details();

}  // namespace nachlese::web
