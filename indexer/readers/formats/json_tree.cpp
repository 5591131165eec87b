#include "indexer/readers/formats/json_tree.hpp"

#include <algorithm>

namespace nachlese::readers {
namespace {

// What no JSON has, and what stands for it in as many bytes.
struct Slip {
  std::string_view written, meant;
};
constexpr Slip kSlips[] = {
    {"NaN", "\"\" "},           {"Infinity", "\"\"      "}, {"-Infinity", "\"\"       "},
    {"undefined", "null     "}, {"None", "null"},           {"True", "true"},
    {"False", "false"}};

bool mend_word(std::string& json, std::size_t at) {
  const std::string_view rest = std::string_view(json).substr(at);
  for (const Slip& slip : kSlips) {
    if (!rest.starts_with(slip.written)) continue;
    json.replace(at, slip.written.size(), slip.meant);
    return true;
  }
  return false;
}

}  // namespace

JsonDepth json_depth(std::string_view json) {
  JsonDepth depth;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (depth.in_string) {
      at += c == '\\' ? 1 : 0;
      depth.in_string = c != '"';
    } else if (c == '"') {
      depth.in_string = true;
    } else if (c == '{' || c == '[') {
      depth.deepest = std::max(depth.deepest, ++depth.open);
    } else if (c == '}' || c == ']') {
      --depth.open;
    }
  }
  return depth;
}

void mend_json(std::string& json) {
  bool in_string = false;
  std::size_t comma = std::string::npos;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      at += c == '\\' ? 1 : 0;
      in_string = c != '"';
    } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
      if ((c == ']' || c == '}') && comma != std::string::npos) json[comma] = ' ';
      comma = c == ',' ? at : std::string::npos;
      in_string = c == '"';
      const bool slip = c == 'N' || c == 'I' || c == '-' || c == 'u' || c == 'T' || c == 'F';
      if (slip && mend_word(json, at) && json[at] == '"') ++at;
    }
  }
}

nlohmann::json parse_json_tree(std::string_view bytes) {
  if (json_depth(bytes).deepest > kDeepestTree) return nlohmann::json::value_t::discarded;
  return nlohmann::json::parse(bytes, nullptr, false);
}

}  // namespace nachlese::readers
