// Front matter: fields in front of a text, as YAML between lines of --- or TOML between +++.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nachlese::readers {

struct MatterEntry {
  std::string key;  // "author", or "author.name"
  std::vector<std::string> values;
  bool list = false;
};

// Takes the front matter off `text`, if it starts with one that also ends. Of YAML: scalars, quoted
// or not, block scalars (> and |), lists of both kinds, and objects in objects.
[[nodiscard]] std::vector<MatterEntry> take_front_matter(std::string_view& text);

}  // namespace nachlese::readers
