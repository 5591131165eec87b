#include "web/views/html.hpp"

#include <algorithm>
#include <array>

#include "core/base/utf8.hpp"

namespace nachlese::web {
namespace {

bool is_unwanted(char32_t c) {
  const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
  const bool bidi =
      c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || bidi || c == 0xFEFF;
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '"': out += "&quot;"; return;
    case '\'': out += "&#39;"; return;
    default:
      if (!is_unwanted(c)) append_utf8(out, c);
  }
}

// ASCII that stands for itself, which nearly all of a page is.
bool is_plain(char c) {
  return c >= ' ' && c <= '~' && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

// Appends the plain characters from `at` on; where they end.
std::size_t append_plain(std::string& out, std::string_view text, std::size_t at) {
  const auto* const end = std::find_if_not(text.begin() + at, text.end(), is_plain);
  const auto length = static_cast<std::size_t>(end - text.begin()) - at;
  out += text.substr(at, length);
  return at + length;
}

// Length of the character reference at `at` (&name; or &#digits; or &#xhex;); 0 if there is none.
std::size_t reference_length(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 12;
  const std::size_t end = text.substr(at, kLongest).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  for (const char c : text.substr(at + 1, end - 1)) {
    const bool allowed =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
    if (!allowed) return 0;
  }
  return end + 1;
}

std::size_t allowed_length(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 2> kTags = {"<mark>", "</mark>"};
  for (const std::string_view tag : kTags) {
    if (text.substr(at, tag.size()) == tag) return tag.size();
  }
  return text[at] == '&' ? reference_length(text, at) : 0;
}

}  // namespace

Html escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = append_plain(out, text, 0); at < text.size();
       at = append_plain(out, text, at))
    append_escaped(out, next_code_point(text, at));
  return Html(std::move(out));
}

Html marked(std::string_view searcher_html) {
  std::string out;
  out.reserve(searcher_html.size());
  for (std::size_t at = append_plain(out, searcher_html, 0); at < searcher_html.size();
       at = append_plain(out, searcher_html, at)) {
    if (const std::size_t length = allowed_length(searcher_html, at); length > 0) {
      out += searcher_html.substr(at, length);
      at += length;
    } else {
      append_escaped(out, next_code_point(searcher_html, at));
    }
  }
  return Html(std::move(out));
}

Html data_script(std::string_view type, std::string_view json) {
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    if (json.substr(at, 2) == "\\\"") {
      out += "\\u0022";
      at += 2;
      continue;
    }
    // Inside strings of JSON, where alone they may be, these mean the same and end no script.
    switch (const char32_t c = next_code_point(json, at)) {
      case '<': out += "\\u003c"; break;
      case '>': out += "\\u003e"; break;
      case '&': out += "\\u0026"; break;
      default:
        if (!is_unwanted(c)) append_utf8(out, c);
    }
  }
  return R"(<script type="{}">{}</script>
)"_html(type, Html(std::move(out)));
}

void HtmlTemplate::copy_to_hole(std::string& out, std::string_view& rest) {
  const std::size_t hole = rest.find("{}");
  if (hole == std::string_view::npos)
    return;  // more values than holes: any test of the page would show it
  out += rest.substr(0, hole);
  rest.remove_prefix(hole + 2);
}

}  // namespace nachlese::web
