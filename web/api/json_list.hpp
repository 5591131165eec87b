// Lists in JSON, of items that are JSON already.
#pragma once

#include <string>

namespace nachlese::web {

// "[…]", with what `one` makes of each item.
template <typename Items, typename One>
[[nodiscard]] std::string json_list(const Items& items, One one) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ",") + one(item);
  return "[" + out + "]";
}

}  // namespace nachlese::web
