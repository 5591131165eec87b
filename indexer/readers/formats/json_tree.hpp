// JSON of strangers as a tree.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace nachlese::readers {

// No document of people is nested deeper; copying and writing a tree goes down as deep as it is.
inline constexpr int kDeepestTree = 500;

// Brackets and braces of JSON, outside of its strings.
struct JsonDepth {
  int open = 0;  // at the end; negative if more are closed than opened
  int deepest = 0;
  bool in_string = false;  // whether the end is inside of a string
};
[[nodiscard]] JsonDepth json_depth(std::string_view json);

// A discarded value if it is no JSON, or nested deeper than kDeepestTree.
[[nodiscard]] nlohmann::json parse_json_tree(std::string_view bytes);

// Makes JSON of what programs write instead: a comma behind the last of a list, and, for values
// that are none, NaN, Infinity, undefined, None; also True and False. No byte moves.
void mend_json(std::string& bytes);

}  // namespace nachlese::readers
