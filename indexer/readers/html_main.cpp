#include "indexer/readers/html_main.hpp"

#include <algorithm>

#include "core/base/lists.hpp"
#include "indexer/readers/fields.hpp"

namespace nachlese {
namespace {

constexpr std::string_view kDroppedElements[] = {"nav",    "footer", "aside", "form",   "dialog",
                                                 "header", "time",   "menu",  "select", "button"};
constexpr std::string_view kDroppedRoles[] = {"navigation", "banner", "contentinfo", "complementary",
                                              "search",     "dialog", "alertdialog", "menu"};
// Words in class and id, by their start.
constexpr std::string_view kNeverText[] = {"cookie", "consent", "comment", "kommentar", "disqus", "gdpr", "dsgvo"};
constexpr std::string_view kBesideText[] = {
    "breadcrumb", "newsletter", "sidebar",   "related",  "recommend", "advert",   "anzeige",     "werbung", "paywall", "navigation",
    "pagination", "share",      "sharing",   "social",   "footer",    "outbrain", "taboola",     "promo",   "byline",  "author",
    "autor",      "dateline",   "timestamp", "skiplink", "mehrzum",   "readmore", "weiterlesen", "menu",    "popup"};
constexpr std::string_view kBesideWords[] = {"nav", "ad", "ads", "cmp", "banner", "modal", "toolbar", "meta", "tags", "print"};
constexpr std::string_view kBylines[] = {"byline", "author", "autor"};
constexpr std::string_view kKickers[] = {"kicker", "dachzeile", "overline", "roofline", "spitzmarke", "topline"};
constexpr std::string_view kFrames[] = {"html", "body", "main", "article"};  // never dropped for their class

template <std::size_t Size>
bool is_one_of(std::string_view text, const std::string_view (&list)[Size]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

template <std::size_t Size>
bool starts_like(std::string_view text, const std::string_view (&list)[Size]) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view start) { return text.starts_with(start); });
}

// "article-body__commentList" → article, body, comment, list.
std::vector<std::string> class_words(const Element& element) {
  std::string text;
  for (const char* name : {"class", "id"}) {
    for (const char c : attribute(element, name)) {
      if (c >= 'A' && c <= 'Z' && !text.empty() && text.back() >= 'a' && text.back() <= 'z') text += ' ';
      text += c;
    }
    text += ' ';
  }
  return split_list(to_lower_ascii(text), " -_:/.\t\n");
}

std::size_t text_size(const Element& element) { return line_text(element).size(); }

std::size_t linked_size(const Element& element, int& links) {
  if (element.name == "a") {
    ++links;
    return text_size(element);
  }
  std::size_t sum = 0;
  for (const auto& c : element.children) sum += linked_size(c, links);
  return sum;
}

bool is_hidden(const Element& element) {
  const bool attributes =
      std::any_of(element.attributes.begin(), element.attributes.end(), [](const auto& a) { return a.first == "hidden"; });
  const std::string style = to_lower_ascii(attribute(element, "style"));
  return attributes || style.find("display:none") != std::string::npos || style.find("display: none") != std::string::npos;
}

bool is_list_of_links(const Element& element, std::size_t size) {
  if (element.name != "ul" && element.name != "ol" && element.name != "div" && element.name != "section") return false;
  constexpr int kFew = 2;
  int links = 0;
  return linked_size(element, links) * 10 > size * 7 && links > kFew;
}

// `page` is the size of all text.
bool is_beside(const Element& element, std::size_t page) {
  if (is_one_of(element.name, kDroppedElements) || is_one_of(attribute(element, "role"), kDroppedRoles) || is_hidden(element))
    return true;
  if (is_one_of(element.name, kFrames)) return false;
  const auto words = class_words(element);
  const bool never = std::any_of(words.begin(), words.end(), [](const auto& word) { return starts_like(word, kNeverText); });
  const bool beside = std::any_of(words.begin(), words.end(),
                                  [](const auto& word) { return starts_like(word, kBesideText) || is_one_of(word, kBesideWords); });
  if (never) return find(element, "h1") == nullptr;
  const std::size_t size = text_size(element);
  // The wrapper of a whole page may be called "with-sidebar".
  return (beside && 2 * size < page) || is_list_of_links(element, size);
}

Element prune(const Element& element, std::size_t page) {
  Element out{element.name, element.text, element.attributes, {}};
  for (const auto& c : element.children) {
    if (c.name.empty()) {
      out.children.push_back(c);
    } else if (!is_beside(c, page)) {
      out.children.push_back(prune(c, page));
    }
  }
  return out;
}

const Element* longest(const Element& page, std::string_view name) {
  const Element* best = nullptr;
  std::size_t most = 0;
  each_element(page, [&](const Element& e) {
    if (e.name != name) return;
    const std::size_t size = text_size(e);
    if (size > most) best = &e;
    most = std::max(most, size);
  });
  return best;
}

// The deepest element that still holds most of the text in paragraphs.
const Element* most_paragraphs(const Element& page) {
  const auto in_paragraphs = [](const Element& e) {
    std::size_t sum = 0;
    each_element(e, [&](const Element& p) { sum += p.name == "p" ? text_size(p) : 0; });
    return sum;
  };
  const Element* at = &page;
  const std::size_t all = in_paragraphs(page);
  for (bool deeper = all > 0; deeper;) {
    deeper = false;
    for (const auto& c : at->children) {
      if (c.name == "p" || in_paragraphs(c) * 4 < all * 3) continue;
      at = &c;
      deeper = true;
      break;
    }
  }
  return at;
}

const Element* with_property(const Element& page, std::string_view name, std::string_view value) {
  const Element* found = nullptr;
  each_element(page, [&](const Element& e) {
    if (found == nullptr && to_lower_ascii(attribute(e, name)) == value) found = &e;
  });
  return found;
}

// The first short line of an element that `wanted` takes.
template <class Wanted>
std::string first_line(const Element& page, const Wanted& wanted) {
  std::string found;
  constexpr std::size_t kLongest = 100;
  each_element(page, [&](const Element& e) {
    if (!found.empty() || !wanted(e, class_words(e))) return;
    std::string line = line_text(e);
    if (line.size() <= kLongest) found = std::move(line);
  });
  return found;
}

}  // namespace

Text main_text(const Element& page) {
  const Element* body = find(page, "body");
  const Element& whole = body != nullptr ? *body : page;
  const Element pruned = prune(whole, text_size(whole));
  const Element* best = with_property(pruned, "itemprop", "articlebody");
  if (best == nullptr) best = longest(pruned, "article");
  if (best == nullptr) best = longest(pruned, "main");
  if (best == nullptr) best = with_property(pruned, "role", "main");
  if (best == nullptr || text_size(*best) == 0) best = most_paragraphs(pruned);
  Text text = text_of(*best);
  return text.body.empty() ? text_of(whole) : text;
}

std::string byline_of(const Element& page) {
  return first_line(page, [](const Element& e, const std::vector<std::string>& words) {
    return attribute(e, "rel") == "author" || attribute(e, "itemprop") == "author" ||
           std::any_of(words.begin(), words.end(), [](const auto& word) { return starts_like(word, kBylines); });
  });
}

std::string kicker_of(const Element& page) {
  return first_line(page, [](const Element&, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [](const auto& word) { return is_one_of(std::string_view(word), kKickers); });
  });
}

}  // namespace nachlese
