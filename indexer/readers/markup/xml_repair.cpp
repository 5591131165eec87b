#include "indexer/readers/markup/xml_repair.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";
constexpr std::string_view kOwn[] = {"amp", "lt", "gt", "quot", "apos"};  // of XML itself

bool is_name(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

// "#228" or "#xE4".
bool is_number(std::string_view name) {
  if (!name.starts_with('#')) return false;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  return !name.empty() && name.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") ==
                              std::string_view::npos;
}

// Appends what the & at `at` stands for and returns how far it goes.
std::size_t append_reference(std::string_view text, std::size_t at, std::string& out,
                             bool& mended) {
  std::size_t end = at + 1;
  while (end < text.size() && (is_name(text[end]) || (text[end] == '#' && end == at + 1))) ++end;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (end < text.size() && text[end] == ';') {
    if (std::find(std::begin(kOwn), std::end(kOwn), name) != std::end(kOwn) || is_number(name)) {
      out += '&';
      // XML knows the small x only.
      if (name.starts_with("#X")) {
        out += "#x";
        out += name.substr(2);
      } else {
        out += name;
      }
      out += ';';
      return end + 1;
    }
    if (const std::string character = html_entity(name); !character.empty()) {
      out += character;
      return end + 1;
    }
  }
  out += "&amp;";
  mended = true;
  return at + 1;
}

}  // namespace

std::string mend_xml(std::string_view text, bool& mended) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '&') {
      at = append_reference(text, at, out, mended);
    } else if (c == '<' && text.substr(at).starts_with(kCdata)) {
      const std::size_t end = std::min(text.find(kCdataEnd, at), text.size());
      out += text.substr(at, end - at);
      at = end;
    } else if (c == '<' && text.substr(at).starts_with("<!--")) {
      at = std::min(text.find("-->", at), text.size() - 3) + 3;
    } else {
      out += static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' ? ' ' : c;
      ++at;
    }
  }
  return out;
}

std::string without_c1(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('\xC2'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    if (text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0) {
      out += from_windows_1252(text.substr(1, 1));
    } else {
      out += text.substr(0, 2);
    }
    text.remove_prefix(std::min<std::size_t>(2, text.size()));
  }
  return out;
}

}  // namespace nachlese::readers
