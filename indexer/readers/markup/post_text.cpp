#include "indexer/readers/markup/post_text.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/markup/html.hpp"

namespace nachlese::readers {
namespace {

// Elements in which an empty line is no paragraph of its own.
constexpr std::string_view kBlocks[] = {"<p>", "<p ", "<br", "<div", "<li", "<table"};

bool has_blocks(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  return std::any_of(std::begin(kBlocks), std::end(kBlocks),
                     [&](std::string_view tag) { return lower.find(tag) != std::string::npos; });
}

// What of HTML stands in a line alone needs no paragraph around it.
bool is_block_tag(std::string_view line) {
  constexpr std::string_view kBlockStarts[] = {"<h", "<ul",  "<ol",     "<block", "<table",
                                               "<p", "<div", "<figure", "<!--",   "</"};
  const std::string lower = to_lower_ascii(line.substr(0, 8));
  return std::any_of(std::begin(kBlockStarts), std::end(kBlockStarts),
                     [&](std::string_view tag) { return lower.starts_with(tag); });
}

// Empty lines as WordPress shows them.
std::string with_paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t end = text.find("\n\n");
    const std::size_t other = text.find("\n\r\n");
    end = std::min({end, other, text.size()});
    const std::string_view part = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
    if (part.empty()) continue;
    if (is_block_tag(part)) {
      out += part;
      out += '\n';
      continue;
    }
    out += "<p>";
    for (const char c : part) {
      if (c == '\n') out += "<br>";
      if (c != '\r' && c != '\n') out += c;
    }
    out += "</p>\n";
  }
  return out;
}

bool is_code_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

// "[name attribute="…"]", "[/name]"; what stands between the two stays. Words in brackets that have
// neither attributes nor an end are the author's.
std::string without_short_codes(std::string_view text) {
  if (text.find('[') == std::string_view::npos) return std::string(text);
  std::string out;
  int searches = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('[', at), text.size());
    out += text.substr(at, open - at);
    if (open == text.size()) break;
    constexpr std::size_t kLongestCode = 4000;
    const std::size_t close =
        text.substr(0, std::min(text.size(), open + kLongestCode)).find(']', open);
    at = open + 1;
    if (close == std::string_view::npos) {
      out += '[';
      continue;
    }
    std::string_view inside = text.substr(open + 1, close - open - 1);
    const bool ends = inside.starts_with('/');
    if (ends) inside.remove_prefix(1);
    const std::string_view name = inside.substr(0, inside.find_first_of(" \t\n/"));
    const bool attributes = inside.find('=') != std::string_view::npos || inside.ends_with('/');
    constexpr std::string_view kAlone[] = {"gallery",  "embed", "more",
                                           "nextpage", "toc",   "contact-form-7"};
    constexpr int kMostSearches = 200;  // each may look through all the rest
    const bool closed = !ends && is_code_name(name) && searches++ < kMostSearches &&
                        text.find("[/" + std::string(name) + "]", close) != std::string_view::npos;
    if (is_code_name(name) && (ends || attributes || closed || is_one_of(name, kAlone))) {
      at = close + 1;
    } else {
      out += '[';
    }
  }
  return out;
}

}  // namespace

Text text_of_post(std::string_view raw) {
  std::string text = without_short_codes(raw);
  if (!has_blocks(text) &&
      (text.find("\n\n") != std::string::npos || text.find("\n\r\n") != std::string::npos) &&
      has_markup(text))
    text = with_paragraphs(text);
  Text out = text_of_html(text);
  // Tags that show as text were packed once more than need be.
  const std::size_t tag = out.body.find('<');
  const bool twice =
      tag != std::string::npos && has_markup(out.body) &&
      (out.body.find("</") != std::string::npos || out.body.find("<br") != std::string::npos ||
       out.body.find("<p>") != std::string::npos || out.body.find("<img") != std::string::npos);
  if (!twice) return out;
  Text again = text_of_html(out.body);
  if (again.body.empty()) return out;
  again.captions.insert(again.captions.begin(), out.captions.begin(), out.captions.end());
  return again;
}

}  // namespace nachlese::readers
