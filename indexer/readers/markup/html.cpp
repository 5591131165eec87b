#include "indexer/readers/markup/html.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "core/base/ascii.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/markup/attributes.hpp"
#include "indexer/readers/markup/libxml_tree.hpp"
#include "indexer/readers/markup/xml_repair.hpp"

namespace nachlese::readers {
namespace {

// Tags of HTML 5, and forgotten ones, that the library's table, made for HTML 4, does not have.
constexpr std::string_view kMoreTags[] = {
    "article",  "aside",   "audio",      "bdi",    "blink",   "canvas", "command", "datalist",
    "details",  "dialog",  "figcaption", "figure", "footer",  "header", "keygen",  "main",
    "mark",     "marquee", "math",       "meter",  "nav",     "nobr",   "output",  "picture",
    "progress", "rp",      "rt",         "ruby",   "section", "source", "summary", "svg",
    "time",     "track",   "video",      "wbr",
};

bool is_tag(const std::string& name) {
  return std::find(std::begin(kMoreTags), std::end(kMoreTags), name) != std::end(kMoreTags) ||
         htmlTagLookup(reinterpret_cast<const xmlChar*>(name.c_str())) != nullptr;
}

bool is_letter(char c) { return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z'; }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Behind the tag that begins at `at`; npos if nothing does: a tag ends before another one begins,
// but for the signs in values of attributes.
std::size_t tag_end(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '/') ++i;
  if (i >= text.size() || !is_letter(text[i])) return std::string_view::npos;
  char before = ' ';
  for (; i < text.size() && text[i] != '<'; ++i) {
    const char c = text[i];
    if (c == '>') return i + 1;
    if ((c == '"' || c == '\'') && before == '=') {
      i = text.find(c, i + 1);
      if (i == std::string_view::npos) break;
    }
    if (!is_blank(c)) before = c;
  }
  return std::string_view::npos;
}

struct FreeHtml {
  void operator()(xmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

}  // namespace

Element parse_html(std::string_view text) {
  Element out;
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return out;
  std::string few;
  if (has_too_many_attributes(text)) text = few = with_few_attributes(text);
  const std::unique_ptr<xmlParserCtxt, FreeHtml> context(htmlNewParserCtxt());
  if (context == nullptr) return out;
  WorkCheckedParsing::install(*context);
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  const std::unique_ptr<xmlDoc, FreeHtml> document(htmlCtxtReadMemory(
      context.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
  WorkLimit::check_now();
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) return out;
  copy_element(root, out,
               [](const xmlChar* name, const xmlNs*) { return std::string(view(name)); });
  return out;
}

std::string with_signs_as_text(std::string_view text) {
  std::string out;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<')) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool begins_other = next == '!' || next == '?';  // a comment, a declaration
    const bool is_text = !begins_other && tag_end(text, at) == std::string_view::npos;
    out.append(text, 0, at).append(is_text ? "&lt;" : "<");
    text.remove_prefix(at + 1);
  }
  return out.append(text);
}

bool has_markup(std::string_view text) {
  std::size_t next_tag = text.find('<');
  std::size_t next_entity = text.find('&');
  while (next_tag != next_entity) {  // both npos
    const bool tag = next_tag < next_entity;
    std::size_t& at = tag ? next_tag : next_entity;
    const std::size_t before = at;
    std::size_t start = at + 1;
    at = text.find(text[at], start);
    if (tag && start < text.size() && text[start] == '/') ++start;
    constexpr std::size_t kLongest = 12;
    const std::string_view rest = text.substr(start, kLongest + 1);
    const std::size_t length = rest.find_first_of(tag ? " \t\r\n/>" : ";");
    if (length == std::string_view::npos || length == 0) continue;
    const std::string_view name = rest.substr(0, length);
    if (tag ? is_tag(to_lower_ascii(name)) && tag_end(text, before) != std::string_view::npos
            : (name.starts_with('#') || !html_entity(name).empty()))
      return true;
  }
  return false;
}

std::string html_entity(std::string_view name) {
  const std::string key(name);
  const htmlEntityDesc* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
  std::string out;
  if (found != nullptr) append_utf8(out, found->value);
  return out;
}

}  // namespace nachlese::readers
