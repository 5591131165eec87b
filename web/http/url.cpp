#include "web/http/url.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/ascii.hpp"

namespace nachlese::web {
namespace {

bool is_unreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_prefix) {
  return text.size() >= lower_prefix.size() &&
         std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(),
                    [](char a, char b) { return a == lower_ascii(b); });
}

// `kept`: signs that stay as they are. As in forms, a blank may become a plus, which is shorter and
// more readable.
void append_encoded(std::string& out, std::string_view text, std::string_view kept,
                    bool blank_as_plus) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(byte) || kept.find(c) != std::string_view::npos) {
      out += c;
    } else if (c == ' ' && blank_as_plus) {
      out += '+';
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
}

std::string encode(std::string_view text, std::string_view kept) {
  std::string out;
  out.reserve(text.size());
  append_encoded(out, text, kept, false);
  return out;
}

}  // namespace

std::string percent_encode(std::string_view text) { return encode(text, ""); }
std::string path_encode(std::string_view text) { return encode(text, "/"); }

std::string percent_decode(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr ==
            text.data() + i + 3) {
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += plus_is_blank && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

Parameters parse_parameters(std::string_view query) {
  Parameters parameters;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    parameters.emplace_back(percent_decode(pair.substr(0, equals), true),
                            percent_decode(value, true));
  }
  return parameters;
}

std::string make_url(std::string_view path, const Parameters& parameters) {
  std::string url(path);
  char separator = '?';
  for (const auto& [name, value] : parameters) {
    url += separator;
    append_encoded(url, name, "", true);
    url += '=';
    append_encoded(url, value, "", true);
    separator = '&';
  }
  return url;
}

bool is_web_address(std::string_view url) {
  return starts_with_ignoring_case(url, "http://") || starts_with_ignoring_case(url, "https://");
}

}  // namespace nachlese::web
