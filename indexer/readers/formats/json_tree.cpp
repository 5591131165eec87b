#include "indexer/readers/formats/json_tree.hpp"

namespace nachlese::readers {
namespace {

bool nests_too_deep(std::string_view json) {
  int open = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      at += c == '\\' ? 1 : 0;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++open > kDeepestTree) return true;
    } else if (c == '}' || c == ']') {
      --open;
    }
  }
  return false;
}

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
  if (nests_too_deep(bytes)) return nlohmann::json::value_t::discarded;
  return nlohmann::json::parse(bytes, nullptr, false);
}

}  // namespace nachlese::readers
