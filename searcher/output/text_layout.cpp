#include "searcher/output/text_layout.hpp"

#include <algorithm>
#include <sstream>

#include "core/base/utf8.hpp"

namespace nachlese::search {
namespace {

constexpr std::string_view kMarkOn = "\x1b[1;31m";
constexpr std::string_view kEmphasisOn[] = {"\x1b[1m", "\x1b[2m"};  // index: Emphasis
constexpr std::string_view kOff = "\x1b[0m";
constexpr std::string_view kLinkOn = "\x1b]8;;";
constexpr std::string_view kLinkEnd = "\x1b\\";
constexpr std::string_view kEllipsis = "\u2026";

struct Replacement {
  std::string_view html;
  std::string_view text;
};
constexpr Replacement kEntities[] = {
    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};

// The end of the escape sequence at `at`: "ESC [ … letter" or "ESC ] … ESC \".
std::size_t after_escape(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with(kLinkOn.substr(0, 2))) {
    const std::size_t end = text.find(kLinkEnd, at + 2);
    return end == std::string_view::npos ? text.size() : end + kLinkEnd.size();
  }
  return std::min(text.find('m', at), text.size() - 1) + 1;
}

// Characters that take a column.
std::size_t columns_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\x1b') {
      at = after_escape(text, at);
    } else {
      (void)next_code_point(text, at);
      ++width;
    }
  }
  return width;
}

std::string wrapped_line(std::size_t page, const std::string& text, std::string_view indent) {
  std::string out(indent);
  const std::size_t margin = columns_of(indent);
  std::size_t column = margin;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const std::size_t width = columns_of(word);
    if (column > margin && column + width + 1 > page) {
      out.append("\n").append(indent);
      column = margin;
    } else if (column > margin) {
      out.push_back(' ');
      ++column;
    }
    out += word;
    column += width;
  }
  return out;
}

bool is_safe_address(std::string_view url) {
  return (url.starts_with("https://") || url.starts_with("http://")) &&
         std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

}  // namespace

std::string printable(std::string_view text, bool lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      out.push_back(lines && c == '\n' ? '\n' : ' ');
    } else if (c == 0xFFFD) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

std::string plain(std::string_view html, bool color, bool lines) {
  std::string out;
  const std::string safe = printable(html, lines);
  for (std::size_t at = 0; at < safe.size();) {
    const std::string_view rest = std::string_view(safe).substr(at);
    const auto* entity = std::find_if(std::begin(kEntities), std::end(kEntities),
                                      [&](const auto& e) { return rest.starts_with(e.html); });
    if (entity != std::end(kEntities)) {
      out += entity->text;
      at += entity->html.size();
    } else if (rest.starts_with("<mark>")) {
      if (color) out += kMarkOn;
      at += 6;
    } else if (rest.starts_with("</mark>")) {
      if (color) out += kOff;
      at += 7;
    } else {
      out.push_back(safe[at++]);
    }
  }
  return out;
}

std::string styled(const TextStyle& style, Emphasis emphasis, const std::string& text) {
  if (!style.color) return text;
  return std::string(kEmphasisOn[static_cast<std::size_t>(emphasis)]) + text + std::string(kOff);
}

std::string linked(const TextStyle& style, const std::string& url, const std::string& text) {
  if (!style.links || !is_safe_address(url)) return text;
  const std::string on(kLinkOn);
  const std::string end(kLinkEnd);
  return on + url + end + text + on + end;
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t characters = count_code_points(text);
  if (characters <= width) return text + std::string(width - characters, ' ');
  if (width == 0) return {};
  std::size_t end = 0;
  for (std::size_t i = 0; i + 1 < width; ++i) (void)next_code_point(text, end);
  return text.substr(0, end).append(kEllipsis);
}

std::string wrapped(const TextStyle& style, std::string_view text, std::string_view indent) {
  std::string out;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += wrapped_line(style.width, std::string(text.substr(0, end)), indent);
    if (end == text.size()) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string sparkline(const std::vector<std::uint64_t>& values) {
  constexpr std::string_view kBars[] = {"\u2581", "\u2582", "\u2583", "\u2584",
                                        "\u2585", "\u2586", "\u2587", "\u2588"};
  const std::uint64_t most = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
  std::string out;
  for (const std::uint64_t value : values) {
    if (value == 0) {
      out += ' ';
      continue;
    }
    const double share = static_cast<double>(value) / static_cast<double>(most);
    const auto bar =
        static_cast<std::size_t>(share * static_cast<double>(std::size(kBars) - 1) + 0.5);
    out += kBars[bar];
  }
  return out;
}

}  // namespace nachlese::search
