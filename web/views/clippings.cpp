#include "web/views/clippings.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

std::vector<Clipping> read_clippings(const Request& request) {
  std::vector<Clipping> out;
  bool known = false;  // the id before this place was named earlier
  for (const auto& [name, value] : request.parameters) {
    if (name == "id" && !value.empty()) {
      known = std::ranges::find(out, value, &Clipping::id) != out.end();
      if (!known) out.push_back({value, {}});
      if (out.size() > kMostClippings)
        throw BadParameter{"id", "At most " + std::to_string(kMostClippings) + " articles."};
    } else if (name == "note") {
      if (count_code_points(value) > kLongestNote)
        throw BadParameter{"note", "At most " + std::to_string(kLongestNote) + " characters."};
      if (!out.empty() && !known) out.back().note = value;
    }
  }
  return out;
}

Parameters to_parameters(const std::vector<Clipping>& clippings) {
  Parameters out;
  for (const auto& [id, note] : clippings) {
    out.emplace_back("id", id);
    if (!note.empty()) out.emplace_back("note", note);
  }
  return out;
}

}  // namespace nachlese::web
