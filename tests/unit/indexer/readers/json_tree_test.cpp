#include "indexer/readers/formats/json_tree.hpp"

#include "tests/catch.hpp"

using namespace nachlese::readers;

TEST_CASE("brackets count outside of strings, and a tree may be as deep as people make it") {
  const JsonDepth whole = json_depth(R"({"a [[\" {": [1, [2]], "b": {}})");
  CHECK(whole.open == 0);
  CHECK(whole.deepest == 3);
  CHECK_FALSE(whole.in_string);
  const JsonDepth part = json_depth(R"({"a": [{}, "b ]})");
  CHECK(part.open == 2);
  CHECK(part.deepest == 3);
  CHECK(part.in_string);
  CHECK(json_depth("]]").open == -2);

  const auto nested = [](int depth) {
    const auto size = static_cast<std::size_t>(depth);
    return std::string(size, '[') + std::string(size, ']');
  };
  CHECK(parse_json_tree(nested(kDeepestTree)).is_array());
  CHECK(parse_json_tree(nested(kDeepestTree + 1)).is_discarded());
}
