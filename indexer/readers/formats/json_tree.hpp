// JSON of strangers as a tree.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace nachlese::readers {

// No document of people is nested deeper; copying and writing a tree goes down as deep as it is.
inline constexpr int kDeepestTree = 500;

// A discarded value if it is no JSON, or nested deeper than kDeepestTree.
[[nodiscard]] nlohmann::json parse_json_tree(std::string_view bytes);

// Makes JSON of what programs write instead: a comma behind the last of a list, and, for values
// that are none, NaN, Infinity, undefined, None; also True and False. No byte moves.
void mend_json(std::string& bytes);

}  // namespace nachlese::readers
