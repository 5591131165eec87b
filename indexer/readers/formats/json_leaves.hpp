// A JSON object as a flat list of its values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::readers {

enum class JsonKind : std::uint8_t {
  text,
  number,
  truth,
  empty
};  // empty: null, or no value at all

struct JsonLeaf {
  std::string path;  // keys with dots between them; lists do not count
  std::string value;
  JsonKind kind = JsonKind::text;
  std::uint32_t group = 0;  // the same for the values of one object in a list
  bool in_list = false;     // of values, or of objects
};

// An object inside: what is around it, and what it says it is ("type", "_type", "nodeType").
struct JsonGroup {
  std::uint32_t parent = 0;  // 0: the whole
  std::string type;
};

// At most so many values of one object are read; no article has as many.
inline constexpr std::size_t kMostLeaves = 50'000;

struct JsonLeaves {
  std::vector<JsonLeaf> leaves;   // in the order of the text
  std::vector<JsonGroup> groups;  // by JsonLeaf::group
  std::string problem;            // why it is no object; then `leaves` has what came before
  bool too_many = false;
  bool ends_early = false;  // the text is no object since something is missing at its end
};

// `bytes` is valid UTF-8.
[[nodiscard]] JsonLeaves read_json_leaves(std::string_view bytes);

}  // namespace nachlese::readers
